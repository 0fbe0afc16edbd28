import type { ToDecideItem } from '../../src/shared/decision.ts';
import type { UnitView } from '../../src/shared/disposition.ts';
import type { Judgements, Shot } from '../../src/shared/domain-words.ts';
import type { EvidenceView, PhotoView, ShotView } from '../../src/shared/evidence.ts';
import type { RetentionView } from '../../src/shared/retention.ts';
import type { LineView, RecentParcel, ReturnView, SessionView } from '../../src/shared/session.ts';
import type { CommandView, StatusView } from '../../src/shared/sync.ts';

// Parts of believable benches for the window's tests and its gallery. Times are relative to now, so that deadlines look
// alive; everything else is fixed.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const ago = (ms: number): number => Date.now() - ms;
const ahead = (ms: number): number => Date.now() + ms;

let serial = 0;
const nextId = (what: string): string => `${what}-${(serial += 1)}`;

export const makeStatus = (more: Partial<StatusView> = {}): StatusView => ({
  isOnline: true,
  unreadShops: [],
  unreadReturns: [],
  isTraining: true,
  waiting: 0,
  unknown: 0,
  parked: 0,
  toDecide: 0,
  nearest: null,
  recovered: null,
  isClockBehind: false,
  isRolledBack: false,
  eventsStuck: 0,
  freeBytes: 412_000_000_000,
  space: 'fine',
  daysLeft: null,
  runtime: 'Electron 45.4.1 · Chromium 146 · Node 24.21',
  dataFolder: '/home/bench/.config/DockProof',
  ...more,
});

export const makeRetention = (more: Partial<RetentionView> = {}): RetentionView => ({
  run: null,
  lastDeletedAt: null,
  pausedBy: null,
  unremoved: 0,
  held: 0,
  space: {
    state: 'fine',
    freeBytes: 412_000_000_000,
    totalBytes: 1_000_000_000_000,
    warnBytes: 20_000_000_000,
    stopBytes: 3_000_000_000,
  },
  dayBytes: 13_000_000_000,
  daysLeft: 61,
  ...more,
});

export const makeLine = (more: Partial<LineView> = {}): LineView => ({
  id: nextId('line'),
  sku: 'SH-WHT-L',
  name: '男士长袖衬衫 白色 L',
  picture: null,
  expected: 1,
  good: 0,
  defective: 0,
  extra: 0,
  isMissingConfirmed: false,
  shippedSerials: [],
  seenSerials: [],
  serialState: 'none',
  isCountedByKey: false,
  isGift: false,
  bundle: null,
  elsewhere: 0,
  ...more,
});

export const makeReturn = (more: Partial<ReturnView> = {}): ReturnView => ({
  id: nextId('return'),
  platform: 'training',
  returnNo: 'TH00000001',
  orderNo: '2026110488771203',
  shop: '青禾男装旗舰店',
  buyer: '王*',
  reason: 'quality',
  reasonText: '袖口开线，穿了一次就脱线了',
  category: 'clothing',
  amountCents: 129_00,
  freightCents: 10_00,
  currency: 'CNY',
  state: 'open',
  isHighValue: false,
  deadlineAt: ahead(21 * HOUR + 40 * MINUTE),
  lines: [makeLine(), makeLine({ sku: 'BELT-BLK', name: '自动扣腰带 黑色 115 cm' })],
  verdict: null,
  choice: null,
  codes: [],
  isOutbound: false,
  isClaimed: false,
  awaitsRest: false,
  otherBoxes: [],
  isJudgedElsewhere: false,
  ...more,
});

export const GOOD: Judgements = {
  packaging: 'good',
  function: 'untested',
  appearance: 'good',
  accessories: 'good',
  invoice: 'good',
  reason: 'good',
};

export const makeShots = (shots: Partial<Record<Shot, number>>): ShotView[] =>
  Object.entries(shots).map(([shot, count]) => ({ shot: shot as Shot, isRequired: true, count, returnId: null }));

export const makeSession = (more: Partial<SessionView> = {}): SessionView => {
  const returns = more.returns ?? [makeReturn()];
  return {
    inspectionId: 'inspection-1',
    waybill: 'SF1300001234562',
    couriers: ['sf'],
    isCheckDigitOff: false,
    matching: 'matched',
    place: 'K-07',
    openedAt: ago(42_000),
    isResumed: false,
    strangers: [],
    focusId: null,
    choice: null,
    codes: [],
    offeredCodes: [
      'stained',
      'washed',
      'worn',
      'tag-missing',
      'damaged',
      'odour',
      'line-missing',
      'wrong-item',
      'outer-box',
    ],
    cause: 'unknown',
    judgements: GOOD,
    note: '',
    weightG: null,
    shippedWeightG: null,
    shots: [{ shot: 'outer', isRequired: true, count: 1, returnId: null }],
    bin: null,
    disposition: null,
    next: { step: 'scan-line', lineId: returns[0]?.lines[0]?.id ?? 'line-0' },
    canBeIntact: false,
    meter: (['outer', 'label', 'film', 'unbroken', 'film-label'] as const).map((item) => ({
      item,
      returnId: null,
      state: item === 'film-label' ? 'missing' : 'done',
      ...(item === 'label' ? { value: 2800 } : {}),
    })),
    checks: [],
    canBeRest: false,
    canUndo: false,
    ...more,
    returns,
  };
};

