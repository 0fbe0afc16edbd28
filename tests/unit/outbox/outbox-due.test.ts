import * as v from 'valibot';
import { CommandView } from '../../../src/shared/sync.ts';
import { describe, expect, it } from 'vitest';
import { HOUR, NOW, again, useOutboxBench } from '../../support/platform-outbox.ts';

const bench = useOutboxBench();

describe('what is due', () => {
  it('waits out the time to undo, then comes nearest deadline first', () => {
    const late = bench.order('R-late', { deadlineAt: NOW + 9 * HOUR });
    const soon = bench.order('R-soon', { deadlineAt: NOW + 2 * HOUR });
    expect(bench.outbox.takeDue('training', NOW + 59_999, 10)).toEqual([]);
    expect(bench.outbox.takeDue('training', NOW + 60_000, 10).map(({ id }) => id)).toEqual([soon, late]);
    expect(bench.outbox.nextDueAt('training')).toBe(NOW + 60_000);
    expect(bench.outbox.takeDue('elsewhere', NOW + 60_000, 10)).toEqual([]);
    expect(bench.outbox.nextDueAt('elsewhere')).toBeNull();
  });

  it('keeps the order within a parcel (invariant 5), but a parked refund holds up no other return of the box', () => {
    const first = bench.order('R-1', { parcel: 'box', deadlineAt: NOW + 9 * HOUR });
    const second = bench.order('R-2', { parcel: 'box', deadlineAt: NOW + HOUR });
    const due = () => bench.outbox.takeDue('training', NOW + HOUR, 10).map(({ id }) => id);
    expect(due()).toEqual([first]);
    bench.outbox.noteSend(first, NOW);
    bench.outbox.noteAnswer(
      first,
      { step: 'send-answer', outcome: 'unknown', words: null },
      again('postpone', NOW + 2 * HOUR),
      NOW,
    );
    expect(due()).toEqual([]);
    bench.outbox.noteAnswer(first, { step: 'ask-answer', outcome: 'locked', words: 'x' }, { kind: 'park' }, NOW);
    expect(due()).toEqual([second]);
    expect(bench.outbox.release(first, NOW)).toBe(true);
    expect(due()).toEqual([first]);
    const receipt = { refundId: 'F-1' };
    bench.outbox.noteAnswer(
      first,
      { step: 'ask-answer', outcome: 'refunded', words: null },
      { kind: 'end', how: 'read-back', receipt },
      NOW,
    );
    expect(due()).toEqual([second]);
    expect(bench.outbox.commandsOfParcel('p-box').map(({ state }) => state)).toEqual(['done', 'waiting']);
  });

  it('keeps the order within a parcel for each platform by itself: one that waits holds up no other', () => {
    const first = bench.order('R-1', { parcel: 'box', platform: 'training' });
    const elsewhere = bench.order('R-2', { parcel: 'box', platform: 'elsewhere' });
    const second = bench.order('R-3', { parcel: 'box', platform: 'training' });
    const last = bench.order('R-4', { parcel: 'box', platform: 'elsewhere' });
    const due = (platform: string) => bench.outbox.takeDue(platform, NOW + HOUR, 10).map(({ id }) => id);
    expect(due('training')).toEqual([first]);
    expect(due('elsewhere')).toEqual([elsewhere]);
    expect(bench.outbox.nextDueAt('elsewhere')).toBe(NOW + 60_000);

    const answer = { step: 'ask-answer', outcome: 'failed', words: '限流' } as const;
    bench.outbox.noteAnswer(first, answer, again('postpone', NOW + 2 * HOUR), NOW);
    expect([due('training'), due('elsewhere')]).toEqual([[], [elsewhere]]);
    const end = { kind: 'end', how: 'already-closed', receipt: {} } as const;
    bench.outbox.noteAnswer(elsewhere, { ...answer, outcome: 'read:closed' }, end, NOW);
    expect([due('training'), due('elsewhere')]).toEqual([[], [last]]);
    bench.outbox.noteAnswer(first, { ...answer, outcome: 'read:closed' }, end, NOW);
    expect([due('training'), due('elsewhere')]).toEqual([[second], [last]]);
  });

  it('hands over the body byte for byte as it was stored', () => {
    bench.order('R-1', { reason: '袖口"开线"' });
    const stored = bench.scratch.db.prepare('SELECT body FROM command').get() as { body: string };
    expect(JSON.stringify(bench.outbox.takeDue('training', NOW + HOUR, 1)[0]?.body)).toBe(stored.body);
  });
});

describe('an order that cannot be read', () => {
  it('is parked and shown, not dropped, and holds up no other', () => {
    const id = bench.order('R-1', { deadlineAt: NOW + HOUR });
    const { db } = bench.scratch;
    db.exec(`
      INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
        not_before_at, next_attempt_at, deadline_at, created_at)
      SELECT 'odd', 'odd', platform, kind, parcel_id, expected_return_id, decision_id, '{"amountCents":5}', state,
        not_before_at, next_attempt_at, 0, created_at FROM command;
      UPDATE command SET state = 'done' WHERE id = '${id}'`);
    const other = bench.order('R-2');
    expect(bench.outbox.takeDue('training', NOW + HOUR, 8).map((command) => command.id)).toEqual([other]);
    expect(bench.outbox.commandsOfParcel('p-R-1').at(-1)).toMatchObject({
      state: 'parked',
      lastWords: 'sync:bench-fault',
    });
    expect(bench.outbox.counts().parked).toBe(1);
    for (const view of bench.outbox.list(200)) expect(v.safeParse(CommandView, view).issues).toBeUndefined();
  });
});

