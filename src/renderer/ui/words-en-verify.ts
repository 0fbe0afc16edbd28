import type { WordsOf } from './words-of.ts';
import type { zhVerify } from './words-zh-verify.ts';

export const enVerify: WordsOf<typeof zhVerify> = {
  verify: {
    title: 'Check a pack',
    zip: 'Choose ZIP…',
    folder: 'Choose folder…',
    running: 'Checking…',
    bench: 'Check this bench',
    benchHint: 'The whole chain of records, every photo, every film. Inspecting goes on meanwhile.',
    benchName: 'This bench',
    benchRunning: 'Checking this bench',
    rows: 'The chain of records first…',
    read: '{{done}} of {{all}} read',
    stop: 'Stop checking',
    stopped: 'Stopped. Nothing was changed. Check again any time.',
  },
};
