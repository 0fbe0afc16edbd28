import type { NegotiationOffer } from '../../../src/shared/negotiation.ts';
import type { SupplementView } from '../../../src/shared/supplement.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, makeCommand, makeEvidence, makeItem, makeReturn, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

const evidence = makeEvidence();
const phone = makeItem({ verdictId: 'v1' });
const shirt = makeItem({
  verdictId: 'v2',
  waybill: 'SF1300007741205',
  expectedReturn: makeReturn({ reason: 'quality' }),
  verdict: 'damaged',
  codes: ['stained', 'tag-missing'],
  deadlineAt: Date.now() + 5 * HOUR + 3 * MINUTE,
  gaps: ['recording', 'seal'],
  bin: 'K-11',
});
const unclaimed = makeItem({
  verdictId: 'v3',
  waybill: '318200104729483',
  expectedReturn: null,
  verdict: 'damaged',
  why: 'unclaimed',
  codes: ['empty-box'],
  deadlineAt: null,
  note: '',
  bin: null,
});
const proposed = makeItem({
  ...phone,
  proposal: {
    kind: 'refund-part',
    amountCents: 3200_00,
    reason: '序列号与发出不符，配件齐全，建议与买家协商部分退款',
    operatorNo: '0031',
    at: Date.now() - 6 * MINUTE,
  },
});
const waiting = makeItem({
  ...proposed,
  word: {
    ...{ proposalId: 'p1', word: 'merchant', why: 'part', whyNotMine: null, then: 'call', totalCents: 3200_00 },
  },
});
const own = makeItem({
  ...proposed,
  word: {
    ...{ proposalId: 'p2', word: 'merchant', why: 'high-value', whyNotMine: 'same-person', then: 'hand' },
    totalCents: 3200_00,
  },
});
const disputed = makeItem({
  ...{ verdictId: 'v4', why: 'locked', deadlineAt: Date.now() + 5 * HOUR },
  expectedReturn: makeReturn({ state: 'locked', dispute: 'proof-wanted' }),
});
const reserved = makeItem({
  ...phone,
  proposal: {
    ...{ kind: 'exchange', amountCents: null, reason: '仓库单 C-12，已锁 1 台' },
    ...{ operatorNo: '0031', at: Date.now() - 6 * MINUTE },
  },
});
const talk = {
  ...{ isOpen: true, isMine: false, owner: { operatorNo: '0300', name: '周琳' }, note: '少退 300，买家自留壳' },
  dueAt: Date.now() + 52 * MINUTE,
  answers: [
    {
      ...{ text: '我只拆了封膜，没有激活过，你们再看一下', saidAt: Date.now() - 40 * MINUTE },
      ...{ enteredAt: Date.now() - 38 * MINUTE, operatorNo: '0300' },
    },
    {
      ...{ text: '那就按你们说的退 4699，尽快', saidAt: Date.now() - 9 * MINUTE },
      ...{ enteredAt: Date.now() - 8 * MINUTE, operatorNo: '0300' },
    },
  ],
};
const talked = makeItem({ ...phone, negotiation: talk });
const talkedOver = makeItem({
  ...shirt,
  negotiation: { ...talk, isMine: true, dueAt: Date.now() - 25 * MINUTE, answers: [], note: '' },
});
const talkedBefore = makeItem({ ...waiting, negotiation: { ...talk, isOpen: false } });
const negotiating = {
  view: emptyBench,
  status: { toDecide: 3 },
  items: [talked, talkedOver, unclaimed],
  negotiationOffer: {
    owners: [
      { id: 'p1', operatorNo: '0300', name: '周琳' },
      { id: 'p2', operatorNo: '0101', name: '陈主管' },
    ],
    dues: [
      { dueAt: Date.now() + 52 * MINUTE, moved: null, isUsual: true },
      { dueAt: Date.now() + 10 * HOUR, moved: 'morning', isUsual: false },
      { dueAt: Date.now() + 14 * HOUR, moved: 'deadline', isUsual: false },
    ] satisfies NegotiationOffer['dues'],
    deadlineAt: Date.now() + 14 * HOUR,
  },
};
const status = {
  toDecide: 3,
  waiting: 2,
  nearest: { deadlineAt: Date.now() + HOUR + 24 * MINUTE, place: 'HOLD-01', waybill: 'JDVA11408814483' },
};
const caseOf = (item: typeof phone) => ({ item, evidence });

