import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import { createWebhookStore, EVENT_QUERIES } from '../../../src/main/events/webhook-store.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../../src/main/outbox/outbox-store.ts';
import { planOf } from '../../support/platform-plan.ts';
import { insertDecided } from '../../support/platform-rows.ts';
import { openWebhookBench } from '../../support/webhook-bench.ts';
import type { WebhookBench } from '../../support/webhook-bench.ts';
import { parseEvent } from '../../support/webhook-schemas.ts';

const eventsIn = ({ db }: WebhookBench) =>
  db
    .prepare<[], { type: string; body: string; at: number }>('SELECT type, body, at FROM webhook_event ORDER BY seq')
    .all()
    .map(({ type, body, at }) => {
      const event = parseEvent(body);
      expect(event.type).toBe(type);
      expect(Date.parse(event.timestamp)).toBe(at);
      return { type, ...event.data };
    });
const typesIn = (bench: WebhookBench): string[] => eventsIn(bench).map(({ type }) => type);

/** Decides a return and orders its refund through the real outbox. */
function orderRefund(
  bench: WebhookBench,
  returnNo: string,
): { commandId: string; outbox: ReturnType<typeof createOutboxStore> } {
  const { db, clock } = bench;
  const outbox = createOutboxStore(db, createIds(clock));
  const now = clock.now();
  const decided = insertDecided(db, { returnNo, at: now, amountCents: 12_900, freightCents: 800 });
  const order = { ...decided, platform: 'training', amountCents: 12_900, freightCents: 800, currency: 'CNY' };
  const { commandId } = atOnce(db, () =>
    outbox.enqueueRefund({ ...order, reason: '完好', notBeforeAt: now, deadlineAt: now + 3_600_000, now }),
  );
  return { commandId, outbox };
}

