import type { FilmPiece } from '../../../src/renderer/evidence/film-pieces.ts';
import { createFilmMuxer } from '../../../src/renderer/evidence/film-pieces.ts';

/** An H.264 header (avcC) for a 1280×720 main profile stream; enough for a muxer, which never decodes. */
const AVC_CONFIG = new Uint8Array([1, 0x4d, 0, 0x1f, 0xff, 0xe1, 0, 4, 0x67, 0x4d, 0, 0x1f, 1, 0, 2, 0x68, 0xce]);

/** The pieces of a film of `frames` frames at 15 a second, a key frame every 15; the pictures are made-up bytes. */
export async function makeFilmPieces(frames: number, keyEvery = 15): Promise<FilmPiece[]> {
  const pieces: FilmPiece[] = [];
  const muxer = await createFilmMuxer('avc', (piece) => pieces.push(piece));
  for (let frame = 0; frame < frames; frame += 1) {
    const data = new Uint8Array(40 + ((frame * 7) % 50)).fill(frame % 251);
    const packet = {
      data,
      isKey: frame % keyEvery === 0,
      timestampUs: Math.round((frame * 1e6) / 15),
      durationUs: 66_667,
    };
    const config = { codec: 'avc1.4d001f', codedWidth: 1280, codedHeight: 720, description: AVC_CONFIG };
    await muxer.add(packet, frame === 0 ? { decoderConfig: config } : undefined);
  }
  await muxer.finish();
  return pieces;
}

export function joinPieces(pieces: readonly FilmPiece[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0));
  let at = 0;
  for (const { bytes } of pieces) {
    whole.set(bytes, at);
    at += bytes.byteLength;
  }
  return whole;
}
