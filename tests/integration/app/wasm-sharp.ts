import { readFileSync } from 'node:fs';
import { hideNativeSharp, loadSharp } from '../../../src/main/worker/load-sharp.ts';
import { renderStill } from '../../../src/main/worker/render-still.ts';

// Run as a process of its own by worker-process.test.ts: which sharp is loaded is decided once in a process.

const [, , photo = '', target = ''] = process.argv;
hideNativeSharp();
const sharp = await loadSharp();
const pixels = await sharp(readFileSync(photo)).resize(8).raw().toBuffer();
const drawn = await renderStill(sharp, {
  file: photo,
  target,
  shapes: [
    { kind: 'figure', number: 8, x: 750, y: 500 },
    { kind: 'mask', x: 0, y: 0, w: 400, h: 400 },
  ],
  maxPx: 600,
  maxBytes: null,
  mustDecode: null,
  part: 'whole',
});
console.log(
  JSON.stringify({
    emscripten: 'emscripten' in sharp.versions ? sharp.versions.emscripten : null,
    bytes: pixels.length,
    drawn,
  }),
);
