import { writeFile } from 'node:fs/promises';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';
import type { OverlayOptions } from 'sharp';

/** What the fake camera shows. Sizes are those of its picture. */
interface FakeCameraOptions {
  /** Where to write: Chromium takes it by `--use-file-for-fake-video-capture` when it ends in .mjpeg. */
  readonly file: string;
  /** Printed on the parcel's label as Code 128. */
  readonly waybill: string;
  /** A photograph of a label to lie on the parcel in place of the printed one. */
  readonly labelImage?: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Length of one round, default 5; Chromium plays the file at 30 frames a second, over and over. */
  readonly seconds?: number;
}

const MJPEG_FPS = 30;
/** Two pictures a whole round apart are the very same, and the program rightly calls such a camera stuck. */
const ROUND_S = 5;
/** Frames drawn at once. */
const AT_ONCE = 6;
const JPEG_QUALITY = 88;
/** Below this, the film's compression blurs the bars of a Code 128 into each other. */
const MIN_MODULE_PX = 3;
/** Share of the picture's width that the label's code may fill. */
const CODE_SHARE = 0.56;

type Size = { readonly widthPx: number; readonly heightPx: number };

/** Writes a film of a bench seen from above: a parcel on a mat, its label readable, a hand at work beside it. */
export async function composeFakeCamera(options: FakeCameraOptions): Promise<void> {
  const size: Size = { widthPx: options.widthPx ?? 1280, heightPx: options.heightPx ?? 720 };
  const frames = Math.max(2, Math.round((options.seconds ?? ROUND_S) * MJPEG_FPS));
  const bench = await drawBench(size, await drawLabel(options, size));
  const pictures: Buffer[] = [];
  while (pictures.length < frames) {
    const next = Array.from({ length: Math.min(AT_ONCE, frames - pictures.length) }, (_, i) => pictures.length + i);
    pictures.push(...(await Promise.all(next.map((frame) => drawFrame(bench, size, frame, frames)))));
  }
  await writeFile(options.file, Buffer.concat(pictures));
}

/** The label: its code, and above it bars where a courier's label has names and addresses (nobody's, here). */
async function drawLabel({ waybill, labelImage }: FakeCameraOptions, { widthPx }: Size): Promise<Buffer> {
  const room = Math.round(widthPx * CODE_SHARE);
  const code =
    labelImage === undefined
      ? await drawCode128(waybill, room)
      : await sharp(labelImage).resize({ width: room }).png().toBuffer();
  const { width, height } = await sharp(code).metadata();
  const margin = Math.round(widthPx * 0.02);
  const line = Math.round(widthPx * 0.014);
  const head = line * 5;
  const [w, h] = [width + 2 * margin, head + height + 2 * margin];
  const bar = (x: number, y: number, share: number, ink: string): string =>
    `<rect x="${margin + x * width}" y="${margin + y * line}" width="${share * width}" height="${line * 0.7}" fill="${ink}"/>`;
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
    <rect width="${w}" height="${h}" rx="4" fill="#fbfbf8"/>
    ${bar(0, 0, 0.22, '#c0392b')}${bar(0.28, 0, 0.44, '#55595c')}${bar(0.28, 1.3, 0.6, '#8d9194')}
    ${bar(0, 2.8, 0.3, '#55595c')}${bar(0.36, 2.8, 0.52, '#8d9194')}
  </svg>`;
  return sharp(Buffer.from(paper))
    .composite([{ input: code, left: margin, top: head + margin }])
    .png()
    .toBuffer();
}

/** Whole pixels a module, as many as fit: a code scaled by a fraction has bars of unequal width. */
async function drawCode128(text: string, room: number): Promise<Buffer> {
  const draw = (scale: number): Promise<Buffer> =>
    toBuffer({ bcid: 'code128', text, scale, height: 14, includetext: true, textxalign: 'center' });
  const modules = (await sharp(await draw(1)).metadata()).width;
  return draw(Math.max(MIN_MODULE_PX, Math.floor(room / modules)));
}

/** Raw RGB, since every frame starts from it. */
async function drawBench(size: Size, label: Buffer): Promise<Buffer> {
  const { widthPx: w, heightPx: h } = size;
  const grid = Math.round(w / 32);
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
    <defs>
      <pattern id="mat" width="${grid}" height="${grid}" patternUnits="userSpaceOnUse">
        <rect width="${grid}" height="${grid}" fill="#7d8488"/>
        <path d="M${grid} 0H0V${grid}" fill="none" stroke="#8e9599" stroke-width="1"/>
      </pattern>
      <linearGradient id="box" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="#c49a6c"/><stop offset="1" stop-color="#a67c4e"/>
      </linearGradient>
    </defs>
    <rect width="${w}" height="${h}" fill="url(#mat)"/>
    <rect x="${w * 0.13}" y="${h * 0.1}" width="${w * 0.76}" height="${h * 0.74}" rx="8" fill="#3a3f42" opacity="0.35"/>
    <rect x="${w * 0.12}" y="${h * 0.08}" width="${w * 0.76}" height="${h * 0.74}" rx="5" fill="url(#box)"/>
    <path d="M${w * 0.12} ${h * 0.7}H${w * 0.88}" stroke="#8a6540" stroke-width="2"/>
    <rect x="${w * 0.12}" y="${h * 0.66}" width="${w * 0.76}" height="${h * 0.07}" fill="#d8c39a" opacity="0.75"/>
  </svg>`;
  const { width, height } = await sharp(label).metadata();
  const at = { left: Math.round((w - width) / 2), top: Math.round(h * 0.37 - height / 2) };
  // A camera's picture is never smooth; without grain the film would be smaller than a real one.
  const grain = {
    width: w,
    height: h,
    channels: 3 as const,
    background: '#808080',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 9 },
  };
  const grainy: OverlayOptions = { input: await sharp({ create: grain }).png().toBuffer(), blend: 'soft-light' };
  return sharp(Buffer.from(scene))
    .composite([{ input: label, left: Math.max(0, at.left), top: Math.max(0, at.top) }, grainy])
    .removeAlpha()
    .raw()
    .toBuffer();
}

