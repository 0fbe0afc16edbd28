import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openBag } from '../../src/main/pack/bag-writer.ts';
import { openZip } from '../../src/main/verify/zip-source.ts';
import type { Station } from '../../src/main/station.ts';
import { exportOne, openPackStation, orderOf, packSwappedPhone } from '../support/pack-fixture.ts';
import { valueOf } from '../support/station-fixture.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';
import { quantile } from './lib/statistics.ts';

// A case with 500 MB of film and five photos, exported whole: read, hashed, figures and report made, written, made durable,
// sealed. The floor: `cp` of the same originals, then `sha256sum` of the copies, which does neither of the last three. Both
// take turns, the files are in the system's memory for both.
//
// Memory: a file of 5 GB (BENCH_PACK_GB says another size; sparse, so that it needs no room to be read) streamed into a
// ZIP. What the process holds resident in the last three quarters may be a quarter more than it held at the first.

const FILM_BYTES = 500_000_000;
const PIECE_BYTES = 1_000_000;
const ROUNDS = 5;
const GOAL = 1.5;
const MEMORY_GOAL = 1.25;
const SAMPLE_EVERY_BYTES = 16_000_000;
const run = promisify(execFile);

/** A film whose bytes are noise: nothing plays it, and a pack without cuts does not try to. */
async function filmNoise(station: Station, inspectionId: string): Promise<void> {
  const { handlers } = station;
  const about = { cameraLabel: 'Bench', codec: 'avc1.42c00a', widthPx: 1280, heightPx: 720 };
  const { recordingId } = await valueOf(handlers.evidenceRecordingStart({ inspectionId, ...about }));
  const bytes = new Uint8Array(PIECE_BYTES);
  for (let offset = 0; offset < FILM_BYTES; offset += PIECE_BYTES) {
    randomFillSync(bytes);
    const endMs = Math.round(offset / 300) + 3000;
    await valueOf(handlers.evidenceRecordingPiece({ recordingId, offset, bytes, isFragmentEnd: true, endMs }));
  }
  await valueOf(handlers.evidenceRecordingEnd({ recordingId, end: 'closed', frames: 1 }));
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

async function measureTime(place: Place): Promise<Finding> {
  const dataDir = place.newFolder('pack');
  const station = await openPackStation(dataDir);
  const ours: number[] = [];
  const floor: number[] = [];
  try {
    const inspectionId = await packSwappedPhone(station, { more: filmNoise });
    const originals = ['photos', 'recordings'].flatMap((kind) => filesUnder(join(dataDir, 'evidence', kind)));
    const copies = join(dataDir, 'copies');
    const pack = async (): Promise<void> => {
      rmSync(await exportOne(station, orderOf([inspectionId], { preset: 'plain' })));
    };
    const copy = async (): Promise<void> => {
      mkdirSync(copies);
      await run('cp', [...originals, copies]);
      await run('sha256sum', filesUnder(copies));
      rmSync(copies, { recursive: true });
    };
    await pack();
    await copy();
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(pack));
      floor.push(await timed(copy));
    }
  } finally {
    await station.close();
  }
  const size = `${Math.round(FILM_BYTES / 1e6)} MB`;
  return compareSides(
    'pack-500mb',
    GOAL,
    { what: `a case of ${size} packed, sealed and made durable`, values: ours },
    { what: `cp and sha256sum of the same originals`, values: floor },
    'ms',
  );
}

/** Whether another reader finds the film in the ZIP with its whole size (beyond 4 GB: ZIP64). */
async function holdsWhole(zip: string, bytes: number): Promise<boolean> {
  const opened = await openZip(zip);
  if (!opened.ok) throw new Error(`the ZIP can't be read: ${opened.problem.code}`);
  await opened.value.close();
  return opened.value.entries[0]?.bytes === bytes;
}

async function measureMemory(place: Place): Promise<Finding> {
  const folder = place.newFolder('pack-memory');
  const gigabytes = Number(process.env['BENCH_PACK_GB'] ?? '5');
  const file = join(folder, 'film.mp4');
  const handle = openSync(file, 'w');
  ftruncateSync(handle, gigabytes * 1e9);
  closeSync(handle);
  const samples: { bytes: number; rss: number }[] = [];
  let bytes = 0;
  const onBytes = (more: number): void => {
    bytes += more;
    if (bytes - (samples.at(-1)?.bytes ?? 0) < SAMPLE_EVERY_BYTES) return;
    samples.push({ bytes, rss: process.memoryUsage.rss() });
  };
  const target = join(folder, 'pack.zip');
  const { signal } = new AbortController();
  const bag = await openBag({ target, bagName: 'case-bench', at: Date.now(), signal, onBytes });
  const tookMs = await timed(async () => {
    await bag.addFile({ path: 'data/originals/film-01.mp4', file, original: null });
    await bag.finish();
  });
  const isWhole = await holdsWhole(target, gigabytes * 1e9);
  rmSync(folder, { recursive: true });
  const quarter = (from: number, to: number): number[] =>
    samples.filter((one) => one.bytes >= from * bytes && one.bytes <= to * bytes).map(({ rss }) => rss / 1e6);
  const first = Math.max(...quarter(0, 0.25));
  const later = Math.max(...quarter(0.25, 1));
  const ratio = later / first;
  return {
    name: 'pack-memory',
    ratio,
    goal: MEMORY_GOAL,
    isMet: ratio <= MEMORY_GOAL && isWhole,
    lines: [
      `${gigabytes} GB in ${(tookMs / 1000).toFixed(1)} s; resident at most ${first.toFixed(0)} MB in the first quarter, ${later.toFixed(0)} MB later`,
      `median ${quantile(quarter(0, 1), 0.5).toFixed(0)} MB of ${samples.length} samples`,
    ],
  };
}

export const pack: Measurement = {
  names: ['pack-500mb', 'pack-memory'],
  about: 'a case of 500 MB packed / cp and sha256sum of its originals; memory late in a large pack / early',
  run: async (place) => [await measureMemory(place), await measureTime(place)],
};
