import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { csv, HEADER, importFile, openImportStation, row } from '../../support/import-fixture.ts';

const ROWS = 20_000;

it(
  'a bench killed in the middle of an import keeps whole batches, and the file again makes it whole',
  { timeout: 180_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-import-kill-'));
    const file = join(dataDir, 'returns.csv');
    const bytes = csv([
      HEADER,
      ...Array.from({ length: ROWS }, (_, at) => row({ 0: `TK${at}`, 2: `YT99${String(at).padStart(11, '0')}` })),
    ]);
    writeFileSync(file, bytes);
    const child = spawn(process.execPath, ['tests/support/import-child.ts', dataDir, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { db, close } = openDatabase({
      dataDir,
      migrationsDir: 'src/main/db/migrations',
      binding: undefined,
      now: Date.now(),
    });
    const count = (sql: string) => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? -1;
    const returns = count(`expected_return WHERE platform = 'import'`);
    expect(returns).toBeGreaterThan(0);
    expect(returns).toBeLessThan(ROWS);
    // A batch holds a hundred rows, and each is a return here.
    expect(returns % 100).toBe(0);
    expect(
      count(`expected_return r WHERE NOT EXISTS (SELECT 1 FROM expected_line WHERE expected_return_id = r.id)`),
    ).toBe(0);
    close();

    const { station } = await openImportStation(dataDir);
    expect(await importFile(station, 'again', bytes, 'returns', 150_000)).toMatchObject({ state: 'done', saved: ROWS });
    await station.close();
    rmSync(dataDir, { recursive: true });
  },
);
