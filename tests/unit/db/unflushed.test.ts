import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atOnce, atOnceUnflushed, beforeCommit } from '../../../src/main/db/commit.ts';
import { openConnection } from '../../../src/main/db/open.ts';
import type { Database } from '../../../src/main/db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'dockproof-unflushed-'));
let db: Database;
const NORMAL = 1;
const FULL = 2;
const flush = (): unknown => db.pragma('synchronous', { simple: true });
beforeAll(() => {
  db = openConnection(join(folder, 'bench.sqlite'), undefined);
  db.exec('CREATE TABLE t (n INTEGER NOT NULL) STRICT');
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it('commits without a flush, and everything after it is flushed again', () => {
  expect(
    atOnceUnflushed(db, () => {
      db.prepare('INSERT INTO t VALUES (1)').run();
      return flush();
    }),
  ).toBe(NORMAL);
  expect(flush()).toBe(FULL);
  expect(db.prepare('SELECT n FROM t').pluck().all()).toEqual([1]);
});

it('is flushed again after a fault, which leaves nothing behind', () => {
  expect(() =>
    atOnceUnflushed(db, () => {
      db.prepare('INSERT INTO t VALUES (2)').run();
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(flush()).toBe(FULL);
  expect(db.prepare('SELECT n FROM t').pluck().all()).toEqual([1]);
});

it('never takes the flush from the transaction it stands in', () => {
  const seen = atOnce(db, () => atOnceUnflushed(db, flush));
  expect([seen, flush()]).toEqual([FULL, FULL]);
});

it('seals like every other transaction', () => {
  let seals = 0;
  beforeCommit(db, () => {
    seals += 1;
    return () => undefined;
  });
  atOnceUnflushed(db, () => undefined);
  expect(seals).toBe(1);
});
