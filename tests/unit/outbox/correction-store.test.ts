import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import type { RefundBody } from '../../../src/shared/command-body.ts';
import { NOW, useOutboxBench } from '../../support/platform-outbox.ts';

const bench = useOutboxBench();
const LATER = NOW + 120_000;

/** Sent and refused for good. */
function refuseIt(commandId: string, outcome = 'refused:amount', words = '退款金额超过可退金额'): void {
  const { outbox } = bench;
  outbox.noteSend(commandId, LATER, 'read:open');
  outbox.noteAnswer(commandId, { step: 'send-answer', outcome, words }, { kind: 'park' }, LATER);
}
const bodyOf = (commandId: string): string =>
  bench.scratch.db.prepare('SELECT body FROM command WHERE id = ?').pluck().get(commandId) as string;
const heldOf = (commandId: string) => {
  const held = bench.outbox.heldForCorrection(commandId);
  if (held?.kind !== 'refund') throw new Error('not held for correction');
  return held;
};
const correct = (commandId: string, more: Partial<RefundBody>, held = heldOf(commandId)): boolean =>
  atOnce(bench.scratch.db, () =>
    bench.outbox.correct(
      held,
      {
        ...{ kind: 'refund', body: { ...held.body, ...more } },
        ...{ reason: '按平台可退的退', operatorNo: '0101', secondNo: '0300' },
      },
      LATER + 1,
    ),
  );

describe('a corrected command', () => {
  it('is the same row under the same key with another body, and the one before is kept with who, why and when', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    const before = bodyOf(id);
    expect(correct(id, { amountCents: 100_00, freightCents: 0, isPart: true })).toBe(true);
    expect(JSON.parse(bodyOf(id))).toMatchObject({ key: 'refund:training:TR-1:1', amountCents: 100_00, isPart: true });
    expect(bench.scratch.db.prepare('SELECT * FROM command_correction').all()).toMatchObject([
      {
        ...{ command_id: id, body_before: before, body_after: bodyOf(id), reason: '按平台可退的退' },
        ...{ operator_no: '0101', second_operator_no: '0300', at: LATER + 1 },
      },
    ]);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', attempts: 1, amountCents: 100_00 });
    expect(bench.steps(id)).toEqual(['send', 'send-answer', 'released']);
  });

  it('goes out with the new body although the old one was read before: what is kept in memory is compared', () => {
    const id = bench.order('TR-1');
    const sumOf = () =>
      bench.outbox.takeDue('training', LATER + 2, 9).map(({ body }) => (body as RefundBody).amountCents);
    expect(sumOf()).toEqual([129_00]);
    refuseIt(id);
    correct(id, { amountCents: 100_00 });
    expect(sumOf()).toEqual([100_00]);
  });

  it('tells the chain what was ordered before, by whom it was changed, and the order as it is now', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    correct(id, { amountCents: 100_00 });
    const events = bench.scratch.db
      .prepare(`SELECT event FROM custody_entry WHERE event IN ('command-corrected', 'command-changed') ORDER BY seq`)
      .pluck()
      .all();
    expect(events).toEqual(['command-changed', 'command-changed', 'command-corrected', 'command-changed']);
    const last = bench.scratch.db
      .prepare('SELECT body FROM custody_entry ORDER BY seq DESC LIMIT 1 OFFSET 1')
      .pluck()
      .get();
    expect(JSON.parse(last as string)).toMatchObject({ row: { id, body: bodyOf(id), state: 'unknown' } });
  });

  it('is corrected once for each refusal, and again after the next one', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    const first = heldOf(id);
    correct(id, { amountCents: 100_00 });
    expect(bench.outbox.heldForCorrection(id)).toBeNull();
    refuseIt(id);
    expect(correct(id, { amountCents: 90_00 }, first)).toBe(false);
    expect(correct(id, { amountCents: 90_00 })).toBe(true);
    expect(bench.scratch.db.prepare('SELECT count(*) FROM command_correction').pluck().get()).toBe(2);
  });

  it('is another: the same body is no correction, and nothing is released by it', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    expect(correct(id, {})).toBe(false);
    expect(bench.outbox.view(id)?.state).toBe('parked');
  });

  it('keeps nothing of it where the transaction ends badly', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    const before = bodyOf(id);
    const held = heldOf(id);
    expect(() =>
      atOnce(bench.scratch.db, () => {
        const body = { ...held.body, amountCents: 1 };
        bench.outbox.correct(held, { kind: 'refund', body, reason: '因', operatorNo: '1', secondNo: null }, LATER);
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(bodyOf(id)).toBe(before);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    expect(bench.outbox.heldForCorrection(id)).not.toBeNull();
  });
});