describe('an event is there if and only if its fact is, and somebody wants it', () => {
  it('nobody wants it: none', () => {
    const bench = openWebhookBench();
    bench.decide('R-1');
    expect(typesIn(bench)).toEqual([]);
  });

  it('rolled back with its fact', () => {
    const bench = openWebhookBench();
    bench.endpoint();
    expect(() =>
      atOnce(bench.db, () => {
        insertDecided(bench.db, { returnNo: 'R-1' });
        expect(typesIn(bench)).toHaveLength(3);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(typesIn(bench)).toEqual([]);
    expect(bench.db.prepare('SELECT count(*) AS n FROM webhook_delivery').get()).toEqual({ n: 0 });
  });

  it('none for an endpoint that is off, or removed', () => {
    const bench = openWebhookBench();
    const id = bench.endpoint();
    bench.service.change({ id, isOn: false });
    bench.decide('R-1');
    bench.service.change({ id, isOn: true });
    bench.service.remove({ id, isRemoved: true });
    bench.decide('R-2');
    expect(typesIn(bench)).toEqual([]);
  });
});

describe('what the events say', () => {
  it('parcel, verdict, decision: numbers and codes; no name, phone, note or platform words', () => {
    const bench = openWebhookBench();
    bench.endpoint();
    bench.decide('R-1');
    bench.db.exec(`UPDATE expected_return SET phone_tail = '4562'`);
    const of = { platform: 'training', returnNo: 'R-1', orderNo: 'O-R-1' };
    expect(eventsIn(bench)).toEqual([
      { type: 'parcel.received', waybill: 'WB-R-1', returns: [of] },
      {
        ...{ type: 'verdict.given', ...of, waybill: 'WB-R-1', verdictId: 'v-R-1', verdict: 'intact' },
        ...{ finding: 'neutral', codes: [], cause: 'unknown', operatorNo: '0217' },
      },
      {
        ...{ type: 'decision.made', ...of, waybill: 'WB-R-1', decisionId: 'd-R-1', verdictId: 'v-R-1' },
        ...{ verdict: 'intact', kind: 'refund-full', why: 'intact', amountCents: 12_900, freightCents: 0 },
        ...{ currency: 'CNY', operatorNo: '0217' },
      },
    ]);
    const bodies = JSON.stringify(eventsIn(bench));
    for (const word of ['王', '4562', '山岚', '不想要了']) expect(bodies).not.toContain(word);
  });

  it('a parcel of two returns names both; one that is matched later is not rewritten', () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['parcel.received']);
    atOnce(bench.db, () => {
      insertDecided(bench.db, { returnNo: 'R-1', parcel: 'P' });
      insertDecided(bench.db, { returnNo: 'R-2', parcel: 'P' });
      // As the seal of the chain does at the end of a transaction.
      bench.db.exec('UPDATE custody_entry SET hash = zeroblob(32), leaf = zeroblob(32) WHERE hash IS NULL');
    });
    insertDecided(bench.db, { returnNo: 'R-3', parcel: 'P' });
    expect(eventsIn(bench)).toMatchObject([{ returns: [{ returnNo: 'R-1' }, { returnNo: 'R-2' }] }]);
  });

  it('a verdict that is taken back, once', () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['verdict.revoked', 'decision.made']);
    bench.decide('R-1');
    bench.db.exec(`UPDATE verdict SET revoked_at = ${bench.clock.now() + 5}`);
    bench.db.exec(`UPDATE verdict SET note = 'x'`);
    expect(typesIn(bench)).toEqual(['decision.made', 'verdict.revoked']);
  });

  it('a decision when it is made, not while it is proposed', () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['decision.made']);
    insertDecided(bench.db, { returnNo: 'R-1', parcel: 'P' });
    bench.db.exec(`UPDATE decision SET state = 'revoked'`);
    bench.db.exec(
      `INSERT INTO decision VALUES ('d2', 'v-R-1', 'to-decide', 'contradicts', NULL, NULL, NULL, NULL, '7', 1, 1)`,
    );
    bench.db.exec(`UPDATE decision SET state = 'proposed', kind = 'refund-part', amount_cents = 5 WHERE id = 'd2'`);
    expect(typesIn(bench)).toHaveLength(1);
    bench.db.exec(`UPDATE decision SET state = 'approved', reason = 'paid to 13800001111' WHERE id = 'd2'`);
    expect(eventsIn(bench)[1]).toMatchObject({ decisionId: 'd2', kind: 'refund-part', amountCents: 5 });
    expect(JSON.stringify(eventsIn(bench))).not.toContain('13800001111');
  });

  it.each([
    ['answered', { refundId: 'X', amountCents: 13_700 }, 'refunded', 13_700],
    ['answered', { refundId: 'X', amountCents: 13_700, how: 'noticed' }, 'noticed', 0],
    ['read-back', { state: 'refunded', refundId: 'X', amountCents: 13_700 }, 'refunded', 13_700],
    ['already-closed', { state: 'refunded', movedCents: 13_700 }, 'refunded-elsewhere', 13_700],
    ['already-closed', { state: 'withdrawn', movedCents: 0 }, 'closed', 0],
  ] as const)('a refund that ended: %s %j is %s', (how, receipt, outcome, movedCents) => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['refund.acknowledged', 'command.parked']);
    const { commandId, outbox } = orderRefund(bench, 'R-1');
    outbox.noteSend(commandId, bench.clock.now());
    const answered = { step: 'send-answer', outcome: 'acknowledged', words: null } as const;
    outbox.noteAnswer(commandId, answered, { kind: 'end', how, receipt }, bench.clock.now());
    expect(eventsIn(bench)).toEqual([
      {
        ...{ type: 'refund.acknowledged', platform: 'training', returnNo: 'R-1', orderNo: 'O-R-1', waybill: 'WB-R-1' },
        ...{ commandId, orderedCents: 13_700, currency: 'CNY', outcome, movedCents },
      },
    ]);
  });

  it('a refund that a person made elsewhere, with its sum and without what was written', () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['refund.acknowledged']);
    const { commandId, outbox } = orderRefund(bench, 'R-1');
    outbox.noteSend(commandId, bench.clock.now());
    const answered = { step: 'send-answer', outcome: 'refused:other', words: '买家张三已投诉' } as const;
    outbox.noteAnswer(commandId, answered, { kind: 'park' }, bench.clock.now());
    const done = { reference: '转账给张三', picture: null, operatorNo: '0217' };
    expect(outbox.endByHand(commandId, done, bench.clock.now())).toBe(true);
    expect(eventsIn(bench)).toMatchObject([
      { outcome: 'refunded-elsewhere', movedCents: 13_700, orderedCents: 13_700 },
    ]);
    expect(JSON.stringify(eventsIn(bench))).not.toContain('张三');
  });

  it('a command that is parked, each time anew, without the words of the platform', () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['command.parked']);
    const { commandId, outbox } = orderRefund(bench, 'R-1');
    const park = (at: number): void => {
      outbox.noteSend(commandId, at);
      const answered = { step: 'send-answer', outcome: 'refused:other', words: '买家张三 13800001111 已投诉' } as const;
      outbox.noteAnswer(commandId, answered, { kind: 'park' }, at);
    };
    const now = bench.clock.now();
    park(now + 10);
    outbox.release(commandId, now + 20);
    park(now + 30);
    expect(eventsIn(bench)).toMatchObject([
      { type: 'command.parked', commandId, kind: 'refund', deadline: new Date(now + 3_600_000).toISOString() },
      { type: 'command.parked', commandId },
    ]);
    expect(bench.db.prepare('SELECT at FROM webhook_event ORDER BY seq').all()).toEqual([
      { at: now + 10 },
      { at: now + 30 },
    ]);
    expect(JSON.stringify(eventsIn(bench))).not.toMatch(/张三|1380000/);
  });

  it('a pack a minute after its row, and never one that was given up', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', ['pack.exported']);
    bench.decide('R-1');
    const pack = (id: string): void => {
      bench.db.exec(
        `INSERT INTO pack_export VALUES ('${id}', 'i-R-1', 'taobao', 'sealed', 'aa', 'bb', '7', ${bench.clock.now()})`,
      );
    };
    pack('whole');
    pack('half');
    bench.db.exec(
      `INSERT INTO custody_event VALUES ('c', 'i-R-1', 'export-abandoned', '{"exportId":"half"}', '7', ${bench.clock.now()})`,
    );
    bench.sender.look();
    await bench.clock.pass(59_000);
    expect(bench.posted).toEqual([]);
    await bench.clock.pass(2_000);
    expect(bench.posted).toHaveLength(1);
    expect(eventsIn(bench)).toMatchObject([
      { exportId: 'whole', manifestSha256: 'aa', returns: [{ returnNo: 'R-1' }] },
    ]);
  });
});

describe('the look-ups of a working bench', () => {
  it('read what waits, not everything that was ever told', () => {
    const { db } = openWebhookBench();
    createWebhookStore(db);
    const plans = Object.entries(EVENT_QUERIES).map(([name, sql]) => `${name}: ${planOf(db, sql).join(' / ')}`);
    const of = (name: string): string => plans.find((plan) => plan.startsWith(`${name}:`)) ?? '';
    for (const name of ['takeDue', 'nextDueAt', 'tellable', 'waiting'])
      expect(of(name)).toContain('webhook_delivery_waiting');
    expect(of('parked')).toContain('webhook_delivery_parked');
    expect(of('done')).toContain('webhook_delivery_by_try');
    for (const plan of plans)
      expect(plan).not.toMatch(/SCAN (d|webhook_delivery)(?! USING (COVERING )?INDEX webhook_delivery_)/);
  });
});
