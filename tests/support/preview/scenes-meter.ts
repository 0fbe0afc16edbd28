import { pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import type { EvidenceView } from '../../../src/shared/evidence.ts';
import type { Doubt, EvidenceItem, MeterItem } from '../../../src/shared/evidence-meter.ts';
import type { PictureCheck } from '../../../src/shared/picture-check.ts';
import type { SessionView } from '../../../src/shared/session.ts';
import { emptyBench } from '../fake-station.ts';
import { GOOD, makeLine, makePhoto, makeReturn, makeSession, makeShots } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy, RECENT } from './scenes-waiting.ts';

// The evidence meter in its states: all there, a label that can't be read, a fault of the newest picture.

const done = (item: EvidenceItem, value?: number): MeterItem => ({
  item,
  returnId: null,
  state: 'done',
  ...(value === undefined ? {} : { value }),
});
const missing = (item: EvidenceItem): MeterItem => ({ item, returnId: null, state: 'missing' });
const doubtful = (item: EvidenceItem, why: Doubt): MeterItem => ({ item, returnId: null, state: 'doubtful', why });
const checkOf = (sha256: string, more: Partial<PictureCheck>): PictureCheck => ({
  sha256,
  isWaybillRead: false,
  modulePxMilli: null,
  hasOtherNumbers: false,
  sharpnessMilli: 100_000,
  faults: [],
  ...more,
});

const shot = (shot: Parameters<typeof makePhoto>[0], ageMs: number) => makePhoto(shot, { takenAt: Date.now() - ageMs });
const outer = shot('outer', 40_000);
const label = shot('label', 20_000);
const defect = shot('defect', 10_000);
const evidence = (...photos: EvidenceView['photos']): EvidenceView => ({ photos, recordings: [], gaps: [] });
const mug = makeLine({ id: 'mug', sku: 'MUG', name: '马克杯 釉下彩 400 ml', picture: pictureOf('mug'), good: 1 });
const box = (more: Partial<SessionView>): SessionView =>
  makeSession({
    returns: [makeReturn({ reason: 'broken', reasonText: '收到时杯子碎了', category: 'other', lines: [mug] })],
    choice: 'damaged',
    codes: ['damaged'],
    cause: 'carrier',
    judgements: { ...GOOD, appearance: 'bad' },
    shots: makeShots({ label: 1, defect: 0 }),
    canUndo: true,
    ...more,
  });
const open = (session: SessionView, photos: EvidenceView): Scene => ({
  view: { ...emptyBench, recent: RECENT, session },
  status: busy,
  evidence: photos,
  looksAt: 'label',
});
const filmed = [done('film'), done('unbroken'), done('film-label', 2300)];

export const METER_SCENES = {
  'meter-full': open(
    box({
      shots: makeShots({ label: 1, defect: 1 }),
      meter: [done('outer'), done('label', 2800), done('defect'), ...filmed],
      checks: [checkOf(label.sha256, { isWaybillRead: true, modulePxMilli: 2800 })],
      next: { step: 'scan-bin' },
    }),
    evidence(outer, label, defect),
  ),
  'meter-label-illegible': open(
    box({
      meter: [
        done('outer'),
        doubtful('label', 'not-read'),
        missing('defect'),
        done('film'),
        done('unbroken'),
        missing('film-label'),
      ],
      checks: [checkOf(label.sha256, {})],
      next: { step: 'take-shot', shot: 'defect', done: 1, of: 2, returnId: null },
    }),
    evidence(outer, label),
  ),
  'meter-label-again': open(
    box({
      shots: makeShots({ label: 1, defect: 1 }),
      meter: [
        done('outer'),
        { ...doubtful('label', 'too-small'), value: 1600 },
        done('defect'),
        done('film'),
        doubtful('unbroken', 'broken'),
        doubtful('film-label', 'not-read'),
      ],
      checks: [checkOf(label.sha256, { isWaybillRead: true, modulePxMilli: 1600 }), checkOf(defect.sha256, {})],
      next: { step: 'take-shot', shot: 'label', done: 2, of: 2, returnId: null, again: 'too-small' },
    }),
    evidence(outer, label, defect),
  ),
  'meter-blurred': open(
    makeSession({
      meter: [
        doubtful('outer', 'blurred'),
        doubtful('label', 'blurred'),
        done('film'),
        done('unbroken'),
        missing('film-label'),
      ],
      checks: [checkOf(outer.sha256, { faults: ['blurred'] })],
    }),
    evidence(outer),
  ),
  'settings-evidence': {
    view: { ...emptyBench, recent: RECENT },
    status: busy,
    keys: ['F10', ...Array.from({ length: 7 }, () => 'ArrowDown')],
  },
} satisfies Record<string, Scene>;
