import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COVERED_TABLES } from '../../../src/main/custody/covered-rows.ts';
import { carryOverOf, triggersOf } from '../../../src/main/custody/covered-triggers.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';

describe('the tables of the chain', () => {
  it('have exactly the triggers that are made from the list', () => {
    const bench = createBenchFixture();
    const stored = bench.core.db
      .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_custody_%'`)
      .all()
      .map(({ sql }) => `${sql};`);
    expect(stored.sort()).toEqual(COVERED_TABLES.flatMap(triggersOf).sort());
    void bench.close();
  });

  it('leave out no column that is not bookkeeping', () => {
    const bench = createBenchFixture();
    const left = COVERED_TABLES.flatMap(({ table, columns }) =>
      bench.core.db
        .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
        .all()
        .filter(({ name }) => !columns.includes(name))
        .map(({ name }) => `${table}.${name}`),
    );
    expect(left).toEqual([
      'scan.seq',
      'parcel.waybill_reversed',
      'parcel.place',
      'session_fact.seq',
      'command.seq',
      'command.expected_return_id',
      'command.attempts',
      'command.not_before_at',
      'command.next_attempt_at',
      'command.deadline_at',
      'command.failures_in_row',
      'command.last_words',
    ]);
    void bench.close();
  });

  it('carry over what older benches had, by the statements of the list', () => {
    const migration = readFileSync('src/main/db/migrations/003-custody.sql', 'utf8');
    const carried = COVERED_TABLES.map(carryOverOf).filter((statement) => migration.includes(statement));
    expect(carried).toHaveLength(15);
  });
});
