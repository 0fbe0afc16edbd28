import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '014-disputes.sql';
const DAY = 86_400_000;

/** A bench of the version before, with returns that may be disputed and some that may not. */
function benchOfTheVersionBefore(): OpenedDatabase {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  insertDecided(db, { returnNo: 'OLD', at: NOW - 91 * DAY });
  for (const returnNo of ['AGAINST', 'INTACT', 'PART', 'ASKED']) insertDecided(db, { returnNo, at: NOW });
  db.exec(`UPDATE verdict SET finding = 'contradicts' WHERE expected_return_id IN ('r-AGAINST', 'r-OLD');
    UPDATE decision SET kind = 'refund-part' WHERE id = 'd-PART';
    UPDATE expected_return SET dispute = 'asked' WHERE return_no = 'ASKED'`);
  close();
  return openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
}
const looksOf = ({ db }: OpenedDatabase): string[] =>
  db
    .prepare<[], { id: string }>('SELECT expected_return_id AS id FROM dispute_look ORDER BY id')
    .all()
    .map(({ id }) => id);

describe(FILE, () => {
  it('notes what of the last ninety days may be a case, to be looked at', () => {
    const opened = benchOfTheVersionBefore();
    expect(looksOf(opened)).toEqual(['r-AGAINST', 'r-ASKED', 'r-PART']);
    expect(opened.db.prepare('SELECT count(*) AS n FROM dispute_case').get()).toEqual({ n: 0 });
    expect(opened.db.pragma('foreign_key_check')).toEqual([]);
    expect(opened.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    opened.close();
  });

  it('notes from then on what changes, in the transaction that changes it', () => {
    const opened = benchOfTheVersionBefore();
    const { db } = opened;
    db.exec('DELETE FROM dispute_look');
    insertDecided(db, { returnNo: 'NEXT', at: NOW + 1 });
    expect(looksOf(opened)).toEqual([]);
    db.exec(`UPDATE decision SET kind = 'refuse' WHERE id = 'd-NEXT';
      UPDATE expected_return SET dispute = 'asked' WHERE return_no = 'INTACT';
      UPDATE expected_return SET state = 'refunded' WHERE return_no = 'OLD'`);
    expect(looksOf(opened)).toEqual(['r-INTACT', 'r-NEXT']);
    db.exec(
      `BEGIN; DELETE FROM dispute_look; UPDATE expected_return SET state = 'locked' WHERE return_no = 'OLD'; ROLLBACK`,
    );
    expect(looksOf(opened)).toEqual(['r-INTACT', 'r-NEXT']);
    opened.close();
  });
});
