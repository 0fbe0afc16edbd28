import type { GreyPicture } from './picture-faults.ts';
import { codesIn } from './read-codes.ts';

/** A part of a picture, px. */
export type Region = { left: number; top: number; width: number; height: number };
/** Px per module in thousandths; null where the symbology doesn't tell. */
export type Barcode = { region: Region; modulePxMilli: number | null };

/** Where the barcode of this number lies (the box around its corners), and its px per module, thousandths. */
export async function findBarcode(grey: GreyPicture, wanted: string): Promise<Barcode | null> {
  for (const { text, modulePxMilli, corners } of await codesIn(grey)) {
    if (!text.includes(wanted)) continue;
    const xs = corners.map(({ x }) => x);
    const ys = corners.map(({ y }) => y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { region: { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }, modulePxMilli };
  }
  return null;
}

/** The region with room around it (parts of its own width and height), inside the picture. */
export function widen(region: Region, byX: number, byY: number, picture: { width: number; height: number }): Region {
  const left = Math.max(0, Math.floor(region.left - region.width * byX));
  const top = Math.max(0, Math.floor(region.top - region.height * byY));
  const right = Math.min(picture.width, Math.ceil(region.left + region.width * (1 + byX)));
  const bottom = Math.min(picture.height, Math.ceil(region.top + region.height * (1 + byY)));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
