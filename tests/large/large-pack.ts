import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { fromFdPromise } from 'yauzl';
import { makeReportPage } from '../../scripts/lib/report-page.ts';
import { openPackStation, packSwappedPhone } from '../support/pack-fixture.ts';
import { addLongFilm } from './long-film.ts';

// A real case of gigabytes in a real data folder, its export in a process of its own, and the byte that somebody changes.

const run = promisify(execFile);

type LargeCase = { dataDir: string; inspectionId: string };

/** The swapped parcel, filmed by two cameras for minutes on end. */
export async function makeLargeCase(
  home: string,
  name: string,
  films: readonly { seconds: number; bytesASecond: number }[],
): Promise<LargeCase> {
  const dataDir = join(home, name);
  mkdirSync(dataDir);
  const station = await openPackStation(dataDir);
  try {
    const inspectionId = await packSwappedPhone(station, {
      more: async (bench, id) => {
        for (const film of films) await addLongFilm(bench, id, film);
      },
    });
    return { dataDir, inspectionId };
  } finally {
    await station.close();
  }
}

const Exported = v.object({
  file: v.string(),
  bytes: v.number(),
  tookMs: v.number(),
  /** Null where the system doesn't tell. */
  openedBytes: v.nullable(v.number()),
  peakBytes: v.nullable(v.number()),
});
export type Exported = v.InferOutput<typeof Exported>;

/** Exports the case for Taobao (which also wants a film of a minute), in a process of its own. */
export async function exportInChild({ dataDir, inspectionId }: LargeCase): Promise<Exported> {
  const page = join(dataDir, 'report-page.html');
  writeFileSync(page, await makeReportPage());
  const child = [join(import.meta.dirname, 'export-child.ts'), dataDir, inspectionId, page];
  const { stdout } = await run(process.execPath, child);
  return v.parse(Exported, JSON.parse(stdout));
}

/** Where a stored file's bytes begin in a ZIP, and how many there are. */
export async function placeInZip(zip: string, name: string): Promise<{ dataAt: number; bytes: number }> {
  const handle = await open(zip, 'r');
  try {
    const opened = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true });
    for await (const entry of opened.eachEntry()) {
      if (!entry.fileName.endsWith(`/${name}`)) continue;
      const { fileDataStart } = await opened.readLocalFileHeaderPromise(entry);
      return { dataAt: fileDataStart, bytes: entry.uncompressedSize };
    }
    throw new Error(`no ${name} in ${zip}`);
  } finally {
    await handle.close();
  }
}

/** Turns one bit of a file over, in place: once more, and it is as it was. */
export function flipBit(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  try {
    const byte = Buffer.alloc(1);
    if (readSync(handle, byte, 0, 1, at) !== 1) throw new Error(`${file} ends before ${at}`);
    byte[0] = (byte[0] ?? 0) ^ 1;
    writeSync(handle, byte, 0, 1, at);
  } finally {
    closeSync(handle);
  }
}

const MB = 1e6;
const inMb = (bytes: number | null): string => (bytes === null || bytes === 0 ? 'not told' : (bytes / MB).toFixed(0));

/** One measured line on the terminal. */
export function tell(what: string, { bytes, tookMs, peakBytes }: Omit<Exported, 'file' | 'openedBytes'>): void {
  const rate = (bytes / MB / (tookMs / 1000)).toFixed(0);
  console.log(
    `LARGE  ${what}: ${(bytes / 1e9).toFixed(2)} GB in ${(tookMs / 1000).toFixed(1)} s (${rate} MB/s), peak memory ${inMb(peakBytes)} MB`,
  );
}
