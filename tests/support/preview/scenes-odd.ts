import { pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import type { EvidenceView } from '../../../src/shared/evidence.ts';
import type { BenchView, LineView, ReturnView, SessionView } from '../../../src/shared/session.ts';
import { emptyBench } from '../fake-station.ts';
import { GOOD, HOUR, makeLine, makePhoto, makeRecent, makeReturn, makeSession, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy, RECENT } from './scenes-waiting.ts';

// Boxes that don't go the usual way.

const open = (session: SessionView, more: Partial<BenchView> = {}): BenchView => ({
  ...emptyBench,
  recent: RECENT,
  session,
  ...more,
});
const photos = (...shots: Shot[]): EvidenceView => ({
  photos: shots.map((shot) => makePhoto(shot)),
  recordings: [],
  gaps: [],
});
const looks = { status: busy, evidence: photos('outer', 'auto', 'auto'), looksAt: 'contents' } as const;

const WARES = [
  ['男士长袖衬衫 白色 L', 'shirt'],
  ['自动扣腰带 黑色 115 cm', 'belt'],
  ['陶瓷马克杯 350 ml 珊瑚红', 'mug'],
  ['儿童雨伞 湖蓝', 'umbrella'],
] as const;
const line = (id: string, at: number, more: Partial<LineView> = {}): LineView => {
  const [name, picture] = WARES[at % WARES.length] ?? WARES[0];
  return makeLine({ id, name, picture: pictureOf(picture), ...more });
};
/** The nth return of a box, with two lines. */
const nth = (n: number, counts: readonly [number, number], more: Partial<ReturnView> = {}): ReturnView =>
  makeReturn({
    id: `r${n}`,
    returnNo: `TH0000002${n}`,
    shop: n % 2 === 0 ? '青禾户外' : '青禾男装旗舰店',
    deadlineAt: Date.now() + (3 + 5 * n) * HOUR + 12 * MINUTE,
    lines: [line(`r${n}a`, n, { good: counts[0] }), line(`r${n}b`, n + 1, { good: counts[1] })],
    ...more,
  });
const six = [
  nth(1, [1, 1]),
  nth(2, [1, 0], { reason: 'short', reasonText: '少一把伞' }),
  nth(3, [0, 0], { state: 'withdrawn', reason: 'no-reason', reasonText: '' }),
  nth(4, [1, 1], { choice: 'damaged', codes: ['stained'] }),
  nth(5, [0, 0], { awaitsRest: true, otherBoxes: [{ waybill: 'SF1300001234571', isOpened: false }] }),
  nth(6, [0, 0], {
    isJudgedElsewhere: true,
    verdict: {
      verdict: 'damaged',
      finding: 'confirms',
      codes: ['stained'],
      at: Date.now() - 50 * MINUTE,
      operatorNo: '0031',
    },
  }),
];
const two = [
  nth(1, [1, 1], { choice: 'damaged', codes: ['damaged'] }),
  nth(2, [1, 1], { reason: 'wrong-item', reasonText: '发成了别的颜色' }),
];
const shots = (done: number): SessionView['shots'] =>
  [
    { shot: 'label', returnId: null },
    { shot: 'defect', returnId: 'r1' },
    { shot: 'defect', returnId: 'r2' },
  ].map((one, index) => ({ ...one, shot: one.shot as Shot, isRequired: true, count: index < done ? 1 : 0 }));

const refusedPanel = {
  kind: 'refused-parcel',
  inspectionId: 'i1',
  waybill: 'SF1300009918822',
  title: '男士长袖衬衫 白色 L · 自动扣腰带 黑色 115 cm',
  orderNo: '2026110488771203',
  units: 2,
  bin: 'A-01',
  progress: 'waiting',
  openUntilAt: Date.now() + 55_000,
} as const;
const oddRecent = [
  makeRecent({ waybill: 'SF1300009918822', lane: 'refused', progress: 'waiting', undoUntilAt: Date.now() + 55_000 }),
  makeRecent({ waybill: '773000104729483', lane: 'other-merchant', verdict: null, title: '', progress: 'none' }),
  makeRecent({ waybill: 'YT8812345678903', awaitsRest: true, verdict: null, progress: 'none' }),
  ...RECENT.slice(2, 4),
];

export const ODD_SCENES = {
  'several-six': {
    view: open(
      makeSession({ returns: six, focusId: 'r2', next: { step: 'scan-line', lineId: 'r2b' }, canBeRest: true }),
    ),
    ...looks,
  },
  'several-other-waits': {
    view: open(
      makeSession({
        returns: [nth(1, [1, 0]), nth(2, [0, 0])],
        focusId: 'r2',
        next: { step: 'scan-line', lineId: 'r1b' },
        canBeRest: true,
      }),
    ),
    ...looks,
  },
  'several-codes': {
    view: open(
      makeSession({
        returns: [six[0], six[1], six[3]].flatMap((one) => one ?? []),
        focusId: 'r4',
        choice: 'damaged',
        codes: ['stained'],
        cause: 'buyer',
        judgements: { ...GOOD, appearance: 'bad' },
        next: { step: 'confirm-codes' },
        canUndo: true,
      }),
    ),
    ...looks,
  },
  'several-go-back': {
    view: open(makeSession({ returns: two, focusId: 'r2', next: { step: 'confirm-codes' } })),
    ...looks,
  },
  'several-shot': {
    view: open(
      makeSession({
        returns: two.map((one) => ({ ...one, choice: 'damaged' as const, codes: ['damaged' as const] })),
        focusId: 'r1',
        choice: 'damaged',
        codes: ['damaged'],
        shots: shots(2),
        next: { step: 'take-shot', shot: 'defect', done: 2, of: 3, returnId: 'r2' },
      }),
    ),
    ...looks,
    evidence: {
      photos: [makePhoto('outer'), makePhoto('label'), makePhoto('defect', { returnId: 'r1' })],
      recordings: [],
      gaps: [],
    },
    looksAt: 'defect',
  },
  'boxes-first': {
    view: open(
      makeSession({
        returns: [
          makeReturn({
            otherBoxes: [
              { waybill: 'SF1300001234571', isOpened: false },
              { waybill: 'SF1300001234580', isOpened: false },
            ],
            lines: [line('a', 0, { good: 1 }), line('b', 1)],
          }),
        ],
        next: { step: 'scan-line', lineId: 'b' },
        canBeRest: true,
      }),
    ),
    ...looks,
  },
  'boxes-second': {
    view: open(
      makeSession({
        waybill: 'SF1300001234571',
        returns: [
          makeReturn({
            otherBoxes: [{ waybill: 'SF1300001234562', isOpened: true }],
            lines: [line('a', 0, { good: 1, elsewhere: 1 }), line('b', 1, { good: 1 })],
          }),
        ],
        next: { step: 'judge' },
        canBeIntact: true,
      }),
    ),
    ...looks,
  },
  'boxes-late': {
    view: open(
      makeSession({
        waybill: 'SF1300001234580',
        returns: [six[5]].flatMap((one) =>
          one === undefined ? [] : [{ ...one, otherBoxes: [{ waybill: 'SF1300001234562', isOpened: true }] }],
        ),
        next: { step: 'judge' },
      }),
    ),
    ...looks,
  },
  'refused-parcel': { view: { ...emptyBench, recent: oddRecent, panel: refusedPanel }, status: busy },
  'refused-too-late': {
    view: { ...emptyBench, recent: oddRecent, panel: { ...refusedPanel, progress: 'acknowledged', openUntilAt: null } },
    status: busy,
  },
  'other-merchant': {
    view: {
      ...emptyBench,
      recent: oddRecent,
      panel: { kind: 'other-merchant', inspectionId: 'i2', waybill: '773000104729483' },
    },
    status: busy,
  },
  'unclaimed-slip': {
    view: open(
      makeSession({
        waybill: '318200104729483',
        couriers: ['yunda', 'sto', 'zto'],
        matching: 'unclaimed',
        returns: [],
        place: null,
        next: { step: 'judge' },
        strangers: [{ text: '6901234567892', kind: 'sku' }],
        canBeIntact: true,
      }),
    ),
    status: busy,
    evidence: photos('outer', 'slip'),
    looksAt: 'label',
  },
  'claimed-by-hand': {
    view: open(
      makeSession({
        returns: [makeReturn({ isClaimed: true, lines: [line('a', 0), line('b', 1)] })],
        next: { step: 'scan-line', lineId: 'a' },
        canBeRest: true,
        canUndo: true,
      }),
    ),
    ...looks,
  },
  ...Object.fromEntries(
    (['refunded', 'withdrawn', 'locked'] as const).map((state) => [
      `state-${state}`,
      {
        view: open(
          makeSession({
            returns: [makeReturn({ state, lines: [line('a', 0, { good: 1 }), line('b', 1)] })],
            next: { step: 'scan-line', lineId: 'b' },
            canBeRest: true,
          }),
        ),
        ...looks,
      },
    ]),
  ),
  'bundle-gift': {
    view: open(
      makeSession({
        returns: [
          makeReturn({
            lines: [
              line('a', 0, { bundle: '通勤三件套', good: 1 }),
              line('b', 1, { bundle: '通勤三件套' }),
              line('c', 2, { name: '领带夹（礼盒装）', isGift: true, isCountedByKey: true }),
            ],
          }),
        ],
        next: { step: 'scan-line', lineId: 'b' },
        canBeRest: true,
      }),
    ),
    ...looks,
  },
  'disposition-keep': {
    view: open(
      makeSession({
        returns: [makeReturn({ choice: 'swapped', codes: ['not-as-shipped'], lines: [line('a', 0), line('b', 1)] })],
        choice: 'swapped',
        codes: ['not-as-shipped'],
        cause: 'buyer',
        shots: [{ shot: 'contents', isRequired: true, count: 1, returnId: null }],
        next: { step: 'scan-bin' },
        disposition: { chosen: 'keep', offered: ['keep', 'appraise', 'to-buyer'], bin: 'HOLD-01' },
      }),
    ),
    ...looks,
    evidence: photos('outer', 'label', 'contents', 'body'),
  },
  'disposition-repair': {
    view: open(
      makeSession({
        returns: [makeReturn({ choice: 'damaged', codes: ['malfunction'], lines: [line('a', 2), line('b', 1)] })],
        choice: 'damaged',
        codes: ['malfunction'],
        cause: 'quality',
        next: { step: 'scan-bin' },
        disposition: { chosen: 'second', offered: ['repair', 'to-supplier', 'second', 'keep'], bin: 'B-01' },
      }),
    ),
    ...looks,
    evidence: photos('outer', 'label', 'defect'),
  },
} satisfies Record<string, Scene>;
