import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';

type LabelPhoto = {
  waybill: string;
  widthPx?: number;
  heightPx?: number;
  /** Of the barcode in the photo. */
  modulePx?: number;
  /** Grey noise around the label, 0 = a plain cardboard: what makes a photo large. */
  noise?: number;
};

/** A photo of a parcel with its label, as JPEG: name and phone above a Code 128 barcode. */
export async function labelPhoto({
  waybill,
  widthPx = 3000,
  heightPx = 2250,
  modulePx = 3,
  noise = 24,
}: LabelPhoto): Promise<Buffer> {
  const code = await toBuffer({ bcid: 'code128', text: waybill, scale: modulePx, height: 18, paddingwidth: 12 });
  const { width: codeWidth, height: codeHeight } = await sharp(code).metadata();
  const label = await sharp({
    create: { width: Math.max(600, codeWidth + 80), height: codeHeight + 260, channels: 3, background: '#ffffff' },
  })
    .composite([
      { input: code, left: 40, top: 200 },
      // Where name and phone stand on a real one.
      { input: { create: { width: 300, height: 40, channels: 3, background: '#202020' } }, left: 40, top: 40 },
      { input: { create: { width: 420, height: 40, channels: 3, background: '#202020' } }, left: 40, top: 110 },
    ])
    .png()
    .toBuffer();
  const ground = sharp({
    create: {
      width: widthPx,
      height: heightPx,
      channels: 3,
      background: '#a5825a',
      ...(noise > 0 ? { noise: { type: 'gaussian' as const, mean: 140, sigma: noise } } : {}),
    },
  });
  return ground
    .composite([{ input: label, left: Math.round(widthPx * 0.3), top: Math.round(heightPx * 0.3) }])
    .jpeg({ quality: 92 })
    .toBuffer();
}
