import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForReading } from '../../../src/main/db/open.ts';
import type { Station } from '../../../src/main/station.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import type { PackView } from '../../../src/shared/pack/pack-calls.ts';
import {
  addPhoto,
  exportOne,
  exportPacks,
  openPackStation,
  orderOf,
  packSwappedPhone,
  plainPhoto,
} from '../../support/pack-fixture.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-packs-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});
const namesIn = (): string[] => (existsSync(join(dataDir, 'packs')) ? readdirSync(join(dataDir, 'packs')) : []);
/** What the chain says that has no row of its own, and how many exports it knows. */
const chainSays = (): { abandoned: number; exports: number } => {
  const db = openForReading(join(dataDir, 'app.db'), undefined);
  const count = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  const says = {
    abandoned: count("SELECT count(*) AS n FROM custody_event WHERE kind = 'export-abandoned'"),
    exports: count('SELECT count(*) AS n FROM pack_export'),
  };
  db.close();
  return says;
};

const killedAt = (step: string, inspectionId: string): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tests/support/pack-child.ts', dataDir, step, inspectionId], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      resolve(signal);
    });
  });

describe('kill -9 in the middle of an export', () => {
  it.each(['pictures', 'files', 'name'])('leaves no pack with a good name (%s)', { timeout: 90_000 }, async (step) => {
    const first = await openPackStation(dataDir);
    const inspectionId = await packSwappedPhone(first);
    await first.close();
    expect(await killedAt(step, inspectionId)).toBe('SIGKILL');
    expect(namesIn().filter((name) => name.endsWith('.zip'))).toEqual([]);
    expect(namesIn()).not.toEqual([]);

    const again = await openPackStation(dataDir);
    try {
      expect(namesIn()).toEqual([]);
      const wasTold = step === 'name';
      expect(chainSays()).toEqual({ abandoned: wasTold ? 1 : 0, exports: wasTold ? 1 : 0 });
      expect(await verifyPath(await exportOne(again, orderOf([inspectionId])))).toMatchObject({ outcome: 'sound' });
    } finally {
      await again.close();
    }
    expect(await verifyPath(dataDir)).toMatchObject({ outcome: 'sound' });
  });
});

describe('a disk that takes no more', () => {
  it.skipIf(process.platform === 'win32')('is said, and nothing is left of the pack', { timeout: 60_000 }, async () => {
    const first = await openPackStation(dataDir);
    const inspectionId = await packSwappedPhone(first);
    await first.close();
    // The ZIP would be 6 MB.
    const child = `ulimit -f 5000; exec "${process.execPath}" tests/support/pack-child.ts "${dataDir}" full "${inspectionId}"`;
    const said = execFileSync('bash', ['-c', child], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({ error: 'storage-fault', left: [] });
    expect(await verifyPath(dataDir)).toMatchObject({ outcome: 'sound' });
  });
});

describe('many packs', () => {
  let station: Station;
  const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  /** Small parcels that nobody announced, each with one picture. */
  const smallCases = async (count: number): Promise<string[]> => {
    const inspectionIds: string[] = [];
    for (let index = 0; index < count; index += 1) {
      await scan(`ZZ${String(10_000_000 + index)}`);
      const session = (await valueOf(station.handlers.benchView(undefined))).session;
      if (session === null) throw new Error('not opened');
      inspectionIds.push(session.inspectionId);
      await addPhoto(station, session.inspectionId, 'contents', await plainPhoto(index, 64, 48));
      await scan('DP:LATER');
    }
    return inspectionIds;
  };
  beforeEach(async () => {
    station = await openPackStation(dataDir);
  });
  afterEach(async () => {
    await station.close();
  });

  it(
    'makes one after the other, says how far it is, and goes on after one that fails',
    { timeout: 120_000 },
    async () => {
      const ids = await smallCases(12);
      const { figures } = await valueOf(
        station.handlers.packPlan({ inspectionId: ids[3] ?? '', preset: 'plain', variant: 'sealed', locale: 'zh' }),
      );
      const sha = figures[0]?.sha256 ?? '';
      rmSync(join(dataDir, 'evidence', 'photos', sha.slice(0, 2), `${sha}.jpg`));
      const view = await exportPacks(station, orderOf(ids, { preset: 'plain' }));
      expect(view.state).toBe('done');
      expect(view.cases.map(({ state }) => state)).toEqual(ids.map((_id, index) => (index === 3 ? 'failed' : 'done')));
      expect(view.cases[3]).toMatchObject({ error: 'evidence-gone', detail: 'data/originals/photo-001-contents.jpg' });
      const files = view.cases.flatMap(({ file }) => file ?? []);
      expect(new Set(files).size).toBe(11);
      expect(namesIn().sort()).toEqual([...files].sort());
      for (const file of files.slice(0, 3))
        expect(await verifyPath(join(dataDir, 'packs', file))).toMatchObject({ outcome: 'sound' });
      expect(chainSays()).toEqual({ abandoned: 0, exports: 11 });
    },
  );

  it(
    'stops when told to: what is finished stays, nothing half is left, and only one order runs',
    { timeout: 120_000 },
    async () => {
      const ids = await smallCases(12);
      const started = await valueOf(station.handlers.packExport(orderOf(ids, { preset: 'plain' })));
      expect(await station.handlers.packExport(orderOf(ids))).toMatchObject({
        ok: false,
        error: { code: 'pack-busy' },
      });
      const read = async (): Promise<PackView | null> => valueOf(station.handlers.packView(undefined));
      await waitUntil(
        async () => ((await read())?.cases ?? []).filter(({ state }) => state === 'done').length >= 2,
        60_000,
      );
      const view = await valueOf(station.handlers.packCancel({ orderId: started.orderId }));
      expect(view).toMatchObject({ state: 'cancelled', current: null });
      const done = view.cases.filter(({ state }) => state === 'done');
      expect(done.length).toBeGreaterThanOrEqual(2);
      expect(done.length).toBeLessThan(ids.length);
      expect(view.cases.at(-1)?.state).toBe('cancelled');
      expect(namesIn().sort()).toEqual(done.flatMap(({ file }) => file ?? []).sort());
      for (const name of namesIn())
        expect(await verifyPath(join(dataDir, 'packs', name))).toMatchObject({ outcome: 'sound' });
    },
  );
});
