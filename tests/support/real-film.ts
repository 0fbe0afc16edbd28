import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createFilmMuxer } from '../../src/renderer/evidence/film-pieces.ts';
import type { FilmMuxer } from '../../src/renderer/evidence/film-pieces.ts';

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
export const FRAMES_A_SECOND = 5;
const DECODER_CONFIG = {
  codec: 'avc1.42c00a',
  codedWidth: 64,
  codedHeight: 48,
  description: new Uint8Array(Buffer.from(DESCRIPTION, 'base64')),
};

/** A packet of the film, and what the first one tells of the whole. `more` is laid behind the picture in each. */
export const filmPacket = (index: number, more: Uint8Array = new Uint8Array()): Parameters<FilmMuxer['add']> => {
  const data = FRAMES[index % FRAMES.length];
  if (data === undefined) throw new Error('no frame');
  const isKey = index % FRAMES_A_SECOND === 0;
  const packet = {
    data: more.length === 0 ? data : new Uint8Array(Buffer.concat([data, more])),
    isKey,
    timestampUs: index * FRAME_US,
    durationUs: FRAME_US,
  };
  return index === 0 ? [packet, { decoderConfig: DECODER_CONFIG }] : [packet];
};

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
  for (let index = 0; index < seconds * FRAMES_A_SECOND; index += 1) await muxer.add(...filmPacket(index));
  await muxer.finish();
  return steps;
}

/** The whole file. */
export const filmFile = async (seconds: number): Promise<Buffer> =>
  Buffer.concat((await realFilm(seconds)).map(({ bytes }) => bytes));