export const rules = {
  ...{ isRead: true, isPossible: true, words: null, isProofNeeded: true, backOffice: null, undoMs: 60_000 },
  reasons: [
    { code: '118', text: '商品影响二次销售' },
    { code: '1047', text: '退回商品与发出不符' },
  ],
} as const;
const onWeb = {
  ...rules,
  ...{ isPossible: false, backOffice: 'https://myseller.taobao.com', reasons: [] },
  words:
    '七天无理由的退款不能用接口拒绝。商品确实有问题的，请导出举证包，在千牛后台处理，再勾「已手工处理」。 / A no-reason return can’t be refused by a call. If the goods are not as sent, export the pack, do it in the seller back office, then tick it as done by hand.',
};
export const refusing = {
  view: emptyBench,
  status,
  items: [phone, shirt, unclaimed],
  cases: [caseOf(phone), caseOf(shirt), caseOf(unclaimed)],
};

const partRefunded: SupplementView = {
  ...{ verdictId: 'v1', waybill: 'SF1300007741205', returnNo: 'TH00000001', shop: '青禾男装旗舰店', currency: 'CNY' },
  ...{ paidCents: 139_00, beforeCents: 20_00, whyNot: null, proposal: null, word: null, ordered: null },
};
const supplemented: SupplementView = {
  ...partRefunded,
  proposal: { amountCents: 30_00, reason: '平台裁决：再退 30', operatorNo: '0101', at: Date.now() - HOUR },
  word: {
    ...{ proposalId: 's1', word: 'merchant', why: 'part', whyNotMine: 'same-person', then: 'hand' },
    totalCents: 30_00,
  },
};

const tomorrow = Date.now() + 30 * HOUR;
const asked = { askedAt: Date.now() - HOUR / 2, operatorNo: '0217', outcome: 'granted', words: null } as const;

