import { readFileSync } from 'node:fs';
import { drawShapes } from '../../../src/main/worker/draw-shapes.ts';
import { hideNativeSharp, loadSharp } from '../../../src/main/worker/load-sharp.ts';

// Run as a process of its own by worker-process.test.ts: which sharp is loaded is decided once in a process.

const [, , photo = '', target = ''] = process.argv;
hideNativeSharp();
const sharp = await loadSharp();
const pixels = await sharp(readFileSync(photo)).resize(8).raw().toBuffer();
const drawn = await drawShapes(
  sharp,
  photo,
  [
    { kind: 'figure', number: 8, x: 750, y: 500 },
    { kind: 'mask', x: 0, y: 0, w: 400, h: 400 },
  ],
  target,
  { maxPx: 600, quality: 90 },
);
console.log(
  JSON.stringify({
    emscripten: 'emscripten' in sharp.versions ? sharp.versions.emscripten : null,
    bytes: pixels.length,
    drawn,
  }),
);
