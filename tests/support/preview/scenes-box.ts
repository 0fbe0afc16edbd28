import { pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import type { EvidenceView } from '../../../src/shared/evidence.ts';
import type { BenchView, LineView, SessionView } from '../../../src/shared/session.ts';
import { emptyBench } from '../fake-station.ts';
import { GOOD, HOUR, makeLine, makePhoto, makeReturn, makeSession, makeShots, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy, RECENT } from './scenes-waiting.ts';

const SHIRT = { picture: pictureOf('shirt') };
const shirt = (more: Partial<LineView> = {}): LineView => makeLine({ id: 'shirt', ...SHIRT, ...more });
const belt = (more: Partial<LineView> = {}): LineView =>
  makeLine({ id: 'belt', sku: 'BELT', name: '自动扣腰带 黑色 115 cm', picture: pictureOf('belt'), ...more });
const phone = (more: Partial<LineView> = {}): LineView =>
  makeLine({
    id: 'phone',
    sku: 'PH-X1-256',
    name: '智能手机 X1 256 GB 曜石黑',
    picture: pictureOf('phone'),
    shippedSerials: ['356938035643809'],
    serialState: 'wanted',
    ...more,
  });

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
const SWAP_SHOTS = makeShots({ label: 1, seal: 1, body: 0, serial: 0, contents: 0 });

const justScanned = makeSession({
  returns: [makeReturn({ lines: [shirt(), belt()] })],
  next: { step: 'scan-line', lineId: 'shirt' },
});
const halfCounted = makeSession({
  returns: [makeReturn({ lines: [shirt({ good: 1 }), belt()] })],
  next: { step: 'scan-line', lineId: 'belt' },
  canUndo: true,
});
const damaged = makeSession({
  returns: [makeReturn({ lines: [shirt({ good: 1 }), belt({ good: 1 })] })],
  choice: 'damaged',
  codes: ['stained', 'tag-missing'],
  cause: 'buyer',
  judgements: { ...GOOD, appearance: 'bad', accessories: 'bad' },
  next: { step: 'confirm-codes' },
  canUndo: true,
});
const swapped = makeSession({
  waybill: 'JDVA11408814483',
  couriers: ['jd'],
  returns: [
    makeReturn({
      reason: 'no-reason',
      reasonText: '不想要了，未拆封',
      amountCents: 4999_00,
      category: 'digital',
      isHighValue: true,
      deadlineAt: Date.now() + HOUR + 24 * MINUTE,
      lines: [phone({ good: 0, serialState: 'mismatch', seenSerials: ['353918051684620'] })],
    }),
  ],
  choice: 'swapped',
  codes: ['serial-mismatch'],
  cause: 'buyer',
  offeredCodes: ['serial-mismatch', 'not-as-shipped', 'activated', 'seal-broken', 'seal-tag-mismatch', 'part-missing'],
  judgements: { ...GOOD, appearance: 'bad', reason: 'bad' },
  shots: SWAP_SHOTS,
  next: { step: 'take-shot', shot: 'body', done: 2, of: 5, returnId: null },
  canUndo: true,
});

export const BOX_SCENES = {
  'open-just-scanned': { view: open(justScanned), status: busy, evidence: photos('outer') },
  'half-counted': { view: open(halfCounted), status: busy, evidence: photos('outer', 'auto'), looksAt: 'contents' },
  'all-counted': {
    view: open(
      makeSession({
        returns: [makeReturn({ lines: [shirt({ good: 1 }), belt({ good: 1 })] })],
        next: { step: 'judge' },
        canBeIntact: true,
        canUndo: true,
      }),
    ),
    status: busy,
    evidence: photos('outer', 'auto', 'auto'),
    looksAt: 'contents',
  },
  'many-lines': {
    view: open(
      makeSession({
        couriers: ['yunda'],
        waybill: '318200104729483',
        isCheckDigitOff: true,
        isResumed: true,
        returns: [
          makeReturn({
            returnNo: 'TH00000011',
            deadlineAt: Date.now() + 4 * HOUR,
            lines: [
              shirt({ good: 2, expected: 3, isCountedByKey: true }),
              belt({ defective: 1 }),
              makeLine({ id: 'gift', name: '赠品：领带夹（礼盒装，含感谢卡与防尘袋）', isMissingConfirmed: true }),
            ],
          }),
          makeReturn({
            returnNo: 'TH00000012',
            shop: '青禾户外',
            reason: 'short',
            reasonText: '少一把伞',
            lines: [makeLine({ id: 'umbrella', name: '儿童雨伞 湖蓝', picture: pictureOf('umbrella'), expected: 2 })],
          }),
        ],
        next: { step: 'scan-line', lineId: 'shirt' },
        strangers: [
          { text: '6925304118827', kind: 'sku' },
          { text: '353918051684620', kind: 'goods' },
        ],
      }),
    ),
    status: busy,
    evidence: photos('outer', 'auto', 'auto', 'auto'),
    looksAt: 'contents',
  },
  'change-count': {
    view: open(halfCounted),
    status: busy,
    evidence: photos('outer', 'auto'),
    looksAt: 'contents',
    clicks: ['改数', 'Change'],
  },
  'damaged-choosing': {
    view: open({ ...damaged, codes: [], next: { step: 'choose-code' }, cause: 'unknown', judgements: GOOD }),
    status: busy,
    evidence: photos('outer', 'auto', 'auto'),
    looksAt: 'contents',
  },
  'damaged-codes': {
    view: open(damaged),
    status: busy,
    evidence: photos('outer', 'auto', 'auto'),
    looksAt: 'contents',
  },
  'damaged-note': {
    view: open({ ...damaged, note: '' }),
    status: busy,
    evidence: photos('outer', 'auto', 'auto'),
    looksAt: 'contents',
    keys: ['F7'],
  },
  'swapped-shooting': {
    view: open(swapped),
    status: busy,
    evidence: photos('outer', 'label', 'seal', 'auto'),
    looksAt: 'body',
  },
  'swapped-bin': {
    view: open({
      ...swapped,
      shots: makeShots({ label: 1, seal: 1, body: 1, serial: 1, contents: 1 }),
      next: { step: 'scan-bin' },
      note: '机身背面右上角有磕痕',
    }),
    status: busy,
    evidence: photos('outer', 'label', 'seal', 'body', 'serial', 'contents'),
    looksAt: 'contents',
  },
  'question-close': {
    view: open(halfCounted, {
      question: { kind: 'close-first', id: 'q1', waybill: 'YT8812345678903' },
      queue: [],
    }),
    status: busy,
    evidence: photos('outer', 'auto'),
    looksAt: 'contents',
  },
  'question-queue': {
    view: open(halfCounted, {
      question: { kind: 'goods-or-next', id: 'q1', text: '318200104729483' },
      queue: [
        { id: '1', text: '6901234567892', at: Date.now() },
        { id: '2', text: 'DP:OK', at: Date.now() },
      ],
    }),
    status: busy,
    evidence: photos('outer', 'auto'),
    looksAt: 'contents',
  },
  unclaimed: {
    view: open(
      makeSession({
        waybill: '318200104729483',
        couriers: ['yunda', 'sto', 'zto'],
        matching: 'unclaimed',
        returns: [],
        place: null,
        next: { step: 'judge' },
        canBeIntact: true,
      }),
    ),
    status: busy,
    evidence: photos('outer'),
  },
  'unmatched-offline': {
    view: open(
      makeSession({
        waybill: 'JT0006968326954',
        couriers: ['jt'],
        matching: 'unmatched',
        returns: [],
        place: null,
        next: { step: 'judge' },
        strangers: [{ text: '6901234567892', kind: 'sku' }],
      }),
    ),
    status: { ...busy, isOnline: false, waiting: 7 },
    evidence: photos('outer', 'auto'),
  },
  'photo-enlarged': {
    view: open(swapped),
    status: busy,
    evidence: photos('outer', 'label', 'seal', 'auto'),
    looksAt: 'body',
    clicks: ['放大照片：面单', 'Enlarge photo: Label'],
  },
  'return-locked': {
    view: open({ ...halfCounted, returns: [makeReturn({ state: 'locked', lines: [shirt({ good: 1 }), belt()] })] }),
    status: busy,
    evidence: photos('outer', 'auto'),
  },
  refused: {
    view: open(halfCounted),
    status: busy,
    evidence: photos('outer', 'auto'),
    looksAt: 'contents',
    refusal: 'lines-not-counted',
    keys: ['F1'],
  },
  'camera-none': { view: open(justScanned), status: busy, camera: 'none', recording: null },
  'camera-refused': { view: open(justScanned), status: busy, camera: 'refused', recording: null },
  'camera-lost': { view: open(halfCounted), status: busy, camera: 'lost', recording: null, evidence: photos('outer') },
  'camera-stalled': {
    view: open(halfCounted),
    status: busy,
    recording: { isStalled: true },
    evidence: photos('outer'),
    looksAt: 'contents',
  },
  'alarm-disk-full': {
    view: open(halfCounted),
    status: { ...busy, freeBytes: 900_000_000 },
    alarm: 'disk-full',
    evidence: photos('outer', 'auto'),
    looksAt: 'contents',
  },
} satisfies Record<string, Scene>;
