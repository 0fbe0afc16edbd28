import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { createFilmMuxer } from '../../../src/renderer/evidence/film-pieces.ts';
import { joinPieces, makeFilmPieces } from './film-file.ts';

async function demux(bytes: Uint8Array<ArrayBuffer>): Promise<{ times: number[]; keys: number[]; duration: number }> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('no video track');
  const times: number[] = [];
  const keys: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    times.push(packet.timestamp);
    if (packet.type === 'key') keys.push(packet.timestamp);
  }
  return { times, keys, duration: await track.computeDuration() };
}

describe('the pieces of a film', () => {
  test('are the header, then one fragment a second, and tell the film time at their end', async () => {
    const pieces = await makeFilmPieces(40);
    expect(pieces.map((piece) => piece.endMs)).toEqual([0, 1000, 2000, 2667]);
  });

  test('laid end to end are a film that starts at 0, with every frame, and a key frame a second', async () => {
    const film = await demux(joinPieces(await makeFilmPieces(40)));
    expect(film.times).toHaveLength(40);
    expect(film.times[0]).toBe(0);
    expect(film.keys).toEqual([0, 1, 2]);
    expect(film.duration).toBeCloseTo(2.667, 2);
  });

  test('cut after any fragment are still a film, as long as what was cut', async () => {
    const pieces = await makeFilmPieces(75);
    expect(pieces).toHaveLength(6);
    for (let kept = 2; kept <= 6; kept += 1) {
      const film = await demux(joinPieces(pieces.slice(0, kept)));
      expect(film.times).toHaveLength((kept - 1) * 15);
      expect(film.duration).toBeCloseTo(kept - 1, 2);
    }
  });

  test('key frames a little less than a second apart begin a fragment each', async () => {
    expect((await makeFilmPieces(42, 14)).map((piece) => piece.endMs)).toEqual([0, 933, 1867, 2800]);
  });

  test('a late key frame does not make a fragment of a few frames', async () => {
    const ends: number[] = [];
    const muxer = await createFilmMuxer('vp9', (piece) => ends.push(piece.endMs));
    const config = { codec: 'vp09.00.31.08', codedWidth: 1280, codedHeight: 720 };
    for (const [ms, isKey] of [
      [0, true],
      [1900, true],
      [2000, true],
      [3000, true],
      [3100, false],
    ] as const) {
      const packet = { data: new Uint8Array(20), isKey, timestampUs: ms * 1000, durationUs: 66_667 };
      await muxer.add(packet, ms === 0 ? { decoderConfig: config } : undefined);
    }
    await muxer.finish();
    expect(ends).toEqual([0, 1900, 3000, 3167]);
  });
});
