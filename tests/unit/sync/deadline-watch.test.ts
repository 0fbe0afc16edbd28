import { describe, expect, it } from 'vitest';
import { createDeadlineWatch } from '../../../src/main/sync/deadline-watch.ts';
import { HOUR, MINUTE, openSyncBench, START } from '../../support/platform-sync.ts';

/** A watch over one refund that waits, and what it says. */
function openWatch(deadlineAt: number) {
  const bench = openSyncBench();
  const commandId = bench.order('R-1', { deadlineAt });
  const said: string[] = [];
  const { check } = createDeadlineWatch({
    ...{ outbox: bench.outbox, log: bench.log },
    onAlarm: (alarm) => said.push(`${alarm.level} of ${String((alarm.deadlineAt - START) / HOUR)}`),
  });
  const move = (toAt: number): void => {
    bench.db
      .transaction(() => {
        bench.outbox.moveDeadline(commandId, toAt);
      })
      .immediate();
  };
  return { bench, commandId, said, check, move };
}

describe('a deadline that moves', () => {
  it('earlier is said at the level it has then, once, whatever was said before', () => {
    const { said, check, move } = openWatch(START + 20 * HOUR);
    check(START);
    expect(said).toEqual([]);
    move(START + 7 * HOUR);
    for (const minute of [1, 2, 3]) check(START + minute * MINUTE);
    expect(said).toEqual(['8h of 7']);
    move(START + HOUR / 2);
    for (const minute of [4, 5, 6]) check(START + minute * MINUTE);
    expect(said).toEqual(['8h of 7', '1h of 0.5']);
    move(START - HOUR);
    for (const minute of [7, 8, 9]) check(START + minute * MINUTE);
    expect(said).toEqual(['8h of 7', '1h of 0.5', 'late of -1']);
  });

  it('later is quiet until it comes near again, and then said anew', () => {
    const { said, check, move } = openWatch(START + 2 * HOUR);
    // Just ordered, it goes by itself.
    check(START + 3 * MINUTE);
    move(START + 12 * HOUR);
    check(START + 4 * MINUTE);
    expect(said).toEqual(['4h of 2']);
    check(START + 5 * HOUR);
    check(START + 9 * HOUR);
    expect(said).toEqual(['4h of 2', '8h of 12', '4h of 12']);
  });

  it('never moves outside of a transaction, nor once the refund has ended', () => {
    const { bench, commandId, said, check, move } = openWatch(START + 20 * HOUR);
    expect(() => {
      bench.outbox.moveDeadline(commandId, START);
    }).toThrow(/in the transaction/);
    const end = { kind: 'end', how: 'already-closed', receipt: {} } as const;
    bench.outbox.noteAnswer(commandId, { step: 'ask-answer', outcome: 'read:closed', words: null }, end, START);
    move(START + HOUR);
    check(START + MINUTE);
    expect(bench.outbox.view(commandId)?.deadlineAt).toBe(START + 20 * HOUR);
    expect(said).toEqual([]);
  });
});
