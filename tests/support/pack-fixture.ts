import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import type { createStation, Station } from '../../src/main/station.ts';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import type { Shot } from '../../src/shared/domain-words.ts';
import { SLICE_BYTES } from '../../src/shared/evidence.ts';
import type { PackOrder, PackView } from '../../src/shared/pack/pack-calls.ts';
import { labelPhoto } from './label-photo.ts';
import { realFilm } from './real-film.ts';
import type { FilmStep } from './real-film.ts';
import { openTestStation, valueOf, waitUntil } from './station-fixture.ts';

// A bench with a parcel whose goods were swapped, filmed and photographed, closed and ready to be packed.

export const openPackStation = (dataDir: string, more: Partial<Parameters<typeof createStation>[0]> = {}) =>
  openTestStation(dataDir, () => undefined, { worker: createInProcessWorker(), ...more });

const scan = (station: Station, raw: string) =>
  valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));

let uploads = 0;
export async function addPhoto(station: Station, inspectionId: string, shot: Shot, jpeg: Uint8Array): Promise<void> {
  uploads += 1;
  for (let offset = 0; offset < jpeg.length; offset += SLICE_BYTES) {
    const bytes = Uint8Array.from(jpeg.subarray(offset, offset + SLICE_BYTES));
    const about = { uploadId: `pack-${uploads}`, inspectionId, shot, returnId: null, takenAt: Date.now() };
    await valueOf(station.handlers.evidencePhotoSlice({ ...about, totalBytes: jpeg.length, offset, bytes }));
  }
}

/** A plain picture; each `seed` is another one. */
export const plainPhoto = (seed: number, widthPx = 1200, heightPx = 900): Promise<Buffer> =>
  sharp({
    create: {
      width: widthPx,
      height: heightPx,
      channels: 3,
      background: { r: (seed * 53) % 256, g: (seed * 97) % 256, b: (seed * 151) % 256 },
    },
  })
    .jpeg()
    .toBuffer();

async function addFilm(station: Station, inspectionId: string, film: readonly FilmStep[]): Promise<void> {
  const { handlers } = station;
  const about = { cameraLabel: 'Top camera', codec: 'avc1.42c00a', widthPx: 64, heightPx: 48 };
  const { recordingId } = await valueOf(handlers.evidenceRecordingStart({ inspectionId, ...about }));
  let offset = 0;
  for (const { bytes, endMs } of film) {
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      const slice = Uint8Array.from(bytes.subarray(from, from + SLICE_BYTES));
      const isFragmentEnd = from + slice.length === bytes.length;
      await valueOf(handlers.evidenceRecordingPiece({ recordingId, offset, bytes: slice, isFragmentEnd, endMs }));
      offset += slice.length;
    }
  }
  await valueOf(handlers.evidenceRecordingEnd({ recordingId, end: 'closed', frames: film.length * 5 }));
}

/** Opens the phone's parcel, finds another phone in it, films and photographs it, and closes it. Gives the inspection. */
export async function packSwappedPhone(
  station: Station,
  { seconds = 4, more }: { seconds?: number; more?: (station: Station, inspectionId: string) => Promise<void> } = {},
): Promise<string> {
  await valueOf(station.handlers.syncNow(undefined));
  await scan(station, PHONE.waybill);
  const session = (await valueOf(station.handlers.benchView(undefined))).session;
  if (session === null) throw new Error('the parcel was not opened');
  const { inspectionId } = session;
  await addPhoto(station, inspectionId, 'label', await labelPhoto({ waybill: PHONE.waybill }));
  for (const [seed, shot] of (['seal', 'body', 'serial', 'contents'] as const).entries())
    await addPhoto(station, inspectionId, shot, await plainPhoto(seed + 1));
  await addFilm(station, inspectionId, await realFilm(seconds));
  await more?.(station, inspectionId);
  for (const raw of [PHONE.otherImei, 'DP:SWP']) await scan(station, raw);
  await valueOf(station.handlers.benchNote({ text: NOTE }));
  for (const raw of ['DL:HOLD-02', 'DP:HOLD']) await scan(station, raw);
  if ((await valueOf(station.handlers.benchView(undefined))).session !== null) throw new Error('the box is still open');
  return inspectionId;
}

/** Hostile and personal at once. */
export const NOTE = '<script>alert(1)</script> 买家电话 13812345678，3幢2单元501室';

export const orderOf = (inspectionIds: string[], more: Partial<PackOrder> = {}): PackOrder => ({
  inspectionIds,
  preset: 'taobao',
  variant: 'sealed',
  locale: 'zh',
  demand: '',
  problem: '',
  marks: [],
  ...more,
});

/** Makes packs and waits for the end. */
export async function exportPacks(station: Station, order: PackOrder): Promise<PackView> {
  await valueOf(station.handlers.packExport(order));
  const read = () => valueOf(station.handlers.packView(undefined));
  await waitUntil(async () => (await read())?.state !== 'running', 120_000);
  const view = await read();
  if (view === null) throw new Error('no export');
  return view;
}

/** The one ZIP of an export that went well, by its path. */
export async function exportOne(station: Station, order: PackOrder): Promise<string> {
  const { cases, folder } = await exportPacks(station, order);
  const [only] = cases;
  if (only?.file == null) throw new Error(`${only?.error ?? 'nothing made'} ${only?.detail ?? ''}`);
  return join(folder, only.file);
}

/** What a tool of the system says; null where it isn't installed. */
export function runTool(name: string, args: string[], cwd?: string): string | null {
  try {
    return execFileSync(name, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
