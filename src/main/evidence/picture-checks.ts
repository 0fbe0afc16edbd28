import type { PictureFault } from '../../shared/picture-check.ts';
import { canonicalText, readScan } from '../../shared/scan-grammar.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { Clock } from '../lib/clock.ts';
import type { PhotoCheckStore } from './photo-check-store.ts';

/** What the imaging worker saw in a picture; the shape of its answer. */
export type SeenPicture = {
  barcodes: readonly { text: string; modulePxMilli: number | null }[];
  sharpnessMilli: number;
  faults: readonly PictureFault[];
  /** Print of its pixels. */
  pixels: string;
};

/** A stored photo that is to be looked at. */
export type PhotoToCheck = { inspectionId: string; sha256: string; shot: Shot; takenAt: number };

export type PictureChecks = {
  /** The look begins; false when this file was looked at already. */
  begin: (photo: PhotoToCheck) => boolean;
  /** What was seen; null when the worker could not say. `waybill` is that of the box. */
  finish: (photo: PhotoToCheck, seen: SeenPicture | null, waybill: string) => void;
  /** A picture of this box is being looked at that should show its waybill: the answer is worth a moment. */
  isLooking: (inspectionId: string, now: number) => boolean;
};

/** Pictures in which the waybill is looked for with patience. */
const SHOWS_WAYBILL: ReadonlySet<Shot> = new Set(['outer', 'label', 'slip']);
export const showsWaybill = (shot: Shot): boolean => SHOWS_WAYBILL.has(shot);

/** Two stills may be of one frame when two were asked for at once; later than this a camera that shows the same is stuck. */
const SAME_FRAME_MS = 500;
/** Nobody stands waiting longer than this for an answer of the worker. */
export const PATIENCE_MS = 4000;

type Last = { pixels: string; takenAt: number };

/** Keeps what was seen in each photo, and finds a stuck camera by comparing it with the one before of the same box. */
export function createPictureChecks(store: PhotoCheckStore, clock: Clock): PictureChecks {
  /** Photos that are being looked at, with when that began. */
  const looking = new Map<string, { inspectionId: string; since: number }>();
  /** The newest picture of the box on the bench; the boxes before it are of no use any more. */
  let last: (Last & { inspectionId: string }) | null = null;

  const isFrozen = ({ inspectionId, takenAt }: PhotoToCheck, pixels: string): boolean =>
    last?.inspectionId === inspectionId && last.pixels === pixels && Math.abs(takenAt - last.takenAt) >= SAME_FRAME_MS;

  return {
    begin: (photo) => {
      if (store.has(photo.sha256)) return false;
      if (showsWaybill(photo.shot)) {
        looking.set(photo.sha256, { inspectionId: photo.inspectionId, since: clock.now() });
      }
      return true;
    },
    finish: (photo, seen, waybill) => {
      looking.delete(photo.sha256);
      if (seen === null || store.has(photo.sha256)) return;
      const { inspectionId, sha256, takenAt } = photo;
      store.add({
        sha256,
        inspectionId,
        barcodes: seen.barcodes.map(({ text }) => text),
        modulePxMilli: sizeOfWaybill(seen, waybill),
        sharpnessMilli: seen.sharpnessMilli,
        faults: isFrozen(photo, seen.pixels) ? [...seen.faults, 'frozen'] : seen.faults,
        at: clock.now(),
      });
      last = { inspectionId, pixels: seen.pixels, takenAt };
    },
    isLooking: (inspectionId, now) =>
      [...looking.values()].some((one) => one.inspectionId === inspectionId && now - one.since < PATIENCE_MS),
  };
}

/** px per module of the waybill's barcode, thousandths; null when it was not read. */
export function sizeOfWaybill({ barcodes }: SeenPicture, waybill: string): number | null {
  const own = barcodes.filter(({ text }) => carriesWaybill(text, waybill));
  return own.length === 0 ? null : Math.max(...own.map(({ modulePxMilli }) => modulePxMilli ?? 0));
}

/** A barcode is the waybill's when a scan of it would open the same parcel: package suffixes and links count. */
export function carriesWaybill(text: string, waybill: string): boolean {
  const wanted = readScan(waybill);
  const read = readScan(text);
  if (read.shape !== 'code') return false;
  const own = wanted.shape === 'code' ? (wanted.waybill?.waybill ?? wanted.text) : canonicalText(waybill);
  return read.text === own || read.waybill?.waybill === own;
}
