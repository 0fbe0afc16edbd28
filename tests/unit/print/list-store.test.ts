import { describe, expect, it } from 'vitest';
import { createListStore, LIST_QUERIES } from '../../../src/main/print/list-store.ts';
import { useOutboxBench } from '../../support/platform-outbox.ts';
import { planOf } from '../../support/platform-plan.ts';

const bench = useOutboxBench();
const NOW = 1_800_000_500_000;
const store = () => createListStore(bench.scratch.db, () => NOW);
const sql = (text: string, ...values: (string | number | null)[]): void => {
  bench.scratch.db.prepare(text).run(...values);
};

describe('refunds to make elsewhere', () => {
  it('are what the platform has not acknowledged: waiting, unknown, parked; with amount, buyer and place', () => {
    bench.order('R-1', { deadlineAt: 30 });
    bench.order('R-2', { deadlineAt: 10 });
    bench.order('R-3', { deadlineAt: 20 });
    sql(`UPDATE command SET state = 'unknown' WHERE expected_return_id = 'r-R-2'`);
    sql(`UPDATE command SET state = 'parked', last_words = '存在风险' WHERE expected_return_id = 'r-R-3'`);
    sql(`UPDATE parcel SET place = 'K-07' WHERE id = 'p-R-1'`);
    const rows = store().refundsElsewhere();
    expect(rows.map(({ returnNo, why, words }) => [returnNo, why, words]).sort()).toEqual([
      ['R-1', 'waiting', null],
      ['R-2', 'unknown', null],
      ['R-3', 'parked', '存在风险'],
    ]);
    expect(rows.find(({ returnNo }) => returnNo === 'R-1')).toMatchObject({
      amountCents: 13_700,
      currency: 'CNY',
      buyer: '王*',
      orderNo: 'O-R-1',
      waybill: 'WB-R-1',
      place: 'K-07',
      deadlineAt: 30,
    });
  });

  it('are not what is done or was taken back; our own words are not the platform’s', () => {
    for (const name of ['R-1', 'R-2', 'R-3']) bench.order(name, { deadlineAt: 1 });
    sql(`UPDATE command SET state = 'done' WHERE expected_return_id = 'r-R-1'`);
    sql(`UPDATE command SET state = 'cancelled' WHERE expected_return_id = 'r-R-2'`);
    sql(`UPDATE command SET last_words = 'net:no-connection' WHERE expected_return_id = 'r-R-3'`);
    expect(store().refundsElsewhere()).toMatchObject([{ returnNo: 'R-3', words: null }]);
  });

  it('are not what can still be taken back', () => {
    bench.order('R-1', { deadlineAt: 1, notBeforeAt: NOW + 1 });
    bench.order('R-2', { deadlineAt: 1, notBeforeAt: NOW });
    expect(store().refundsElsewhere()).toMatchObject([{ returnNo: 'R-2' }]);
  });

  it('read what waits, not the past', () => {
    expect(planOf(bench.scratch.db, LIST_QUERIES.running).join('\n')).toContain('INDEX command_due');
    expect(planOf(bench.scratch.db, LIST_QUERIES.parked).join('\n')).toContain('INDEX command_parked');
  });
});

const putAway = (unitId: string, kind: string, bin: string, at = NOW): void => {
  sql(
    `INSERT INTO disposition (unit_id, inspection_id, sku, name, unit, kind, bin, operator_no, second_operator_no, at)
     VALUES (?, 'i-R-1', 'SKU-1', '男士衬衫', 1, ?, ?, '0217', ?, ?)`,
    unitId,
    kind,
    bin,
    kind === 'scrap' ? '0031' : null,
    at,
  );
};

describe('units', () => {
  it('stand where they were put last; one that was taken back is nowhere', () => {
    bench.order('R-1', { deadlineAt: 1 });
    putAway('u1', 'restock', 'A-01');
    putAway('u1', 'keep', 'HOLD-01');
    putAway('u2', 'restock', 'A-01');
    putAway('u2', 'taken-back', 'A-01');
    expect(store().units('i-R-1')).toEqual([
      {
        sku: 'SKU-1',
        name: '男士衬衫',
        unit: 1,
        disposition: 'keep',
        bin: 'HOLD-01',
        operatorNo: '0217',
        secondOperatorNo: null,
        at: NOW,
        waybill: 'WB-R-1',
        orderNo: null,
        verdict: null,
      },
    ]);
    expect(store().units('i-other')).toEqual([]);
  });

  it('of a known line come with order and verdict', () => {
    bench.order('R-1', { deadlineAt: 1 });
    sql(
      `INSERT INTO expected_line (id, expected_return_id, position, sku, name, quantity, is_gift, serials)
       VALUES ('l1', 'r-R-1', 0, 'SKU-1', '男士衬衫', 1, 0, '[]')`,
    );
    sql(
      `INSERT INTO disposition (unit_id, inspection_id, expected_line_id, sku, name, unit, kind, bin, operator_no, at)
       VALUES ('u1', 'i-R-1', 'l1', 'SKU-1', '男士衬衫', 1, 'restock', 'A-01', '0217', ?)`,
      NOW,
    );
    expect(store().units('i-R-1')).toMatchObject([{ orderNo: 'O-R-1', verdict: 'intact' }]);
    expect(store().stock()).toMatchObject([{ returnNo: 'R-1', bin: 'A-01' }]);
    sql(
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, body, state, not_before_at,
         next_attempt_at, deadline_at, created_at)
       VALUES ('s1', 'stock:1', 'training', 'stock', 'p-R-1', 'r-R-1', '{}', 'waiting', 0, 0, 0, 0)`,
    );
    expect(store().stock()).toEqual([]);
    expect(
      store()
        .refundsElsewhere()
        .map(({ returnNo }) => returnNo),
    ).toEqual(['R-1']);
  });

  it('put away longer ago than a week are not asked for again', () => {
    bench.order('R-1', { deadlineAt: 1 });
    putAway('u1', 'restock', 'A-01', NOW - 8 * 86_400_000);
    putAway('u2', 'restock', 'A-02', NOW - 86_400_000);
    expect(store().stock()).toMatchObject([{ bin: 'A-02', returnNo: null }]);
  });
});

describe('parcels that aren’t ours', () => {
  it('are on the list until they were handed over, then on the list of that hand-over', () => {
    bench.order('R-1', { deadlineAt: 1 });
    bench.order('R-2', { deadlineAt: 1 });
    sql(`UPDATE parcel SET lane = 'other-merchant'`);
    expect(
      store()
        .handOver(null)
        ?.parcels.map(({ waybill }) => waybill),
    ).toEqual(['WB-R-1', 'WB-R-2']);
    sql(`INSERT INTO hand_over (id, receiver, signer, operator_no, at) VALUES ('h1', 'courier', '赵师傅', '0217', 5)`);
    sql(`INSERT INTO hand_over_parcel (parcel_id, hand_over_id) VALUES ('p-R-1', 'h1')`);
    expect(
      store()
        .handOver(null)
        ?.parcels.map(({ waybill }) => waybill),
    ).toEqual(['WB-R-2']);
    expect(store().handOver('h1')).toMatchObject({
      done: { to: 'courier', signer: '赵师傅', at: 5 },
      parcels: [{ waybill: 'WB-R-1', operatorNo: '0217' }],
    });
    expect(store().handOver('h2')).toBeNull();
  });
});
