import type { ShelfItem } from '../../../src/shared/shelf.ts';
import { emptyBench } from '../fake-station.ts';
import {
  HOUR,
  makeCommand,
  makeEvidence,
  makeItem,
  makeReturn,
  makeSession,
  makeUnit,
  MINUTE,
} from '../scene-parts.ts';
import { HITS } from './scenes-import.ts';
import type { Scene } from './scenes.ts';
import { busy, RECENT } from './scenes-waiting.ts';

// After the box: the shelf, the goods, what is done by hand, the stock.

const now = Date.now();
const SHELF: ShelfItem[] = [
  {
    inspectionId: 's1',
    waybill: '75831004729048',
    why: 'half-done',
    title: '女式针织开衫 燕麦色 M',
    place: 'K-07',
    sinceAt: now - 21 * MINUTE,
    deadlineAt: now + HOUR + 24 * MINUTE,
    operatorNo: '0217',
  },
  {
    inspectionId: 's2',
    waybill: 'SF1300001234562',
    why: 'rest',
    title: '男士长袖衬衫 白色 L · 自动扣腰带 黑色 115 cm',
    place: 'HOLD-01',
    sinceAt: now - 5 * HOUR,
    deadlineAt: now + 4 * HOUR,
    operatorNo: '0217',
  },
  {
    inspectionId: 's3',
    waybill: '318200104729483',
    why: 'unclaimed',
    title: '',
    place: 'HOLD-01',
    sinceAt: now - 26 * HOUR,
    deadlineAt: null,
    operatorNo: '0031',
  },
  {
    inspectionId: 's4',
    waybill: 'JT0006968326954',
    why: 'unmatched',
    title: '',
    place: null,
    sinceAt: now - 2 * HOUR,
    deadlineAt: null,
    operatorNo: '0217',
  },
  ...['773000104729483', 'YT8812345679911', 'ZT7300128847231'].map((waybill, index): ShelfItem => ({
    inspectionId: `o${index}`,
    waybill,
    why: 'other-merchant',
    title: '',
    place: 'K-02',
    sinceAt: now - (50 + index) * HOUR,
    deadlineAt: null,
    operatorNo: '0031',
  })),
];
const view = { ...emptyBench, recent: RECENT };
const desk = { toDecide: 2, waiting: 2 };
const byHand = makeItem({
  verdictId: 'h1',
  why: 'by-hand',
  waybill: 'YT8812345678903',
  verdict: 'damaged',
  finding: 'confirms',
  codes: ['damaged'],
  expectedReturn: makeReturn({ platform: 'csv', reason: 'broken' }),
});
const claimBack = makeItem({ verdictId: 'h2', why: 'claim-back' });
const evidence = makeEvidence();
const UNITS = [
  makeUnit({ id: 'u1', unit: 1, disposition: 'second', bin: 'B-01', stock: 'acknowledged' }),
  makeUnit({ id: 'u2', unit: 2, disposition: 'second', bin: 'B-01', stock: 'acknowledged' }),
  makeUnit({ id: 'u3', lineId: 'belt', name: '自动扣腰带 黑色 115 cm', unit: 1, stock: 'waiting' }),
  makeUnit({
    id: 'u4',
    lineId: null,
    name: '6901234567892',
    disposition: 'scrap',
    bin: 'X-01',
    stock: 'none',
    secondOperatorNo: '0031',
  }),
];
const printed = { file: 'hand-over-zh-20261122-140509.pdf', pages: 1, rows: 3 };
export const SHELF_SCENES = {
  'unclaimed-find': {
    view: {
      ...view,
      session: makeSession({
        waybill: '318200104729483',
        couriers: ['yunda', 'sto', 'zto'],
        matching: 'unclaimed',
        returns: [],
        place: null,
        next: { step: 'judge' },
      }),
    },
    status: busy,
    found: HITS,
    looksAt: 'label',
    clicks: ['找售后单', 'Find a return'],
    fields: { find: '8881' },
  },
  help: { view, status: busy, clicks: ['帮助', 'Help'] },
  'shelf-empty': { view: emptyBench, keys: ['F8'] },
  'shelf-list': { view, status: busy, shelf: SHELF, keys: ['F8'] },
  'shelf-marked': {
    view,
    status: busy,
    shelf: SHELF,
    keys: ['F8'],
    clicks: ['非本店 3', 'Not ours 3'],
    thenKeys: ['F3', 'F4'],
  },
  'shelf-handed-over': {
    view,
    status: busy,
    shelf: SHELF,
    printed,
    keys: ['F8'],
    clicks: ['全勾', 'Mark all'],
    fields: { signer: '张师傅' },
    thenKeys: ['F4'],
  },
  'record-goods': {
    view,
    status: busy,
    evidence,
    units: UNITS,
    clicks: ['看记录', 'View'],
  },
  'goods-move': {
    view,
    status: busy,
    units: UNITS,
    clicks: ['看记录', 'View', '改去向', 'Move goods', '全选', 'Pick all', '报废 X-01', 'Scrap X-01'],
  },
  'decide-by-hand': {
    view,
    status: desk,
    items: [byHand, claimBack],
    cases: [byHand, claimBack].map((item) => ({ item, evidence })),
    keys: ['F9', 'F4'],
  },
  'decide-claim-back': {
    view,
    status: desk,
    items: [claimBack, byHand],
    cases: [claimBack, byHand].map((item) => ({ item, evidence })),
    keys: ['F9', 'F3'],
  },
  'sync-offline-stock': {
    view,
    status: { ...busy, isOnline: false, waiting: 4 },
    printed: { file: 'refund-elsewhere-zh-20261122-140509.csv', pages: null, rows: 4 },
    commands: [
      makeCommand({
        attempts: 9,
        lastWords: 'net:no-connection',
        createdAt: now - 40 * HOUR,
        deadlineAt: now + 2 * HOUR,
      }),
      makeCommand({ waybill: '773000104729483', returnNo: 'TH00000012', attempts: 4, lastWords: 'net:no-connection' }),
      makeCommand({ kind: 'stock', units: 3, amountCents: 0, attempts: 4, lastWords: 'net:no-connection' }),
      makeCommand({
        kind: 'stock',
        units: 1,
        amountCents: 0,
        state: 'parked',
        attempts: 1,
        waybill: 'YT8812345678903',
        lastWords: 'sync:no-stock',
        isForHand: true,
        nextAttemptAt: null,
      }),
    ],
    keys: ['F11'],
    clicks: ['存 CSV', 'Save CSV'],
  },
  'sync-by-hand': {
    view,
    status: { ...busy, parked: 1 },
    commands: [
      makeCommand({
        ...{ state: 'parked', lastWords: 'sync:by-hand', isForHand: true, nextAttemptAt: null },
        ...{ deadlineAt: now + 3 * HOUR },
        ...{ returnNo: 'TK2311220007', waybill: 'ZTO78123456789' },
      }),
      makeCommand({ waybill: '773000104729483', returnNo: 'TH00000012' }),
    ],
    keys: ['F11'],
    clicks: ['已在后台退了，登记', 'Refunded there, note it'],
  },
} satisfies Record<string, Scene>;
