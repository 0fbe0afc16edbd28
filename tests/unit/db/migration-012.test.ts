import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createExpectedReturnStore } from '../../../src/main/session/expected-return-store.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '012-dispute.sql';

/** A bench of the version before, with a return that was judged there. */
function benchOfVersionEleven(): OpenedDatabase {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  insertDecided(db, { returnNo: 'TB-1', at: NOW });
  close();
  return openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
}

describe(FILE, () => {
  it('leaves the rows as they were: nothing is known of a dispute', () => {
    const { db, close } = benchOfVersionEleven();
    expect(db.prepare('SELECT return_no, dispute FROM expected_return').all()).toEqual([
      { return_no: 'TB-1', dispute: null },
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });

  it('keeps how far the platform’s people are, and only what there is', () => {
    const { db, close } = benchOfVersionEleven();
    const store = createExpectedReturnStore(db, createIds(createFakeClock(NOW)));
    const tell = (version: number, more: object) =>
      store.save(aReturn({ returnNo: 'TB-1', version, ...more }), NOW + version);
    const id = tell(2, { dispute: 'proof-wanted' });
    expect(store.get(id)?.dispute).toBe('proof-wanted');
    // Told without a word of it: it is over.
    tell(3, {});
    expect(store.get(id)?.dispute).toBeNull();
    expect(() => db.prepare("UPDATE expected_return SET dispute = 'lost'").run()).toThrow('CHECK');
    close();
  });
});
