import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import { drawnLabels, realLabels } from '../support/bench-pictures.ts';
import type { LabelPicture } from '../support/bench-pictures.ts';
import { describeSide } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';

// How many photographs of real labels the station's look at a picture can read: each as it is, turned by 45°, and laid on
// a dark, a light and a brown bench at angles a hurried hand leaves it in. A share, so more is better; no floor beside it.

const GOAL_PLAIN = 0.95;
const GOAL_LAID = 0.75;
const BENCHES = ['#5a5f62', '#c9ccce', '#c49a6c'] as const;
const ANGLES = [0, 20, 45] as const;
const PAPER_PX = 24;

type Tally = { read: number; of: number; ms: number[] };

async function run(place: Place): Promise<Finding[]> {
  const real = await realLabels();
  const labels = real ?? (await drawnLabels());
  const worker = createInProcessWorker();
  const file = join(place.newFolder('labels'), 'picture.jpg');
  const look = async (jpeg: Buffer, text: string, tally: Tally): Promise<void> => {
    writeFileSync(file, jpeg);
    const startedAt = performance.now();
    const seen = await worker.checkPicture({ file, wanted: text });
    tally.ms.push(performance.now() - startedAt);
    tally.of += 1;
    if (typeof seen !== 'string' && seen.barcodes.some((code) => code.text === text)) tally.read += 1;
  };
  const plain: Tally = { read: 0, of: 0, ms: [] };
  const laid: Tally = { read: 0, of: 0, ms: [] };
  for (const { png, text } of labels) {
    for (const degrees of [0, 45]) {
      await look(
        await sharp(png).rotate(degrees, { background: '#8a8f92' }).jpeg({ quality: 95 }).toBuffer(),
        text,
        plain,
      );
    }
  }
  for (const label of labels) {
    for (const bench of BENCHES) {
      for (const degrees of ANGLES) await look(await layOn(bench, label, degrees), label.text, laid);
    }
  }
  await worker.close();
  const what =
    real === null ? 'drawn labels, the photographs are not beside this checkout' : 'photographs of real labels';
  return [
    finding('labels-read', GOAL_PLAIN, plain, `${what}, as they are and turned by 45°`),
    finding('labels-read-laid', GOAL_LAID, laid, `${what}, on three benches at three angles`),
  ];
}

function finding(name: string, goal: number, { read, of, ms }: Tally, what: string): Finding {
  const ratio = read / of;
  return {
    name,
    ratio,
    goal,
    isMet: ratio >= goal,
    lines: [
      `${read} of ${of} read: ${what} (a share: more is better)`,
      describeSide({ what: 'a look', values: ms }, 'ms'),
    ],
  };
}

async function layOn(background: string, { png }: LabelPicture, degrees: number): Promise<Buffer> {
  const paper = await sharp(png).extend({ left: PAPER_PX, right: PAPER_PX, extendWith: 'copy' }).png().toBuffer();
  const turned = await sharp(paper).rotate(degrees, { background }).png().toBuffer();
  return sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
    .composite([{ input: turned, left: 400, top: 200 }])
    .jpeg({ quality: 95 })
    .toBuffer();
}

export const labelsRead: Measurement = {
  names: ['labels-read', 'labels-read-laid'],
  about: 'the share of photographed labels that the look at a picture can read (more is better)',
  run,
};
