import { join } from 'node:path';
import { findPackAssets } from '../../src/main/pack/pack-assets.ts';
import type { PackView } from '../../src/shared/pack/pack-calls.ts';
import { openPackStation, orderOf } from '../support/pack-fixture.ts';
import { valueOf } from '../support/station-fixture.ts';
import { peakOfThisProcess } from './memory.ts';

// A bench that opens a data folder, exports one case and says how much memory it ever held: `node export-child.ts DIR
// INSPECTION PAGE`. In one process: what makes pictures, report and the cut film runs in a second one in the program.

const [dataDir = '', inspectionId = '', reportPage = ''] = process.argv.slice(2);
const LOOK_EVERY_MS = 100;

const packAssets = { ...findPackAssets(import.meta.dirname), reportPage };
const station = await openPackStation(dataDir, { packAssets });
const openedBytes = peakOfThisProcess();
const startedAt = performance.now();
await valueOf(station.handlers.packExport(orderOf([inspectionId])));
let view: PackView | null = null;
do {
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  view = await valueOf(station.handlers.packView(undefined));
} while (view?.state === 'running');
const tookMs = performance.now() - startedAt;
const only = view?.cases[0];
await station.close();
if (only?.file == null) throw new Error(`${only?.error ?? 'nothing made'} ${only?.detail ?? ''}`);
const file = join(view?.folder ?? '', only.file);
process.stdout.write(JSON.stringify({ file, bytes: only.bytes, tookMs, openedBytes, peakBytes: peakOfThisProcess() }));
