import { expect, it } from 'vitest';
import { timeLineOf } from '../../../src/main/pack/time-line.ts';

const lineOf = (outcome: string) => {
  const told = JSON.stringify({
    outcome,
    picture: null,
    reference: '工单 7',
    verdictId: 'v',
    waybill: 'YT8800112233445',
  });
  const row = { kind: 'by-hand', operator_no: '0217', body: told };
  return { seq: 1, line: JSON.stringify({ body: { at: 5, event: 'event', row, table: 'custody_event' } }) };
};
const detailOf = (outcome: string, locale: 'zh' | 'en') =>
  timeLineOf([lineOf(outcome)], { locale, nameOf: (id) => id }).map(({ event, detail }) => [event, detail]);

it.each([
  ['exchanged', '换货', 'exchanged'],
  ['re-sent', '补发', 'sent again'],
  ['repaired', '维修', 'repaired'],
] as const)('a pack tells in words that goods were %s, and under which waybill they left', (outcome, zh, en) => {
  expect(detailOf(outcome, 'zh')).toEqual([['by-hand', `${zh} YT8800112233445 · 工单 7`]]);
  expect(detailOf(outcome, 'en')).toEqual([['by-hand', `${en} YT8800112233445 · 工单 7`]]);
});

it.each([
  ['stock-booked', '库存已在系统里登记', 'stock booked in the system'],
  ['notice-settled', '签收通知已处理', 'arrival notice seen to'],
] as const)('and that %s was noted of a command that was refused', (outcome, zh, en) => {
  expect(detailOf(outcome, 'zh')[0]?.[1]).toContain(zh);
  expect(detailOf(outcome, 'en')[0]?.[1]).toContain(en);
});