export const DESK_SCENES = {
  'decide-refuse': { ...refusing, refusalRules: { ...rules, reasons: [...rules.reasons] }, keys: ['F9', 'F3'] },
  'decide-refuse-lacks': {
    ...refusing,
    refusalRules: { ...rules, reasons: [...rules.reasons] },
    keys: ['F9', 'F3', 'F4'],
  },
  'decide-refuse-made': {
    ...refusing,
    cases: refusing.cases.map((one) => ({ ...one, evidence: { ...evidence, photos: [] } })),
    refusalRules: { ...rules, isProofNeeded: false, reasons: [] },
    keys: ['F9', 'F3', 'F4'],
  },
  'decide-refuse-by-hand': { ...refusing, refusalRules: onWeb, keys: ['F9', 'F3', 'F4'] },
  'decide-sent-anew': { ...refusing, keys: ['F9', 'F5', 'F4'] },
  'decide-reserved': { view: emptyBench, status, items: [reserved, shirt], cases: [caseOf(reserved)], keys: ['F9'] },
  'decide-reserved-on': {
    ...{ view: emptyBench, status, items: [reserved, shirt], cases: [caseOf(reserved)], keys: ['F9'] },
    clicks: ['登记发出 / 改退款', 'Sent, or refund'],
  },
  'decide-dispute': { view: emptyBench, status, items: [disputed, shirt], cases: [caseOf(disputed)], keys: ['F9'] },
  'decide-refuse-offline': {
    ...refusing,
    refusalRules: { ...onWeb, isRead: false, words: 'net:no-connection' },
    keys: ['F9', 'F3'],
  },
  'decide-talk': { ...negotiating, cases: [caseOf(talked), caseOf(talkedOver)], keys: ['F9'] },
  'decide-talk-over': {
    ...negotiating,
    ...{ items: [talkedOver, talked], cases: [caseOf(talkedOver), caseOf(talked)], keys: ['F9'] },
  },
  'decide-talk-before': { ...negotiating, items: [talkedBefore, shirt], cases: [caseOf(talkedBefore)], keys: ['F9'] },
  'decide-talk-begin': { ...negotiating, items: [phone, talkedOver], cases: [caseOf(phone)], keys: ['F9', 'F6'] },
  'decide-talk-answer': { ...negotiating, cases: [caseOf(talked)], keys: ['F9', 'F6'] },
  'decide-talk-confirm': { ...negotiating, items: [waiting, shirt], cases: [caseOf(waiting)], keys: ['F9', 'F6'] },
  'decide-supplement': {
    ...{ ...negotiating, cases: [caseOf(talked)], keys: ['F9'] },
    ...{ supplements: [supplemented], clicks: ['补退待确认（1）', 'Supplements to confirm (1)'] },
  },
  'decide-supplement-new': {
    ...{ ...negotiating, cases: [caseOf(talked)], keys: ['F9'] },
    ...{ supplements: [partRefunded], clicks: ['补退待确认（1）', 'Supplements to confirm (1)'] },
  },
  'decide-empty': { view: emptyBench, keys: ['F9'] },
  'decide-case': {
    view: emptyBench,
    status,
    items: [phone, shirt, unclaimed],
    cases: [caseOf(phone), caseOf(shirt), caseOf(unclaimed)],
    keys: ['F9', 'F2'],
  },
  'decide-more-time': {
    ...{ view: emptyBench, status, items: [phone], cases: [caseOf(phone)], keys: ['F9'] },
    moreTime: { isPossible: true, platformDeadlineAt: tomorrow, asked: { ...asked, deadlineAt: tomorrow } },
  },
  'decide-missing-reason': {
    view: emptyBench,
    status,
    items: [shirt],
    cases: [caseOf(shirt)],
    keys: ['F9', 'F1', 'F4'],
  },
  'decide-no-return': {
    view: emptyBench,
    status,
    items: [unclaimed],
    cases: [caseOf(unclaimed)],
    keys: ['F9'],
  },
  'decide-word': { view: emptyBench, status, items: [waiting, shirt], cases: [caseOf(waiting)], keys: ['F9'] },
  'decide-word-own': {
    ...{ view: emptyBench, status, items: [waiting, shirt], cases: [caseOf(waiting)], keys: ['F9'] },
    clicks: ['我确认，退 ¥3200.00', 'I confirm, refund ¥3200.00'],
  },
  'decide-word-second': {
    ...{ view: emptyBench, status, items: [own, shirt], cases: [caseOf(own)], keys: ['F9'] },
    clicks: ['第二个人在这里，扫工牌', 'A second person is here: scan badge'],
  },
  'decide-proposed': {
    view: emptyBench,
    status,
    items: [proposed, shirt, unclaimed],
    cases: [caseOf(proposed)],
    keys: ['F9'],
  },
  'sync-empty': { view: emptyBench, keys: ['F11'] },
  'sync-parked': {
    view: emptyBench,
    status: { ...status, parked: 1, unknown: 1, waiting: 2 },
    commands: [
      makeCommand({
        state: 'parked',
        attempts: 3,
        waybill: 'JT0006968326954',
        returnNo: 'TH00000007',
        lastWords: '该售后单存在风险，请联系平台客服处理（错误码 RF-40712）',
        isForHand: true,
        deadlineAt: Date.now() + HOUR,
        nextAttemptAt: null,
      }),
      makeCommand({
        state: 'parked',
        attempts: 1,
        waybill: '318200104729483',
        returnNo: 'TH00000042',
        amountCents: 4999_00,
        lastWords: 'sync:code-needed',
        deadlineAt: Date.now() + 2 * HOUR,
        nextAttemptAt: null,
      }),
      makeCommand({
        ...{ kind: 'received', state: 'parked', attempts: 1, amountCents: 0, currency: '' },
        ...{
          waybill: 'SF1300007741888',
          returnNo: 'TH00000043',
          lastWords: '应用没有这个接口的权限',
          nextAttemptAt: null,
        },
      }),
      makeCommand({ kind: 'refuse', amountCents: 0, currency: '', waybill: 'YT8812345678111', returnNo: 'TH00000044' }),
      makeCommand({
        platformCents: 278_00,
        state: 'parked',
        attempts: 1,
        waybill: '75831004729048',
        returnNo: 'TH00000019',
        lastWords: 'sync:paid-more',
        deadlineAt: Date.now() - 5 * MINUTE,
        nextAttemptAt: null,
      }),
      makeCommand({
        state: 'unknown',
        attempts: 2,
        waybill: 'YT8812345678903',
        returnNo: 'TH00000002',
        lastWords: 'net:dropped',
        amountCents: 99_00,
        deadlineAt: Date.now() + 4 * HOUR,
        nextAttemptAt: Date.now() + 20_000,
      }),
      makeCommand(),
      makeCommand({ waybill: '773000104729483', returnNo: 'TH00000012', attempts: 4, lastWords: 'net:no-connection' }),
      makeCommand({
        state: 'done',
        attempts: 1,
        waybill: 'JDVA11408814483',
        returnNo: 'TH00000021',
        doneAt: Date.now() - 9 * MINUTE,
        nextAttemptAt: null,
      }),
      makeCommand({ state: 'cancelled', waybill: 'SF1300007741205', returnNo: 'TH00000033', nextAttemptAt: null }),
    ],
    keys: ['F11'],
  },
  settings: { view: emptyBench, status, keys: ['F10'] },
} satisfies Record<string, Scene>;
