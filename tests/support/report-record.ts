import type { Figure, PackFilm, PackRecord, PackReturn } from '../../src/shared/pack/pack-record.ts';
import type { Shot } from '../../src/shared/domain-words.ts';

// A case as a pack tells it: a phone came back with another serial. For the tests of the report and for looking at it.

const at = (time: string): number => Date.parse(`2026-11-20T${time}+08:00`);
const hashOf = (seed: number): string => seed.toString(16).padStart(2, '0').repeat(32);

const SHOTS: readonly Shot[] = ['outer', 'label', 'seal', 'contents', 'serial', 'defect', 'body', 'auto'];

export const sampleFigure = (number: number, more: Partial<Figure> = {}): Figure => {
  const name = String(number).padStart(2, '0');
  const shot = SHOTS[(number - 1) % SHOTS.length] ?? 'extra';
  return {
    number,
    shot,
    path: `data/figures/fig-${name}.jpg`,
    widthPx: 1600,
    heightPx: 1200,
    parent: `data/originals/photo-0${name}-${shot}.jpg`,
    parentSha256: hashOf(160 + number),
    takenAt: at('10:03:00') + number * 17_000,
    caption: '',
    modulePxMilli: shot === 'label' ? 2834 : null,
    ...more,
  };
};

const film: PackFilm = {
  path: 'data/originals/film-01.mp4',
  sha256: hashOf(77),
  startedAt: at('10:02:11'),
  durationMs: 312_400,
  bytes: 97_624_113,
  cameraLabel: 'HD Pro Webcam C920 (046d:0892)',
  isUnbroken: true,
  cuts: [{ path: 'data/platform/film-01-cut-1.mp4', fromMs: 41_000, toMs: 101_000 }],
};

export const sampleReturn: PackReturn = {
  id: 'ret-1',
  platform: 'taobao',
  returnNo: 'TB-RF-20261119-0042',
  orderNo: '3927746100284155',
  shop: '晨星数码旗舰店',
  buyer: '王**',
  reason: 'no-reason',
  reasonText: '不想要了，没有拆封，请尽快退款。',
  amountCents: 329_900,
  freightCents: 1_200,
  currency: 'CNY',
  signedAt: at('09:12:40'),
  shippedWeightG: 486,
  sealNo: 'FC-0098812',
  lines: [
    {
      sku: 'PH-X20-256-BLK',
      name: '星海 X20 手机 12GB+256GB 曜石黑',
      quantity: 1,
      serials: ['861234056789013'],
      result: 'wrong',
    },
    { sku: 'PH-CHG-67W', name: '67W 充电器（随机附件）', quantity: 1, serials: [], result: 'missing' },
  ],
  verdict: {
    verdict: 'swapped',
    finding: 'contradicts',
    codes: ['serial-mismatch', 'part-missing'],
    cause: 'unknown',
    judgements: {
      packaging: 'bad',
      function: 'untested',
      appearance: 'bad',
      accessories: 'bad',
      invoice: 'untested',
      reason: 'bad',
    },
    note: '机身背板有划痕，屏幕贴有旧膜；拨号界面显示的 IMEI 与发货登记不同，充电器不在箱内。',
    operatorNo: '1007',
    at: at('10:08:02'),
  },
  decision: { state: 'approved', kind: 'refuse', amountCents: null, at: at('11:20:45') },
};

const EVENTS: readonly (readonly [string, string, string, string])[] = [
  ['09:58:12', 'parcel-received', 'SF1300001234562', '1003'],
  ['10:02:08', 'inspection-opened', '', '1007'],
  ['10:02:09', 'matched', 'TB-RF-20261119-0042', '1007'],
  ['10:02:11', 'recording-started', 'HD Pro Webcam C920', '1007'],
  ['10:03:17', 'photo', 'outer', '1007'],
  ['10:03:34', 'photo', 'label', '1007'],
  ['10:03:51', 'photo', 'seal', '1007'],
  ['10:04:08', 'photo', 'contents', '1007'],
  ['10:04:25', 'photo', 'serial', '1007'],
  ['10:04:31', 'scan-handled', '869900041234560 · 与发货登记的序列号不同', '1007'],
  ['10:04:42', 'photo', 'defect', '1007'],
  ['10:05:10', 'weighed', '452 g（发货 486 g）', '1007'],
  ['10:07:23', 'recording-ended', '05:12', '1007'],
  ['10:08:02', 'verdict', 'swapped', '1007'],
  ['10:08:02', 'decision', 'to-decide', '1007'],
  ['11:18:30', 'decision-changed', 'proposed refuse', '2001'],
  ['11:20:45', 'decision-changed', 'approved refuse', '0001'],
  ['11:20:47', 'command', 'refund waiting', '0001'],
  ['11:20:52', 'receipt', '平台已受理拒绝退款，等待买家 3 日内回应', '0001'],
];

