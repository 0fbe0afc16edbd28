import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';

// What a bench camera would take, drawn: a carton, a shirt, a bag, a label on it; out of focus, too dark or too light,
// and with the grain that every camera adds after its lens.

export type LabelPicture = { name: string; text: string; png: Buffer };

const LABELS = join(import.meta.dirname, '..', '..', '..', 'shared', 'fixtures', 'labels');

/** Photographs of real labels where the fixtures stand beside the checkout; null where the repository is alone. */
export async function realLabels(): Promise<LabelPicture[] | null> {
  if (!existsSync(LABELS)) return null;
  const names = readdirSync(LABELS).filter((name) => name.endsWith('.webp'));
  return Promise.all(
    names.map(async (name) => ({
      name,
      text: readFileSync(join(LABELS, name.replace('.webp', '.txt')), 'utf8').trim(),
      // From memory: the imaging worker, in the same process, forbids sharp to open files by itself.
      png: await sharp(readFileSync(join(LABELS, name)))
        .png()
        .toBuffer(),
    })),
  );
}

const DRAWN = ['SF1300001234562', 'YT1234567890123', 'JDVA11408814483', '773012345678901', 'JT0006968326954'];

/** Labels of our own, for where there are no photographs: whole pixels a module, dim and grainy paper. */
export const drawnLabels = (modulePx = 3): Promise<LabelPicture[]> =>
  Promise.all(DRAWN.map(async (text) => ({ name: `drawn ${text}`, text, png: await drawLabel(text, modulePx) })));

export async function drawLabel(text: string, modulePx: number): Promise<Buffer> {
  const code = await toBuffer({ bcid: 'code128', text, scale: modulePx, height: 14, includetext: true });
  const { width, height } = await sharp(code).metadata();
  return sharp({ create: { width: width + 80, height: height + 80, channels: 3, background: '#f2f1ea' } })
    .composite([{ input: code, left: 40, top: 40, blend: 'multiply' }])
    .png()
    .toBuffer();
}

export type Scene = 'label' | 'carton' | 'shirt' | 'bag';
export type Shooting = {
  scene?: Scene;
  /** Laid on the scene, turned by so many degrees. */
  label?: Buffer;
  degrees?: number;
  /** σ in px, before the grain. */
  blur?: number;
  /** Of the light; 1 = good light. */
  gain?: number;
  /** σ of grey values. */
  grain?: number;
  widthPx?: number;
  heightPx?: number;
};

/** One picture as JPEG, as the window makes them (quality 95). */
export async function shoot(shooting: Shooting): Promise<Buffer> {
  const { scene = 'carton', label, degrees = 0, blur = 0, gain = 1, grain = 4 } = shooting;
  const { widthPx: width = 1600, heightPx: height = 900 } = shooting;
  let picture = sharp(Buffer.from(drawScene(scene, width, height))).removeAlpha();
  if (label !== undefined) {
    const input = await sharp(label).rotate(degrees, { background: '#00000000' }).png().toBuffer();
    picture = picture.composite([{ input, gravity: 'centre' }]);
  }
  let drawn = await picture.png().toBuffer();
  if (blur > 0) drawn = await sharp(drawn).blur(blur).png().toBuffer();
  const { data } = await sharp(drawn).linear(gain, 0).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const noise = { type: 'gaussian' as const, mean: 128, sigma: Math.max(0.01, grain) };
  const grains = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .raw()
    .toBuffer();
  for (let at = 0; at < data.length; at += 1) {
    const value = (data[at] ?? 0) + (grains[at] ?? 128) - 128;
    data[at] = Math.min(255, Math.max(0, value));
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

function drawScene(scene: Scene, width: number, height: number): string {
  const things = {
    carton: `<rect x="300" y="120" width="1900" height="1150" fill="#b98d5d"/>
      <path d="M300 900H2200" stroke="#8a6540" stroke-width="5"/>
      <rect x="300" y="850" width="1900" height="100" fill="#d8c39a" opacity=".75"/>`,
    label: `<rect x="300" y="120" width="1900" height="1150" fill="#b98d5d"/>`,
    shirt: `<path d="M600 300H1900V1300H600Z" fill="#fbfbf8"/><circle cx="1230" cy="700" r="16" fill="#cfcfca"/>
      <path d="M1200 300C1240 600 1180 900 1210 1300" stroke="#d5d5d0" stroke-width="9" fill="none"/>`,
    bag: `<rect x="500" y="250" width="1500" height="1000" rx="40" fill="#141416"/>
      <path d="M600 300C900 700 1200 500 1900 1100" stroke="#2e2e33" stroke-width="24" fill="none"/>`,
  }[scene];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 2560 1440"
    preserveAspectRatio="none"><rect width="2560" height="1440" fill="#7d8488"/>${things}</svg>`;
}
