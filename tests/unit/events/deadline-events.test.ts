import { describe, expect, it } from 'vitest';
import { createDeadlineEvents } from '../../../src/main/events/deadline-events.ts';
import { insertDecided } from '../../support/platform-rows.ts';
import { openWebhookBench } from '../../support/webhook-bench.ts';
import type { WebhookBench } from '../../support/webhook-bench.ts';
import { parseEvent } from '../../support/webhook-schemas.ts';

const HOUR = 3_600_000;

const levelsIn = ({ db }: WebhookBench): unknown[] =>
  db
    .prepare<[], { body: string }>(`SELECT body FROM webhook_event WHERE type = 'deadline.near' ORDER BY seq`)
    .all()
    .map(({ body }) => {
      const { data } = parseEvent(body);
      return [data['returnNo'], data['level'], data['waitsFor']];
    });

/** One return that nobody has decided yet (24 h from now), and one whose refund waits. */
function openDay(): {
  bench: WebhookBench;
  start: number;
  note: (now: number) => boolean;
  command: (state: string) => void;
} {
  const bench = openWebhookBench();
  const start = bench.clock.now();
  insertDecided(bench.db, { returnNo: 'R-1', at: start });
  bench.db.exec(`UPDATE decision SET state = 'to-decide'`);
  const { parcelId, expectedReturnId, decisionId } = insertDecided(bench.db, { returnNo: 'R-2', at: start });
  bench.db
    .prepare(
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
         not_before_at, next_attempt_at, deadline_at, created_at)
       VALUES ('c', 'k', 'training', 'refund', ?, ?, ?, '{}', 'waiting', 0, 0, ?, 0)`,
    )
    .run(parcelId, expectedReturnId, decisionId, start + 30 * HOUR);
  const { note } = createDeadlineEvents(bench.db, () => 24);
  const command = (state: string): void => {
    bench.db.prepare('UPDATE command SET state = ?').run(state);
  };
  return { bench, start, note, command };
}

describe('deadlines that come near', () => {
  it('are told at −8, −4 and −1 h and when late, each once', () => {
    const { bench, start, note, command } = openDay();
    bench.endpoint('https://crm.example/hook', ['deadline.near']);
    for (let minute = 0; minute <= 25 * 60; minute += 10) note(start + minute * 60_000);
    expect(levelsIn(bench)).toEqual([
      ['R-1', '8h', 'decision'],
      ['R-1', '4h', 'decision'],
      ['R-2', '8h', 'platform'],
      ['R-1', '1h', 'decision'],
      ['R-1', 'late', 'decision'],
    ]);
    command('parked');
    bench.db.exec(`UPDATE decision SET state = 'approved'`);
    note(start + 29 * HOUR + 1);
    expect(levelsIn(bench).slice(5)).toEqual([['R-2', '1h', 'platform']]);
    command('done');
    note(start + 31 * HOUR);
    expect(levelsIn(bench)).toHaveLength(6);
  });

  it('what was slept through is passed over for what holds now', () => {
    const { bench, start, note } = openDay();
    bench.endpoint('https://crm.example/hook', ['deadline.near']);
    expect(note(start + 15 * HOUR)).toBe(false);
    expect(note(start + 23.5 * HOUR)).toBe(true);
    expect(note(start + 23.6 * HOUR)).toBe(false);
    expect(levelsIn(bench)).toEqual([
      ['R-2', '8h', 'platform'],
      ['R-1', '1h', 'decision'],
    ]);
  });

  it('are told anew where a command’s deadline has moved, each level once', () => {
    const { bench, start, note } = openDay();
    bench.endpoint('https://crm.example/hook', ['deadline.near']);
    bench.db.exec(`UPDATE decision SET state = 'approved'`);
    const move = (hours: number): void => {
      bench.db.prepare('UPDATE command SET deadline_at = ?').run(start + hours * HOUR);
    };
    expect(note(start + HOUR)).toBe(false);
    move(8);
    expect([note(start + HOUR), note(start + HOUR)]).toEqual([true, false]);
    move(7);
    expect([note(start + HOUR), note(start + HOUR)]).toEqual([true, false]);
    move(3);
    expect([note(start + HOUR), note(start + HOUR)]).toEqual([true, false]);
    expect(levelsIn(bench)).toEqual([
      ['R-2', '8h', 'platform'],
      ['R-2', '8h', 'platform'],
      ['R-2', '4h', 'platform'],
    ]);
  });

  it('cost nothing and leave nothing where nobody wants them', () => {
    const { bench, start, note } = openDay();
    bench.endpoint('https://crm.example/hook', ['verdict.given']);
    expect(note(start + 25 * HOUR)).toBe(false);
    expect(levelsIn(bench)).toEqual([]);
  });
});
