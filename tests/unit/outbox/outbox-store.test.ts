import { describe, expect, it } from 'vitest';
import { HOUR, NOW, again, refundOrder, useOutboxBench } from '../../support/platform-outbox.ts';
import { insertDecided } from '../../support/platform-rows.ts';

const bench = useOutboxBench();

describe('a fact and its outbox command are one transaction (invariant 1)', () => {
  it('refuses to store or take back a command outside a transaction', () => {
    const decided = insertDecided(bench.scratch.db, { returnNo: 'R-1' });
    expect(() => bench.outbox.enqueueRefund(refundOrder(decided))).toThrow(/transaction/);
    expect(() => bench.outbox.cancelUnsent(decided.decisionId, NOW)).toThrow(/transaction/);
  });

  it('leaves no command when the decision around it fails', () => {
    const decided = insertDecided(bench.scratch.db, { returnNo: 'R-1' });
    expect(() =>
      bench.scratch.db.transaction(() => {
        bench.outbox.enqueueRefund(refundOrder(decided));
        throw new Error('the decision broke');
      })(),
    ).toThrow('the decision broke');
    expect(bench.outbox.commandOfReturn(decided.expectedReturnId)).toBeNull();
  });
});

describe('one refund per expected return (invariant 6)', () => {
  it('makes the key of platform and return number, and refuses a second command with it', () => {
    const id = bench.order('R-1');
    expect(bench.outbox.view(id)).toMatchObject({
      key: 'refund:training:R-1:1',
      amountCents: 13_700,
      state: 'waiting',
      attempts: 0,
    });
    expect(() => bench.orderAgain('R-1')).toThrow(/UNIQUE/);
    expect(bench.cancel('d-R-1')).toBe('cancelled');
    expect(bench.orderAgain('R-1')).not.toBe(id);
    expect(bench.outbox.commandOfReturn('r-R-1')?.state).toBe('waiting');
  });

  it('refuses amounts that are not whole cents, and a refund of nothing', () => {
    for (const [amountCents, freightCents] of [
      [0, 0],
      [1.5, 0],
      [-1, 5],
      [Number.NaN, 1],
    ] as const)
      expect(() => bench.order(`R-${amountCents}-${freightCents}`, { amountCents, freightCents })).toThrow(
        /cents|moves/,
      );
  });

  it('never changes what was ordered, not even by hand', () => {
    bench.order('R-1');
    expect(() => bench.scratch.db.exec(`UPDATE command SET body = '{}'`)).toThrow(/never changed/);
  });
});

describe('taking a refund back', () => {
  it('works while it was never sent, says so twice, and leaves a trail', () => {
    const id = bench.order('R-1');
    expect(bench.cancel('d-R-1')).toBe('cancelled');
    expect(bench.cancel('d-R-1')).toBe('cancelled');
    expect(bench.outbox.view(id)).toMatchObject({ state: 'cancelled', doneAt: null, nextAttemptAt: null });
    expect(bench.steps(id)).toEqual(['cancelled']);
    expect(bench.outbox.takeDue('training', NOW + HOUR, 10)).toEqual([]);
    expect(bench.outbox.noteSend(id, NOW + HOUR)).toBe(false);
  });

  it('is too late once a request left, even when the platform then said "not done"', () => {
    const id = bench.order('R-1');
    bench.outbox.noteSend(id, NOW);
    expect(bench.cancel('d-R-1')).toBe('too-late');
    bench.outbox.noteAnswer(
      id,
      { step: 'send-answer', outcome: 'retry', words: 'net:busy' },
      again('not-done', NOW + 9),
      NOW,
    );
    expect(bench.cancel('d-R-1')).toBe('too-late');
    expect(bench.outbox.view(id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastWords: 'net:busy',
      nextAttemptAt: NOW + 9,
    });
  });

  it('says "none" for a decision without a command', () => {
    insertDecided(bench.scratch.db, { returnNo: 'R-1' });
    expect(bench.cancel('d-R-1')).toBe('none');
  });
});
