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
const status = {
  toDecide: 3,
  waiting: 2,
  nearest: { deadlineAt: Date.now() + HOUR + 24 * MINUTE, place: 'HOLD-01', waybill: 'JDVA11408814483' },
};
const caseOf = (item: typeof phone) => ({ item, evidence });

export const DESK_SCENES = {
  'decide-empty': { view: emptyBench, keys: ['F9'] },
  'decide-case': {
    view: emptyBench,
    status,
    items: [phone, shirt, unclaimed],
    cases: [caseOf(phone), caseOf(shirt), caseOf(unclaimed)],
    keys: ['F9', 'F2'],
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
        deadlineAt: Date.now() + HOUR,
        nextAttemptAt: null,
      }),
      makeCommand({
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
