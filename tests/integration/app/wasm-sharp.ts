import { readFileSync } from 'node:fs';
import { hideNativeSharp, loadSharp } from '../../../src/main/worker/load-sharp.ts';

// Run as a process of its own by worker-process.test.ts: which sharp is loaded is decided once in a process.

const [, , photo = ''] = process.argv;
hideNativeSharp();
const sharp = await loadSharp();
const pixels = await sharp(readFileSync(photo)).resize(8).raw().toBuffer();
console.log(
  JSON.stringify({
    emscripten: 'emscripten' in sharp.versions ? sharp.versions.emscripten : null,
    bytes: pixels.length,
  }),
);
