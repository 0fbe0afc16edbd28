import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEW_RETURN } from '../../../src/main/session/expected-return-writer.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';

let scratch: ReturnType<typeof openScratchDatabase>;
beforeAll(() => {
  scratch = openScratchDatabase();
});
afterAll(() => {
  scratch.remove();
});

/** The steps SQLite takes for this statement; `Program` runs a trigger, and what may do so keeps copies of whole pages. */
const stepsOf = (sql: string): string[] =>
  scratch.db
    .prepare<unknown[], { opcode: string }>(`EXPLAIN ${sql}`)
    .all(...Array.from({ length: sql.split('?').length - 1 }, () => null))
    .map(({ opcode }) => opcode);

it('a new return is one insert that may run no trigger and gives nothing back', () => {
  const upsert = `${NEW_RETURN} ON CONFLICT (platform, return_no) DO UPDATE SET version = excluded.version`;
  expect(stepsOf(upsert)).toContain('Program');
  const steps = stepsOf(NEW_RETURN);
  expect(steps).toContain('Insert');
  expect(steps).not.toContain('Program');
  expect(steps).not.toContain('ResultRow');
});
