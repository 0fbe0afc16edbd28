import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-webhook-entry.sql')) ?? '';
const TOLD = ['parcel.received', 'verdict.given', 'decision.made'];

it(`${FILE}: keeps the events of the version before, and makes the same of what comes after`, () => {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE))
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  const dataDir = join(root, 'data');
  const old = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  old.db
    .prepare(`INSERT INTO webhook_endpoint (id, url, is_on, created_at, changed_at) VALUES ('e', 'https://x', 1, ?, ?)`)
    .run(NOW, NOW);
  for (const type of [...TOLD, 'pack.exported'])
    old.db.prepare(`INSERT INTO webhook_topic (endpoint_id, type) VALUES ('e', ?)`).run(type);
  insertDecided(old.db, { returnNo: 'R-1', at: NOW });
  old.close();

  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  const types = (): unknown[] => db.prepare('SELECT type FROM webhook_event ORDER BY seq').pluck().all();
  const shapes = (returnNo: string): unknown[] =>
    db
      .prepare(
        `SELECT DISTINCT e.type || ' ' || k.fullkey FROM webhook_event e, json_tree(e.body) k
         WHERE instr(e.body, ?) > 0 ORDER BY 1`,
      )
      .pluck()
      .all(`"${returnNo}"`);
  expect(types()).toEqual(TOLD);
  insertDecided(db, { returnNo: 'R-2', at: NOW });
  expect(types()).toEqual([...TOLD, ...TOLD]);
  expect(shapes('R-1').length).toBeGreaterThan(20);
  expect(shapes('R-2')).toEqual(shapes('R-1'));
  expect(db.prepare('SELECT count(*) FROM webhook_delivery').pluck().get()).toBe(6);

  // A pack that is given up is taken back though nobody listens any more; else nothing is made for nobody.
  db.exec(
    `INSERT INTO pack_export (id, inspection_id, preset, variant, manifest_sha256, bag_info_sha256, operator_no, at)
       VALUES ('p', 'i-R-2', 'court', 'sealed', 'aa', 'bb', '0217', ${NOW})`,
  );
  expect(types().at(-1)).toBe('pack.exported');
  db.exec(`UPDATE webhook_endpoint SET is_on = 0, off_why = 'person'`);
  insertDecided(db, { returnNo: 'R-3', at: NOW });
  db.exec(
    `INSERT INTO custody_event (id, inspection_id, kind, body, operator_no, at)
       VALUES ('ev', 'i-R-2', 'export-abandoned', '{"exportId":"p"}', '0217', ${NOW})`,
  );
  expect(types()).toEqual([...TOLD, ...TOLD]);
  close();
});
