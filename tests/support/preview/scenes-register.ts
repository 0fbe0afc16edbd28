import type { RegisterEntry, RegisterFact } from '../../../src/shared/register.ts';
import { ok } from '../../../src/shared/result.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy } from './scenes-waiting.ts';

// The registers of the overview.

const now = Date.now();
const DAY = 24 * HOUR;
const entry = (more: Partial<RegisterEntry>): RegisterEntry => ({
  ...{ id: 'e1', register: 'carrier-claim', state: 'open', isOpen: true, waybill: 'SF1300001234562' },
  ...{ returnNo: 'TH2611220001', shop: '山岚男装旗舰店', title: '男士长袖衬衫 白色 L · 自动扣腰带 黑色 115 cm' },
  ...{ place: 'HOLD-03', dueAt: now + 26 * HOUR, amountCents: null, currency: 'CNY', sentWaybill: null, payer: null },
  ...{ note: '', operatorNo: '0217', createdAt: now - DAY, changedAt: now - HOUR, inspectionId: 'i1' },
  ...more,
});
const ENTRIES = [
  entry({ dueAt: now - 20 * MINUTE }),
  entry({ id: 'e2', waybill: 'YT8812345678903', title: '陶瓷马克杯 350 ml 珊瑚红', place: null, dueAt: now + HOUR }),
  entry({
    id: 'e3',
    state: 'filed',
    amountCents: 12_900,
    waybill: 'JDVA11408814483',
    title: '智能手机 X1 256 GB 曜石黑',
  }),
];
const FACTS: RegisterFact[] = [
  { what: 'added', state: 'open', note: '', amountCents: null, operatorNo: '', at: now - DAY },
  { what: 'file', state: 'filed', note: '已发照片给顺丰', amountCents: 12_900, operatorNo: '0217', at: now - 5 * HOUR },
  { what: 'undone', state: 'open', note: '', amountCents: null, operatorNo: '0031', at: now - HOUR },
];
const answersOf = (entries: readonly RegisterEntry[]): NonNullable<Scene['answers']> => ({
  registerList: () => ok({ entries: [...entries], next: { at: now, id: 'e3' } }),
  registerCounts: () =>
    ok([
      { register: 'lost', open: 4 },
      { register: 'carrier-claim', open: 3 },
      { register: 'unclaimed', open: 1000 },
    ]),
  registerEntry: ({ id }) => ok({ entry: entries.find((one) => one.id === id) ?? entry({ id }), facts: FACTS }),
  registerPropose: () =>
    ok([
      {
        ...{
          returnId: 'r1',
          returnNo: 'TH2611220001',
          shop: '山岚男装旗舰店',
          buyer: '王*',
          title: '男士长袖衬衫 白色 L',
        },
        ...{ score: 80, why: ['phone', 'sku'] },
      },
    ]),
});
const KEYS = ['F3', 'F3'];

export const REGISTER_SCENES = {
  'register-empty': { view: emptyBench, keys: KEYS },
  'register-claims': { view: emptyBench, status: busy, keys: KEYS, answers: answersOf(ENTRIES) },
  'register-step': {
    ...{ view: emptyBench, status: busy, keys: KEYS, answers: answersOf(ENTRIES) },
    clicks: ['已提理赔', 'Filed', '登记', 'Note it'],
  },
  'register-unclaimed': {
    ...{ view: emptyBench, status: busy, keys: KEYS },
    answers: answersOf([entry({ register: 'unclaimed', title: '', returnNo: null, shop: null })]),
    clicks: ['找可能的售后单', 'Find returns like it'],
  },
} satisfies Record<string, Scene>;