describe('what is held for no correction', () => {
  it('a request of it may still be carried out', () => {
    const id = bench.order('TR-1');
    bench.outbox.noteSend(id, LATER, 'read:open');
    const lost = { kind: 'again', event: 'postpone', nextAttemptAt: LATER, isFailure: true } as const;
    bench.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'unknown', words: 'net:timeout' }, lost, LATER);
    expect(bench.outbox.heldForCorrection(id)).toBeNull();
    // The second request is refused; of the first nobody knows.
    refuseIt(id);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', isForHand: true, isForCorrection: false });
    expect(bench.outbox.heldForCorrection(id)).toBeNull();
  });

  it('locked, released, taken back, ended, or not sent at all', () => {
    const locked = bench.order('TR-1');
    refuseIt(locked, 'refused:locked', '平台介入中');
    const released = bench.order('TR-2');
    refuseIt(released);
    expect(bench.outbox.view(released)?.isForCorrection).toBe(true);
    bench.outbox.release(released, LATER);
    const ended = bench.order('TR-3');
    refuseIt(ended);
    bench.outbox.endByHand(ended, { reference: '后台', picture: null, operatorNo: '1' }, LATER);
    const waiting = bench.order('TR-4');
    for (const id of [locked, released, ended, waiting]) {
      expect(bench.outbox.heldForCorrection(id)).toBeNull();
      expect(bench.outbox.view(id)?.isForCorrection).toBe(false);
    }
    expect(bench.outbox.correctables()).toEqual([]);
  });
});

describe('the database itself', () => {
  const insert = (id: string, seq: number, after: string, before = bodyOf(id)): void => {
    bench.scratch.db
      .prepare(
        `INSERT INTO command_correction (attempt_seq, command_id, body_before, body_after, reason, operator_no, at)
         VALUES (?, ?, ?, ?, '因', '0101', 0)`,
      )
      .run(seq, id, before, after);
  };
  const setBody = (id: string, body: string) =>
    bench.scratch.db.prepare('UPDATE command SET body = ? WHERE id = ?').run(body, id);
  const lastSeq = (id: string): number =>
    bench.scratch.db.prepare('SELECT max(seq) FROM attempt WHERE command_id = ?').pluck().get(id) as number;
  const other = (id: string): string => JSON.stringify({ ...(JSON.parse(bodyOf(id)) as object), amountCents: 1 });

  it('changes a body only to what a correction of the last refusal says, while it is parked', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    expect(() => setBody(id, other(id))).toThrow(/never changed/);
    insert(id, lastSeq(id), other(id));
    expect(() => setBody(id, '{}')).toThrow(/never changed/);
    const before = bodyOf(id);
    setBody(id, other(id));
    expect(() => setBody(id, before)).toThrow(/never changed/);
    expect(() => bench.scratch.db.exec(`UPDATE command SET key = key`)).toThrow(/never changed/);
  });

  it('and no longer once it was let go', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    insert(id, lastSeq(id), other(id));
    bench.outbox.release(id, LATER);
    expect(() => setBody(id, other(id))).toThrow(/never changed/);
  });

  it('takes no correction of anything but the last refusal of a parked refund or refusal, under its own key', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    const seq = lastSeq(id);
    const wrong = (act: () => void): void => {
      expect(act).toThrow(/only what was refused/);
    };
    wrong(() => {
      insert(id, seq, other(id), '{"key":"else"}');
    });
    wrong(() => {
      insert(id, seq, bodyOf(id));
    });
    wrong(() => {
      insert(id, seq, other(id).replace(':1"', ':2"'));
    });
    wrong(() => {
      insert(id, seq - 1, other(id));
    });
    bench.outbox.release(id, LATER);
    wrong(() => {
      insert(id, seq, other(id));
    });
  });

  it('keeps every correction', () => {
    const id = bench.order('TR-1');
    refuseIt(id);
    correct(id, { amountCents: 1 });
    expect(() => bench.scratch.db.exec('UPDATE command_correction SET reason = reason')).toThrow(/append-only/);
    expect(() => bench.scratch.db.exec('DELETE FROM command_correction')).toThrow(/append-only/);
  });
});