/** The whole record; `more` takes the place of its parts. */
export const sampleRecord = (more: Partial<PackRecord> = {}): PackRecord => ({
  format: 'dockproof-pack-1',
  exportId: '0199aa10-7f3c-7c1e-9d44-5e8f1a2b3c4d',
  exportedAt: at('15:42:09'),
  exportedBy: '0001',
  preset: 'taobao',
  variant: 'sealed',
  locale: 'zh',
  station: '验货台 3',
  origin: 'dockproof/9f2c41d07be355aa',
  inspection: {
    id: '0199a9f1-2233-7abc-8def-001122334455',
    waybill: 'SF1300001234562',
    courier: '顺丰',
    receivedAt: at('09:58:12'),
    openedAt: at('10:02:08'),
    operatorNo: '1007',
  },
  returns: [sampleReturn],
  problem: '退回商品的序列号和发出时登记的不一致，与发出商品不符。另发现配件缺失。',
  demand: '请求支持商家不予退款 ¥3299.00。退回的商品已原样封存，可寄回买家，或留存至裁定。',
  figures: [1, 2, 3, 4, 5, 6].map((number) =>
    sampleFigure(number, number === 5 ? { caption: '红框内为拨号界面 *#06# 显示的 IMEI：869900041234560' } : {}),
  ),
  films: [film],
  claims: [
    {
      claim: '七天无理由，商品未拆封。',
      answer: '开箱录像从封口完好起连续拍摄，防拆扣号与发货登记不同，机身有使用痕迹。',
      figures: [1, 3, 6],
      films: ['data/originals/film-01.mp4'],
    },
    {
      claim: '退回的就是收到的那一部手机。',
      answer: '发货登记 IMEI 861234056789013，退回的手机显示 869900041234560。',
      figures: [4, 5],
      films: [],
    },
  ],
  missing: [],
  deleted: [],
  timeLine: EVENTS.map(([time, event, detail, operatorNo], index) => ({
    at: at(time),
    seq: 18_204 + index * 3,
    event,
    detail,
    operatorNo,
  })),
  checkpoint: {
    size: 18_291,
    rootHex: '5be0cd19137e2179a54ff53a3c6ef372bb67ae856a09e6671f83d9ab9b05688c',
    noteSha256: 'a3f1c2d4e5f60718293a4b5c6d7e8f90c1d2e3f405162738495a6b7c8d9eafb0',
    at: at('15:42:07'),
    stampedAt: null,
    tsa: null,
  },
  ...more,
});

/** As large as one can be thought of: many figures, lines and entries, notes of 300 characters, several returns. */
export const extremeRecord = (locale: PackRecord['locale'] = 'zh'): PackRecord => {
  const long =
    locale === 'zh'
      ? '退回的包裹外箱有二次封箱痕迹，胶带与发货用胶带不同；'.repeat(12)
      : 'The outer box had been sealed a second time, with a tape that is not ours; '.repeat(4);
  const unbroken = 'X'.repeat(300);
  const base = sampleRecord();
  const lines = Array.from({ length: 12 }, (_, index) => ({
    sku: `SKU-${index}-${'LONG'.repeat(index)}`,
    name: index === 5 ? unbroken : `商品 ${index} ${long.slice(0, index * 25)}`,
    quantity: index + 1,
    serials: Array.from({ length: index }, (_serial, unit) => `SN${index}${unit}`.padEnd(18, '7')),
    result: ['good', 'defective', 'wrong', 'missing', 'extra', 'something-new'][index % 6] ?? 'good',
  }));
  const second: PackReturn = { ...sampleReturn, id: 'ret-2', returnNo: 'TB-RF-2', lines, reasonText: long };
  const verdict = sampleReturn.verdict === null ? null : { ...sampleReturn.verdict, note: unbroken + long };
  return {
    ...base,
    locale,
    returns: [{ ...sampleReturn, verdict }, second, { ...second, id: 'ret-3', returnNo: 'TB-RF-3', verdict: null }],
    problem: long.slice(0, 300),
    demand: long.slice(0, 300),
    figures: Array.from({ length: 40 }, (_, index) =>
      sampleFigure(index + 1, { caption: index % 7 === 3 ? long : '', heightPx: index % 3 === 1 ? 2133 : 1200 }),
    ),
    films: [film, { ...film, path: null, isUnbroken: false, sha256: hashOf(78), cuts: [] }],
    claims: Array.from({ length: 8 }, (_, index) => ({
      claim: long.slice(0, 40 * index + 10),
      answer: long,
      figures: Array.from({ length: 5 * index }, (_figure, one) => one + 1),
      films: [hashOf(78)],
    })),
    missing: ['recording-broken', 'serial', 'a-new-item'],
    deleted: [{ sha256: hashOf(9), rule: 'intact-recording:90', at: at('03:00:00') }],
    timeLine: Array.from({ length: 2000 }, (_, index) => ({
      at: at('10:02:11') + index * 1_000,
      seq: 20_000 + index,
      event: ['recording-fragment', 'scan-read', 'photo', 'fact'][index % 4] ?? 'fact',
      detail: index % 4 === 3 ? long.slice(0, index % 300) : '',
      operatorNo: '1007',
    })),
    checkpoint: { ...base.checkpoint, stampedAt: at('15:42:30'), tsa: 'http://tsa.example.test/tsr' },
  };
};
