import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-rechecks.sql')) ?? '';

/** A bench of the version before that judged a parcel, opened with this version. */
function openedAnew(): { db: Database; close: () => void; verdictId: string; inspectionId: string } {
  const root = scratchFolder();
  const before = join(root, 'migrations');
  mkdirSync(before);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE))
    cpSync(join(MIGRATIONS, name), join(before, name));
  const dataDir = join(root, 'data');
  const old = openDatabase({ dataDir, migrationsDir: before, binding: undefined, now: NOW });
  insertDecided(old.db, { returnNo: 'TB-1', at: NOW });
  old.close();
  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  const row = db.prepare('SELECT id, inspection_id FROM verdict').get() as { id: string; inspection_id: string };
  return { db, close, verdictId: row.id, inspectionId: row.inspection_id };
}

const openOnes = (db: Database): unknown[] => db.prepare('SELECT verdict_id FROM recheck_open').pluck().all();

describe(FILE, () => {
  it('draws nothing of what was judged before, and lets it be drawn, judged once and kept for ever', () => {
    const { db, close, verdictId, inspectionId } = openedAnew();
    expect(openOnes(db)).toEqual([]);
    const draw = db.prepare('INSERT INTO recheck_draw VALUES (?, ?, 2, ?, ?)');
    draw.run(verdictId, inspectionId, '0217', NOW);
    expect(openOnes(db)).toEqual([verdictId]);
    expect(() => draw.run(verdictId, inspectionId, '0217', NOW)).toThrow(/UNIQUE/);

    const judge = db.prepare('INSERT INTO recheck VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    expect(() => judge.run(verdictId, inspectionId, null, '[]', '', 1, '0031', NOW)).toThrow(/CHECK/);
    judge.run(verdictId, inspectionId, 'intact', '[]', '', 1, '0031', NOW);
    expect(openOnes(db)).toEqual([]);
    for (const table of ['recheck', 'recheck_draw']) {
      expect(() => db.exec(`UPDATE ${table} SET at = 0`)).toThrow(/append-only/);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
    }
    const told = db.prepare('SELECT event FROM custody_entry ORDER BY seq DESC LIMIT 2').pluck().all();
    expect(told).toEqual(['rechecked', 'recheck-drawn']);
    close();
  });

  it('takes a verdict that is taken back off the list', () => {
    const { db, close, verdictId, inspectionId } = openedAnew();
    db.prepare('INSERT INTO recheck_draw VALUES (?, ?, 2, ?, ?)').run(verdictId, inspectionId, '0217', NOW);
    db.prepare('UPDATE verdict SET revoked_at = ? WHERE id = ?').run(NOW, verdictId);
    expect(openOnes(db)).toEqual([]);
    close();
  });
});
