import { describe, expect, it } from 'vitest';
import { VIEW_QUERIES } from '../../../src/main/outbox/command-view-store.ts';
import { CORRECTION_QUERIES } from '../../../src/main/outbox/correction-store.ts';
import { DATED_BY_RETURN } from '../../../src/main/outbox/deadline-store.ts';
import { HOT_QUERIES } from '../../../src/main/outbox/outbox-store.ts';
import { useOutboxBench } from '../../support/platform-outbox.ts';
import { planOf } from '../../support/platform-plan.ts';

const bench = useOutboxBench();

describe('hot look-ups of the outbox read what they need, not every command there ever was', () => {
  it.each([
    ['takeDue', HOT_QUERIES.takeDue, 'INDEX command_due'],
    ['nextDueAt', HOT_QUERIES.nextDueAt, 'INDEX command_due'],
    ['ofDecision', HOT_QUERIES.ofDecision, 'INDEX command_by_decision'],
    ['parkedForOthers', HOT_QUERIES.parkedForOthers, 'INDEX command_parked'],
    ['datedByReturn', DATED_BY_RETURN, 'INDEX command_by_return'],
    ['correctable', CORRECTION_QUERIES.one, 'INDEX sqlite_autoindex_command_1'],
    ['correctable of a decision', CORRECTION_QUERIES.ofDecision, 'INDEX command_by_decision'],
    ['every correctable', CORRECTION_QUERIES.all, 'INDEX command_parked'],
    ['running', VIEW_QUERIES.running, 'INDEX command_due'],
    ['parked', VIEW_QUERIES.parked, 'INDEX command_parked'],
    ['ofReturn', VIEW_QUERIES.ofReturn, 'INDEX command_by_return'],
    ['ofParcel', VIEW_QUERIES.ofParcel, 'INDEX command_by_parcel'],
    ['nearestRunning', VIEW_QUERIES.nearestRunning, 'INDEX command_due'],
    ['nearestParked', VIEW_QUERIES.nearestParked, 'INDEX command_parked'],
    ['deadlinesRunning', VIEW_QUERIES.deadlinesRunning, 'INDEX command_due (deadline_at<?)'],
    ['deadlinesParked', VIEW_QUERIES.deadlinesParked, 'INDEX command_parked (deadline_at<?)'],
    ['countRunning', VIEW_QUERIES.countRunning, 'INDEX command_due'],
    ['countParked', VIEW_QUERIES.countParked, 'INDEX command_parked'],
  ])('%s', (_, sql, index) => {
    const plan = planOf(bench.scratch.db, sql);
    expect(plan.join('\n')).toContain(index);
    // Reading a partial index from end to end is reading what waits; anything else that scans reads the past.
    for (const line of plan) expect(line).not.toMatch(/^SCAN (?!.*command_due|.*command_parked)/);
  });

  it('what lies before a command is looked for among those of its parcel', () => {
    for (const sql of [HOT_QUERIES.takeDue, HOT_QUERIES.nextDueAt])
      expect(planOf(bench.scratch.db, sql).join('\n')).toContain('INDEX command_by_parcel (parcel_id=? AND seq<?)');
  });

  it('sort nothing: the indexes hold the order of the deadlines', () => {
    for (const sql of [HOT_QUERIES.takeDue, VIEW_QUERIES.running, VIEW_QUERIES.parked, VIEW_QUERIES.nearestRunning])
      expect(planOf(bench.scratch.db, sql).join('\n')).not.toContain('TEMP B-TREE');
  });

  it('the last finished ones come from the end of the table', () => {
    expect(planOf(bench.scratch.db, VIEW_QUERIES.finished)[0]).toBe('SCAN c');
    expect(planOf(bench.scratch.db, VIEW_QUERIES.finished).join('\n')).not.toContain('TEMP B-TREE');
  });

  it('stay quick with a year of finished commands behind them', () => {
    const { db } = bench.scratch;
    bench.order('R-1', { deadlineAt: 1 });
    db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
        not_before_at, next_attempt_at, deadline_at, created_at, ended_at)
      SELECT 'c' || i, 'k' || i, 'training', 'refund', 'p-R-1', 'r-R-1', 'd-R-1', '{}', 'done', 1, 0, 0, 0, 0, 0 FROM n`);
    const startedAt = performance.now();
    for (let round = 0; round < 20; round++) {
      bench.outbox.counts();
      bench.outbox.nearest();
      bench.outbox.nextDueAt('training');
      bench.outbox.takeDue('training', 2_000_000_000_000, 8);
    }
    // Each of the four would take some 10 ms if it read the table.
    expect((performance.now() - startedAt) / 20).toBeLessThan(10);
  });
});
