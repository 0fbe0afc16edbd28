import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createFilmMuxer } from '../../src/renderer/evidence/film-pieces.ts';

// A film that any player decodes, as long as a test wants it: two seconds of real H.264 (64×48, a white square on grey,
// five frames a second, a key frame each second) again and again, muxed by the recorder's own muxer.

const DESCRIPTION = 'AULACv/hABhnQsAKphER7ARAAAADAEAAAAMCg8SJhGABAAZoyEIESyA=';
const FRAMES = [
  'AAAAQWWIgj//+IYIRQCaRmVav9f/8+FRK+AAclzzzIlfJBHf//5hCgIl+AAcnazyMlfAMPgGAwQiOAnSIjrUoK65O+uv',
  'AAAADEGaHH2JghkP0J8R3A==',
  'AAAACEGaKh9iYIYq',
  'AAAABUGaOx8b',
  'AAAABkGaSQfGwA==',
  'AAAASWWIgQf//4hgnFvwBALswMJZarV///8eCHAFhZnBxLCG5////I4Z//8QghDGALCzsDiGUNz//4BhghDHATyIx1qUGNf//8j668A=',
  'AAAAC0GaHPYmCOQ/YjuA',
  'AAAABUGaKhcb',
  'AAAABkGaOwnGwA==',
  'AAAABkGaSQEcbA==',
].map((frame) => new Uint8Array(Buffer.from(frame, 'base64')));

const FRAME_US = 200_000;
const FRAMES_A_SECOND = 5;

/** A piece of the growing file: `endBytes` and `sha256` of the file so far, as the station's rows tell them. */
export type FilmStep = { bytes: Uint8Array; endMs: number; endBytes: number; sha256: string };

/** The header, then one fragment a second. */
export async function realFilm(seconds: number): Promise<FilmStep[]> {
  const steps: FilmStep[] = [];
  const rolling = createHash('sha256');
  let endBytes = 0;
  const muxer = await createFilmMuxer('avc', ({ bytes, endMs }) => {
    endBytes += bytes.length;
    rolling.update(bytes);
    steps.push({ bytes, endMs, endBytes, sha256: rolling.copy().digest('hex') });
  });
  const decoderConfig = {
    codec: 'avc1.42c00a',
    codedWidth: 64,
    codedHeight: 48,
    description: new Uint8Array(Buffer.from(DESCRIPTION, 'base64')),
  };
  for (let index = 0; index < seconds * FRAMES_A_SECOND; index += 1) {
    const data = FRAMES[index % FRAMES.length];
    if (data === undefined) throw new Error('no frame');
    const packet = { data, isKey: index % FRAMES_A_SECOND === 0, timestampUs: index * FRAME_US, durationUs: FRAME_US };
    await muxer.add(packet, index === 0 ? { decoderConfig } : undefined);
  }
  await muxer.finish();
  return steps;
}

/** The whole file. */
export const filmFile = async (seconds: number): Promise<Buffer> =>
  Buffer.concat((await realFilm(seconds)).map(({ bytes }) => bytes));
