import type { WordsOf } from './words-of.ts';
import type { zhVerify } from './words-zh-verify.ts';

export const enVerify: WordsOf<typeof zhVerify> = {
  verify: {
    title: 'Check a pack',
    zip: 'Choose ZIP…',
    folder: 'Choose folder…',
    running: 'Checking…',
  },
};
