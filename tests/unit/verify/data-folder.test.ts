import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COVERED_TABLES } from '../../../src/main/custody/covered-rows.ts';
import type { CoveredTable } from '../../../src/main/custody/covered-table.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { makeSealedBench } from '../../support/sealed-bench.ts';
import { fc } from '../../support/property.ts';

const Sqlite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
const bench = await makeSealedBench();
afterAll(() => {
  bench.remove();
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-tampered-'));
  cpSync(bench.dataDir, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const codeOf = (verdict: Verdict): string => (verdict.outcome === 'sound' ? 'sound' : verdict.problem.code);
const found = async (): Promise<string> => codeOf(await verifyPath(folder));
const at = (name: string): string => join(folder, name);
const LOG = 'custody/checkpoints.log';

/** Opens the database as somebody who knows SQLite and wants no trigger in the way. */
function tamper<T>(act: (db: BetterSqlite3.Database) => T): T {
  const db = new Sqlite(at('app.db'));
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('ignore_check_constraints = ON');
    const triggers = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    return act(db);
  } finally {
    db.close();
  }
}

describe("a bench's data folder", () => {
  it('is sound, and a film that a rule deleted is no fault', async () => {
    const verdict = await verifyPath(folder);
    expect(verdict).toMatchObject({ outcome: 'sound', deleted: [{ rule: 'film-90-days' }] });
    expect(verdict.passed.map(({ check }) => check)).toEqual([
      'chain',
      'tiles',
      'checkpoints',
      'checkpoint-log',
      'time-stamps',
      'rows',
      'photos',
      'recordings',
      'attachments',
    ]);
  });

  it('is found out by a change of any column of any covered table', async () => {
    const missed: string[] = [];
    for (const covered of COVERED_TABLES)
      for (const column of covered.columns) {
        const undo = tamper((db) => changeOne(db, covered, column));
        if ((await found()) === 'sound') missed.push(`${covered.table}.${column}`);
        tamper(undo);
      }
    expect(missed).toEqual([]);
    expect(await found()).toBe('sound');
  }, 60_000);

  it('is found out by rows that came or went', async () => {
    tamper((db) => db.exec(`DELETE FROM session_fact WHERE seq = (SELECT max(seq) FROM session_fact)`));
    expect(await found()).toBe('row-missing');
    cpSync(join(bench.dataDir, 'app.db'), at('app.db'));
    tamper((db) => db.exec(`INSERT INTO hold VALUES ('h2', (SELECT id FROM inspection LIMIT 1), 0, '', '0217', 1)`));
    expect(await found()).toBe('row-added');
  });

  it.each<[string, string]>([
    ['DELETE FROM custody_entry WHERE seq = 20', 'entry-gap'],
    [`UPDATE custody_entry SET body = replace(body, '"at":1', '"at":2') WHERE seq = 20`, 'entry-hash'],
    ['UPDATE custody_entry SET hash = zeroblob(32) WHERE seq = 20', 'entry-hash'],
    ['UPDATE custody_entry SET leaf = zeroblob(32) WHERE seq = 20', 'entry-leaf'],
    [
      'UPDATE custody_entry SET hash = NULL, leaf = NULL WHERE seq = (SELECT max(seq) FROM custody_entry)',
      'entry-unsealed',
    ],
    [`UPDATE custody_entry SET event = 'viewed' WHERE seq = 20`, 'entry-hash'],
    [`UPDATE custody_entry SET inspection_id = 'another' WHERE event = 'photo'`, 'entry-case'],
    ['UPDATE custody_tile SET root = zeroblob(32)', 'tile'],
    ['DELETE FROM custody_tile', 'tile'],
    [`UPDATE checkpoint SET note = replace(note, '2026', '2025')`, 'signature'],
    ['UPDATE checkpoint SET at = at + 1', 'checkpoint-root'],
    ['DELETE FROM checkpoint', 'checkpoint-missing'],
    ['DROP TABLE hold; CREATE VIEW hold AS SELECT 1 AS id', 'database-broken'],
    ['PRAGMA application_id = 1', 'not-a-pack'],
  ])('%s: %s', async (sql, code) => {
    tamper((db) => db.exec(sql));
    expect(await found()).toBe(code);
  });

  it('is found out when an earlier database was copied back', async () => {
    cpSync(join(bench.yesterday, 'app.db'), at('app.db'));
    for (const side of ['app.db-wal', 'app.db-shm']) rmSync(at(side), { force: true });
    expect(await found()).toBe('rolled-back');
  });

  it('is found out when the checkpoints outside it are gone, touched, or of another history', async () => {
    const log = readFileSync(at(LOG));
    rmSync(at(LOG));
    expect(await found()).toBe('log-missing');
    for (let bit = 0; bit < log.length * 8; bit += 83) {
      writeFileSync(
        at(LOG),
        log.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      );
      expect([bit, await found()]).not.toEqual([bit, 'sound']);
    }
    // A power cut in the middle of writing leaves this, and it is no fault.
    writeFileSync(at(LOG), Buffer.concat([log, log.subarray(0, 30)]));
    expect(await found()).toBe('sound');
  });

  it.each<[string, string, () => void]>([
    [
      'a photo that is missing',
      'file-missing',
      () => {
        rmSync(at(bench.photo));
      },
    ],
    [
      'a truncated photo',
      'file-changed',
      () => {
        truncateSync(at(bench.photo), 5);
      },
    ],
    [
      'a photo of zero length',
      'file-empty',
      () => {
        truncateSync(at(bench.photo), 0);
      },
    ],
    [
      'a renamed photo',
      'file-renamed',
      () => {
        renameSync(at(bench.photo), at('evidence/photos/x.jpg'));
      },
    ],
    ['swapped photos', 'files-swapped', swapPhotos],
    ['a photo that is a link', 'not-a-file', linkPhoto],
    [
      'a film that is missing',
      'file-missing',
      () => {
        rmSync(at(bench.film));
      },
    ],
    [
      'a truncated film',
      'file-changed',
      () => {
        truncateSync(at(bench.film), 30);
      },
    ],
  ])('finds %s', async (_what, code, act) => {
    act();
    expect(await found()).toBe(code);
  });

  function swapPhotos(): void {
    renameSync(at(bench.photo), at('aside'));
    renameSync(at(bench.otherPhoto), at(bench.photo));
    renameSync(at('aside'), at(bench.otherPhoto));
  }
  function linkPhoto(): void {
    renameSync(at(bench.photo), at('aside'));
    symlinkSync(at('aside'), at(bench.photo));
  }

  it('finds a folder of evidence that is gone, or a link', async () => {
    renameSync(at('evidence'), at('aside'));
    expect(await found()).toBe('file-missing');
    symlinkSync(at('aside'), at('evidence'));
    expect(await found()).toBe('not-a-file');
  });

  it('is found out by any bit of its evidence', async () => {
    for (const name of [bench.photo, bench.otherPhoto, bench.film, bench.attachment]) {
      const bytes = readFileSync(at(name));
      for (let bit = 0; bit < bytes.length * 8; bit += 29) {
        writeFileSync(
          at(name),
          bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
        );
        expect([bit, await found()]).not.toEqual([bit, 'sound']);
      }
      writeFileSync(at(name), bytes);
    }
  });

  it('either finds a flipped bit of the database file, or the bit was of nothing covered', async () => {
    tamper(() => undefined);
    cpSync(join(bench.dataDir, 'app.db'), at('app.db'));
    for (const side of ['app.db-wal', 'app.db-shm']) rmSync(at(side), { force: true });
    const bytes = readFileSync(at('app.db'));
    const before = covered();
    let caught = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        writeFileSync(
          at('app.db'),
          bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
        );
        for (const side of ['app.db-wal', 'app.db-shm']) rmSync(at(side), { force: true });
        if ((await found()) === 'sound') expect(covered()).toEqual(before);
        else caught += 1;
      }),
      { numRuns: 200 },
    );
    expect(caught).toBeGreaterThan(30);
  }, 60_000);

  /** Everything of the database that is covered, a hash a table. */
  function covered(): Record<string, string> {
    const own = {
      custody_entry: 'SELECT seq, event, body, hash, leaf FROM custody_entry ORDER BY seq',
      custody_tile: 'SELECT position, root FROM custody_tile ORDER BY position',
      checkpoint: 'SELECT tree_size, note, at FROM checkpoint ORDER BY tree_size',
    };
    const rows = COVERED_TABLES.map(({ table, columns, key }): [string, string] => [
      table,
      // Named here: SQLite else spells a column as its schema does, and a bit of that may turn `at` into `At`.
      `SELECT ${columns.map((column) => `${column} AS ${column}`).join()} FROM ${table} ORDER BY ${key.join()}`,
    ]);
    const db = new Sqlite(at('app.db'), { readonly: true });
    try {
      const all = [...Object.entries(own), ...rows];
      const hashed = all.map(([table, sql]) => [
        table,
        createHash('sha256')
          .update(JSON.stringify(db.prepare(sql).all()))
          .digest('hex'),
      ]);
      return Object.fromEntries(hashed) as Record<string, string>;
    } finally {
      db.close();
    }
  }
});

/** Changes one column of a table's first row to another value of its kind; gives back what undoes it. */
function changeOne(
  db: BetterSqlite3.Database,
  { table, key }: CoveredTable,
  column: string,
): (db: BetterSqlite3.Database) => void {
  const row = db.prepare<[], Record<string, Value>>(`SELECT * FROM ${table} LIMIT 1`).get();
  if (row === undefined) throw new Error(`no row in ${table}: the test would prove nothing`);
  const type = db
    .prepare<[], { type: string }>(`SELECT type FROM pragma_table_info('${table}') WHERE name = '${column}'`)
    .get()?.type;
  const was = row[column] ?? null;
  const now = typeof was === 'number' ? was + 1_000_003 : was === null ? (type === 'INTEGER' ? 1 : 'x') : flipText(was);
  const where = key.map((one) => `${one} IS ?`).join(' AND ');
  const keys = (changed: Record<string, Value>): Value[] => key.map((one) => changed[one] ?? null);
  db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(now, ...keys(row));
  return (again) => {
    again.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(was, ...keys({ ...row, [column]: now }));
  };
}

type Value = string | number | null;

/** The same text with one bit of its last character changed, still a character. */
const flipText = (text: string): string =>
  text === '' ? 'x' : text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) ^ 1);
