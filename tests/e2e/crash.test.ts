import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { readFilm } from '../support/film-reader.ts';
import { dropFolder, filesBelow, openRefused, openWorld, until } from './world.ts';

describe('kill -9 while recording', () => {
  it('leaves a film that plays; the next start closes it, says so, and goes on with the box', async () => {
    const before = await openWorld();
    await until(
      () => before.station.status(),
      ({ isOnline }) => isOnline,
    );
    await before.scan(SHIRT_AND_BELT.waybill);
    await before.scan(SHIRT_AND_BELT.shirtBarcode);
    await before.page.waitForTimeout(4500);
    await before.kill();
    const [file] = filesBelow(before.dataDir, '.mp4');
    const killed = await readFilm(file ?? '');
    expect(killed.durationS).toBeGreaterThan(2);

    const after = await openWorld({ dataDir: before.dataDir });
    const status = await after.station.status();
    expect(status.recovered).toMatchObject({ recordings: 1 });
    const { session } = await after.station.bench();
    expect(session).toMatchObject({ waybill: SHIRT_AND_BELT.waybill });
    expect(session?.returns[0]?.lines.map(({ good }) => good)).toEqual([1, 0]);
    await after.page.getByText('上次没有正常关机').first().waitFor();
    const whole = await readFilm(file ?? '');
    expect(whole.durationS).toBeGreaterThan(2);
    expect(whole.durationS).toBeLessThanOrEqual(killed.durationS + 0.1);

    // The box is filmed on, and its intact verdict still brings exactly one refund.
    await until(
      () => filesBelow(after.dataDir, '.mp4').length,
      (films) => films === 2,
    );
    await after.scan(SHIRT_AND_BELT.beltBarcode);
    await after.scan('DP:OK');
    await until(
      () => after.station.commands(),
      ([first]) => first?.state === 'done',
    );
    await after.close();
    dropFolder(after);
  });
});

describe('a database that can’t be used', () => {
  it('is refused with a plain screen in both languages and left as it was', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-broken-'));
    const file = join(dataDir, 'app.db');
    writeFileSync(file, 'this is no database, and nobody may overwrite it');
    const bytes = readFileSync(file);
    const said = await openRefused(dataDir);
    expect(said).toContain('app.db');
    expect(said).toMatch(/[一-鿿]/);
    expect(said).toMatch(/database/i);
    expect(readFileSync(file)).toEqual(bytes);
    expect(existsSync(`${file}-wal`)).toBe(false);
    dropFolder({ dataDir });
  });
});
