import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Station } from '../../../src/main/station.ts';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-watch-'));
  station = await openTestStation(dataDir);
});
afterAll(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps who changed the numbers that watch and the days off, from what to what, over a start', async () => {
  const { handlers } = station;
  const holiday = { from: '2027-10-01', until: '2027-10-07', name: '国庆节' };
  await valueOf(handlers.settingsSet({ riskHours: 6, alertHours: [12, 2] }));
  await valueOf(handlers.settingsSet({ daysOff: { ...NO_DAYS_OFF, holidays: [holiday] } }));
  const { registerDays } = await valueOf(handlers.settingsGet(undefined));
  await valueOf(handlers.settingsSet({ registerDays: { ...registerDays, unclaimed: 60 } }));
  // What stays as it is, is no change.
  await valueOf(handlers.settingsSet({ riskHours: 6 }));
  const entries = await valueOf(handlers.changeLog(undefined));
  const told = entries.filter(({ name }) => name !== 'undoMs').map(({ name, from, to }) => [name, from, to]);
  expect(told).toHaveLength(4);
  expect(told).toContainEqual(['riskHours', '4', '6']);
  expect(told).toContainEqual(['alertHours', '[8,4,1]', '[12,2]']);
  expect(told).toContainEqual([
    'daysOff',
    JSON.stringify(NO_DAYS_OFF),
    JSON.stringify({ ...NO_DAYS_OFF, holidays: [holiday] }),
  ]);
  expect(told.find(([name]) => name === 'registerDays')?.[2]).toContain('"unclaimed":60');
  const again = await valueOf(handlers.settingsGet(undefined));
  await station.close();
  station = await openTestStation(dataDir);
  expect(await valueOf(station.handlers.settingsGet(undefined))).toEqual(again);
});
