import type { CaseEvent, CaseHit, CaseView } from '../../src/shared/cases.ts';
import type { PackPlan, PackView } from '../../src/shared/pack/pack-calls.ts';
import { GOOD, HOUR, makeItem, makePhoto, makeReturn, MINUTE } from './scene-parts.ts';

// Believable cases and packs, for the window's tests and its gallery.

const OPENED_AT = Date.now() - 3 * HOUR;

let seq = 400;
const happened = (event: CaseEvent['event'], afterMs: number, more: Partial<CaseEvent> = {}): CaseEvent => ({
  seq: (seq += 1),
  at: OPENED_AT + afterMs,
  event,
  operatorNo: '0217',
  code: '',
  text: '',
  amount: null,
  sha256: null,
  ...more,
});

export const makeHit = (more: Partial<CaseHit> = {}): CaseHit => ({
  inspectionId: 'phone',
  waybill: 'JDVA11408814483',
  openedAt: OPENED_AT,
  returns: [
    {
      platform: 'training',
      shop: '极光数码专营店',
      returnNo: 'TH00000003',
      orderNo: '2026110477120031',
      buyer: '陈**',
      amountCents: 4999_00,
      currency: 'CNY',
    },
  ],
  moreReturns: 0,
  title: '智能手机 X1 256 GB 曜石黑',
  verdicts: [{ verdict: 'swapped', finding: 'contradicts' }],
  decision: 'to-decide',
  exports: 0,
  isHeld: false,
  photo: 'serial-1',
  picture: null,
  ...more,
});

const PHOTOS = (['outer', 'label', 'seal', 'body', 'serial', 'contents', 'defect'] as const).map((shot, index) =>
  makePhoto(shot, { id: `photo-${shot}`, sha256: `${shot}-case`, takenAt: OPENED_AT + 20_000 + index * 9000 }),
);

export const makeCase = (more: Partial<CaseView> = {}): CaseView => {
  const { expectedReturn } = makeItem();
  const phone = expectedReturn ?? makeReturn();
  return {
    inspectionId: 'phone',
    waybill: 'JDVA11408814483',
    courier: 'jd',
    lane: 'return',
    place: 'HOLD-01',
    receivedAt: OPENED_AT - MINUTE,
    openedAt: OPENED_AT,
    operatorNo: '0217',
    isOpen: false,
    returns: [{ ...phone, id: 'return-phone' }],
    verdicts: [
      {
        id: 'verdict-phone',
        returnId: 'return-phone',
        verdict: 'swapped',
        finding: 'contradicts',
        codes: ['serial-mismatch', 'activated'],
        cause: 'buyer',
        judgements: GOOD,
        note: '机身背面右上角有磕痕，开机已登录他人账号',
        operatorNo: '0217',
        at: OPENED_AT + 95_000,
        decision: {
          state: 'to-decide',
          why: 'contradicts',
          kind: null,
          amountCents: null,
          reason: null,
          operatorNo: '0217',
          at: OPENED_AT + 95_000,
        },
      },
    ],
    evidence: {
      photos: PHOTOS,
      recordings: [
        {
          id: 'recording-1',
          what: 'opening',
          startedAt: OPENED_AT,
          cameraLabel: 'HD USB Camera (1080p)',
          codec: 'avc1.42E01F',
          bytes: 41_000_000,
          durationMs: 134_000,
          end: 'closed',
        },
      ],
      gaps: [],
    },
    measured: [
      { sha256: 'label-case', barcodes: ['JDVA11408814483'], modulePxMilli: 2800, faults: [] },
      { sha256: 'serial-case', barcodes: [], modulePxMilli: null, faults: ['blurred'] },
    ],
    annotated: ['defect-case'],
    deleted: [],
    exports: [],
    hold: null,
    timeLine: [
      happened('received', -MINUTE, { text: 'JDVA11408814483', operatorNo: '' }),
      happened('matched', -MINUTE, { operatorNo: '' }),
      happened('opened', 0, { text: '退货台 3' }),
      happened('film-started', 400, { text: 'HD USB Camera (1080p)' }),
      happened('scan', 500, { text: 'JDVA11408814483', operatorNo: '' }),
      happened('photo', 20_000, { code: 'outer', sha256: 'outer-case' }),
      happened('photo', 29_000, { code: 'label', sha256: 'label-case' }),
      happened('scan', 40_000, { text: '353918051684620', operatorNo: '' }),
      happened('serial', 40_100, { text: '353918051684620' }),
      happened('coded', 52_000, { code: 'serial-mismatch' }),
      happened('noted', 60_000, { text: '机身背面右上角有磕痕，开机已登录他人账号' }),
      happened('photo', 66_000, { code: 'defect', sha256: 'defect-case' }),
      happened('verdict', 95_000, { code: 'swapped' }),
      happened('decision', 95_000, { code: 'to-decide' }),
      happened('placed', 110_000, { text: 'HOLD-01' }),
      happened('film-ended', 134_000, { code: 'closed', amount: 134_000 }),
      happened('closed', 134_000),
      happened('viewed', 2 * HOUR, { operatorNo: '0031' }),
    ],
    ...more,
  };
};

export const makePlan = (more: Partial<PackPlan> = {}): PackPlan => ({
  inspectionId: 'phone',
  waybill: 'JDVA11408814483',
  figures: PHOTOS.map(({ id, shot, sha256, takenAt }, index) => ({
    number: index + 1,
    photoId: id,
    shot,
    sha256,
    takenAt,
    caption: '',
    isAnnotated: shot === 'defect',
    isFirst: index < 4,
    needsMask: shot === 'label',
  })),
  films: [
    {
      recordingId: 'recording-1',
      startedAt: OPENED_AT,
      durationMs: 134_000,
      bytes: 41_000_000,
      cameraLabel: 'HD USB Camera (1080p)',
      isUnbroken: true,
      cutMs: 60_000,
    },
  ],
  missing: [],
  deleted: [],
  attachments: 0,
  originalBytes: 62_000_000,
  packedBytes: 58_000_000,
  problem: '退回商品的序列号和发出时登记的不一致，与发出商品不符。另发现激活/有个人数据。',
  demand: '请求支持商家不予退款 ¥4999.00。退回的商品已原样封存，可寄回买家，或留存至裁定。',
  hindrance: null,
  ...more,
});

export const makePackView = (more: Partial<PackView> = {}): PackView => ({
  orderId: 'order-1',
  preset: 'taobao',
  variant: 'sealed',
  state: 'running',
  startedAt: Date.now() - 4000,
  folder: '/home/bench/.config/DockProof/packs',
  cases: [
    {
      inspectionId: 'phone',
      waybill: 'JDVA11408814483',
      state: 'running',
      file: null,
      bytes: 0,
      error: null,
      detail: '',
    },
  ],
  current: {
    index: 0,
    step: 'files',
    file: 'data/originals/film-01.mp4',
    doneBytes: 21_000_000,
    totalBytes: 58_000_000,
  },
  ...more,
});

export const DONE = makePackView({
  state: 'done',
  current: null,
  cases: [
    {
      inspectionId: 'phone',
      waybill: 'JDVA11408814483',
      state: 'done',
      file: 'case-TH00000003-019ab3c2.zip',
      bytes: 58_400_000,
      error: null,
      detail: '',
    },
  ],
});
