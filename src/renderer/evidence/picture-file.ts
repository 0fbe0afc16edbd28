import type { StationClient } from '../../shared/contract.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { sendSlices } from './photo-queue.ts';

/** A screenshot of a back office is no wider than this; larger ones are made smaller. */
const LONGEST_PX = 2400;
const QUALITY = 0.9;

/** A picture drawn anew, whatever was in its file besides; null when it can't be decoded. */
export async function toJpeg(file: Blob): Promise<Uint8Array | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return null;
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Stores a picture file (a screenshot, say) with a case's photos, as a JPEG; the file itself stays where it is. */
export async function storePictureFile(
  station: Pick<StationClient, 'evidencePhotoSlice'>,
  file: Blob,
  inspectionId: string,
): Promise<Result<PhotoView>> {
  const jpeg = await toJpeg(file);
  if (jpeg === null) return refuse('photo-not-an-image');
  const about = { inspectionId, shot: 'extra' as const, returnId: null, takenAt: Date.now(), jpeg };
  return sendSlices(station, crypto.randomUUID(), about);
}
