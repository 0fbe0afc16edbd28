import type { RetentionView } from '../../../src/shared/retention.ts';
import type { TimestampTried } from '../../../src/shared/timestamp.ts';
import { PAGE_IDS } from '../../../src/renderer/settings/setting-list.ts';
import type { PageId } from '../../../src/renderer/settings/setting-list.ts';
import { emptyBench } from '../fake-station.ts';
import { makeRetention, makeStatus } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

// Keeping and deleting, trusted time, and a disk that fills up.

const GB = 1_000_000_000;
const DAY = 86_400_000;
const page = (id: PageId, more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  keys: ['F10', ...Array.from({ length: PAGE_IDS.indexOf(id) }, () => 'ArrowDown')],
  ...more,
});
const run = (more: Partial<NonNullable<RetentionView['run']>> = {}): RetentionView =>
  makeRetention({
    lastDeletedAt: Date.now() - DAY,
    held: 4,
    run: {
      isDeleting: false,
      state: 'done',
      looked: 5210,
      total: 5210,
      rules: [
        { rule: 'intact-recording', files: 412, bytes: 96 * GB },
        { rule: 'intact-photo', files: 1833, bytes: 2.4 * GB },
        { rule: 'case', files: 21, bytes: 3.1 * GB },
      ],
      kept: 37,
      days: { recording: 90, photo: 180, case: 1095 },
      at: Date.now(),
      ...more,
    },
  });
const effect = { now: { files: 2266, bytes: 101 * GB }, week: { files: 2480, bytes: 132 * GB } };
const full = { lastDeletedAt: Date.now() - 2 * DAY, pausedBy: 'clock', unremoved: 2, daysLeft: 3 } as const;
const tried = (more: Partial<TimestampTried>): TimestampTried => ({ fault: null, stamp: null, ...more });
const tsa = { url: 'https://tsa.example.com/rfc3161', caPem: '' };

export const KEEP_SCENES = {
  'keep-page': page('keep'),
  'keep-page-found': page('keep', { retention: run(), effect, clicks: ['现在删除', 'Delete now'] }),
  'keep-page-deleting': page('keep', {
    retention: run({ isDeleting: true, state: 'deleting', looked: 2100 }),
    effect,
  }),
  'keep-page-paused': page('keep', { retention: makeRetention(full), effect }),
  'keep-page-changed': page('keep', {
    retention: run(),
    effect,
    thenKeys: ['Tab', 'Control+A', '6', '0', 'Enter'],
  }),
  'trusted-page': page('time'),
  'trusted-page-good': page('time', {
    settings: { tsa },
    stamped: tried({ stamp: { tsa: 'Example TSA', stampedAt: Date.now(), aheadMs: 240_000, isTrusted: true } }),
    clicks: ['试一次', 'Try it'],
  }),
  'trusted-page-bad': page('time', {
    settings: { tsa },
    stamped: tried({ fault: 'untrusted' }),
    clicks: ['试一次', 'Try it'],
  }),
  'disk-low': { view: emptyBench, status: makeStatus({ space: 'low', freeBytes: 14 * GB, daysLeft: 1 }) },
  'disk-video-stopped': {
    view: emptyBench,
    status: makeStatus({ space: 'video-stopped', freeBytes: 2.1 * GB, daysLeft: 0, isTraining: false }),
  },
} satisfies Record<string, Scene>;