/**
 * The hand goes to and fro about once a second and stays below the label; the hand of the clock goes round once in all
 * frames, so that no two of them are alike.
 */
async function drawFrame(bench: Buffer, size: Size, frame: number, frames: number): Promise<Buffer> {
  const { widthPx: w, heightPx: h } = size;
  const round = (frame / frames) * 2 * Math.PI;
  const turn = round * Math.max(1, Math.round(frames / MJPEG_FPS));
  const x = w * (0.5 + 0.28 * Math.sin(turn));
  const y = h * (0.84 + 0.03 * Math.cos(2 * turn));
  const r = h * 0.06;
  const skin = 'fill="#d9a07c" stroke="#a8714f" stroke-width="2"';
  const fingers = [-1.1, -0.4, 0.3, 1]
    .map(
      (offset) =>
        `<rect x="${x + offset * r - r * 0.22}" y="${y - r * 1.5}" width="${r * 0.48}" height="${r * 1.6}" rx="${r * 0.22}" ${skin}/>`,
    )
    .join('');
  const clock = { x: w * 0.94, y: h * 0.12, r: h * 0.05 };
  const tip = { x: clock.x + clock.r * 0.85 * Math.sin(round), y: clock.y - clock.r * 0.85 * Math.cos(round) };
  const moving: OverlayOptions = {
    input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
      <path d="M${x - r} ${h}L${x - r * 1.2} ${y}H${x + r * 1.2}L${x + r} ${h}Z" ${skin}/>${fingers}
      <circle cx="${clock.x}" cy="${clock.y}" r="${clock.r}" fill="#f4f4f0" stroke="#222" stroke-width="3"/>
      <line x1="${clock.x}" y1="${clock.y}" x2="${tip.x}" y2="${tip.y}" stroke="#c22" stroke-width="4"/>
    </svg>`),
  };
  // Baseline JPEG with 4:2:0, as USB cameras send it; Chromium's reader knows no other.
  return sharp(bench, { raw: { width: w, height: h, channels: 3 } })
    .composite([moving])
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:2:0' })
    .toBuffer();
}