describe('the end of a command', () => {
  it('is a stored receipt; later answers change nothing', () => {
    const id = bench.order('R-1');
    bench.outbox.noteSend(id, NOW);
    const end = { kind: 'end', how: 'answered', receipt: { refundId: 'F-1' } } as const;
    expect(
      bench.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, NOW + 5),
    ).toBe(true);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', doneAt: NOW + 5, nextAttemptAt: null });
    for (const late of [end, { kind: 'park' }, again('postpone', NOW + 9)] as const)
      expect(bench.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'late', words: 'late' }, late, NOW + 9)).toBe(
        false,
      );
    expect(bench.outbox.noteAsk(id)).toBe(false);
    expect(bench.outbox.release(id, NOW)).toBe(false);
    expect(bench.outbox.commandOfReturn('r-R-1')).toMatchObject({ state: 'done', doneAt: NOW + 5, lastWords: null });
    expect(() => bench.scratch.db.exec(`UPDATE command SET state = 'waiting'`)).toThrow(/stays ended/);
  });

  it('keeps words to one shown line without control characters', () => {
    const id = bench.order('R-1');
    const words = `系统\u0000\u202e\n繁忙 ${'x'.repeat(900)}`;
    bench.outbox.noteAnswer(id, { step: 'ask-answer', outcome: 'failed', words }, again('postpone', NOW + 9), NOW);
    const attempt = bench.scratch.db.prepare('SELECT words FROM attempt').get() as { words: string };
    expect(attempt.words).toMatch(/^系统 繁忙 x{294}$/);
    expect(bench.outbox.view(id)?.lastWords).toBe(attempt.words);
  });
});

describe('what a person sees', () => {
  it('lists what is not done by deadline, then the last finished; counts; knows the nearest', () => {
    const done = bench.order('R-done', { deadlineAt: NOW + HOUR });
    bench.outbox.noteAnswer(
      done,
      { step: 'ask-answer', outcome: 'x', words: null },
      { kind: 'end', how: 'already-closed', receipt: {} },
      NOW,
    );
    const parked = bench.order('R-parked', { deadlineAt: NOW + 2 * HOUR });
    bench.outbox.noteAnswer(parked, { step: 'ask-answer', outcome: 'x', words: '已锁定' }, { kind: 'park' }, NOW);
    const waiting = bench.order('R-waiting', { deadlineAt: NOW + 3 * HOUR });
    const unknown = bench.order('R-unknown', { deadlineAt: NOW + 4 * HOUR });
    bench.outbox.noteSend(unknown, NOW);
    expect(bench.outbox.list(200).map(({ id }) => id)).toEqual([parked, waiting, unknown, done]);
    expect(bench.outbox.list(2).map(({ id }) => id)).toEqual([parked, waiting]);
    expect(bench.outbox.counts()).toEqual({ waiting: 1, unknown: 1, parked: 1 });
    expect(bench.outbox.nearest()).toEqual({ deadlineAt: NOW + 2 * HOUR, place: null, waybill: 'WB-R-PARKED' });
    expect(bench.outbox.view(parked)).toMatchObject({ lastWords: '已锁定', nextAttemptAt: null });
  });
});

describe('clocks that jump', () => {
  it.each([
    ['forward', NOW + 400 * 24 * HOUR],
    ['back', NOW - 3 * 24 * HOUR],
  ])('keeps what is left of a wait when the clock jumps %s', (_, jumped) => {
    const id = bench.order('R-1');
    bench.outbox.rebase(NOW + 10_000, jumped, HOUR);
    expect(bench.outbox.view(id)?.nextAttemptAt).toBe(jumped + 50_000);
    expect(bench.outbox.commandOfReturn('r-R-1')?.notBeforeAt).toBe(jumped + 50_000);
    bench.outbox.hasten(jumped, 'training');
    expect(bench.outbox.view(id)?.nextAttemptAt).toBe(jumped + 50_000);
  });

  it('never waits longer than allowed after a start with a clock set back', () => {
    const id = bench.order('R-1');
    bench.outbox.noteSend(id, NOW);
    bench.outbox.noteAnswer(
      id,
      { step: 'send-answer', outcome: 'unknown', words: null },
      again('postpone', NOW + 90 * HOUR),
      NOW,
    );
    bench.outbox.rebase(NOW, NOW, HOUR);
    expect(bench.outbox.view(id)?.nextAttemptAt).toBe(NOW + HOUR);
    bench.outbox.hasten(NOW, 'training');
    expect(bench.outbox.view(id)?.nextAttemptAt).toBe(NOW + 60_000);
  });

  it('knows how long a request has been under way even when the clock was set back since', () => {
    const id = bench.order('R-1');
    expect(bench.outbox.sentSince(id, NOW)).toBeNull();
    bench.outbox.noteSend(id, NOW);
    expect(bench.outbox.sentSince(id, NOW + 5)).toBe(NOW);
    expect(bench.outbox.sentSince(id, NOW - 9)).toBe(NOW - 9);
    const answered = { step: 'ask-answer', outcome: 'failed', words: null } as const;
    bench.outbox.noteAnswer(id, answered, again('postpone', NOW), NOW - 5);
    expect(bench.outbox.sentSince(id, NOW - 1)).toBe(NOW - 5);
  });
});