export const makeRecent = (more: Partial<RecentParcel> = {}): RecentParcel => ({
  inspectionId: nextId('inspection'),
  waybill: 'YT8812345678903',
  title: '陶瓷马克杯 350 ml 珊瑚红',
  verdict: 'intact',
  isHalfDone: false,
  lane: 'return',
  awaitsRest: false,
  at: ago(4 * MINUTE),
  progress: 'acknowledged',
  undoUntilAt: null,
  ...more,
});

export const makePhoto = (shot: Shot, more: Partial<PhotoView> = {}): PhotoView => {
  const id = nextId('photo');
  return {
    id,
    shot,
    returnId: null,
    takenAt: ago(30_000),
    sha256: `${shot}-${id}`,
    widthPx: 1920,
    heightPx: 1080,
    ...more,
  };
};

export const makeEvidence = (more: Partial<EvidenceView> = {}): EvidenceView => ({
  photos: (['outer', 'label', 'seal', 'body', 'serial', 'contents'] as const).map((shot) => makePhoto(shot)),
  recordings: [
    {
      id: 'recording-1',
      what: 'opening',
      startedAt: ago(26 * MINUTE),
      cameraLabel: 'HD USB Camera',
      codec: 'avc1.42E01F',
      bytes: 41_000_000,
      durationMs: 134_000,
      end: 'closed',
    },
  ],
  gaps: [],
  ...more,
});

export const makeItem = (more: Partial<ToDecideItem> = {}): ToDecideItem => ({
  verdictId: nextId('verdict'),
  inspectionId: 'inspection-9',
  waybill: 'JDVA11408814483',
  expectedReturn: makeReturn({
    returnNo: 'TH00000003',
    shop: '极光数码专营店',
    buyer: '陈**',
    reason: 'no-reason',
    reasonText: '不想要了，未拆封',
    category: 'digital',
    amountCents: 4999_00,
    freightCents: 0,
    isHighValue: true,
    lines: [
      makeLine({
        sku: 'PH-X1-256',
        name: '智能手机 X1 256 GB 曜石黑',
        shippedSerials: ['356938035643809'],
        seenSerials: ['353918051684620'],
        serialState: 'mismatch',
      }),
    ],
  }),
  verdict: 'swapped',
  finding: 'contradicts',
  why: 'contradicts',
  codes: ['serial-mismatch', 'activated'],
  cause: 'buyer',
  judgements: { ...GOOD, appearance: 'bad', function: 'untested', reason: 'bad' },
  note: '机身背面右上角有磕痕，开机已登录他人账号',
  bin: 'HOLD-01',
  gaps: [],
  judgedAt: ago(26 * MINUTE),
  targetAt: ahead(3 * HOUR),
  deadlineAt: ahead(HOUR + 24 * MINUTE),
  operatorNo: '0217',
  proposal: null,
  word: null,
  confirmed: null,
  negotiation: null,
  flag: null,
  ...more,
});

export const makeCommand = (more: Partial<CommandView> = {}): CommandView => ({
  kind: 'refund',
  ...{ units: 0, sent: null, canTakeBack: false, isForHand: false, isForCorrection: false },
  id: nextId('command'),
  inspectionId: 'inspection-1',
  key: 'refund:training:TH00000001:1',
  platform: 'training',
  waybill: 'SF1300001234562',
  returnNo: 'TH00000001',
  amountCents: 139_00,
  currency: 'CNY',
  platformCents: null,
  state: 'waiting',
  attempts: 0,
  createdAt: ago(20_000),
  deadlineAt: ahead(21 * HOUR),
  nextAttemptAt: ahead(38_000),
  lastWords: null,
  doneAt: null,
  ...more,
});

export const makeUnit = (more: Partial<UnitView> = {}): UnitView => ({
  id: nextId('unit'),
  inspectionId: 'inspection-1',
  lineId: 'shirt',
  sku: 'SH-WHT-L',
  name: '男士长袖衬衫 白色 L',
  unit: 1,
  disposition: 'restock',
  bin: 'A-01',
  operatorNo: '0217',
  secondOperatorNo: null,
  at: ago(12 * MINUTE),
  offered: ['second', 'repair', 'to-supplier', 'keep', 'scrap'],
  stock: 'waiting',
  ...more,
});
