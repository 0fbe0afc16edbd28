import { Buffer } from 'node:buffer';
import { createFilmMuxer } from '../../src/renderer/evidence/film-pieces.ts';
import type { FilmPiece } from '../../src/renderer/evidence/film-pieces.ts';
import type { Station } from '../../src/main/station.ts';
import { SLICE_BYTES } from '../../src/shared/evidence.ts';
import { FRAMES_A_SECOND, filmPacket } from '../support/real-film.ts';
import { valueOf } from '../support/station-fixture.ts';

// Films of gigabytes that any player decodes and any cutter cuts: the small film of tests/support, with filler data (NAL
// unit type 12, ITU-T H.264 7.3.2.7) behind each key frame. They go to the station as the window sends them: a fragment a
// second, each with its row and its rolling hash.

const FILLER = 12;
const HEAD_BYTES = 4;

/** One filler unit as an MP4 sample holds it: length, type, 0xff to the end, stop bit. */
function filler(bytes: number): Buffer {
  const unit = Buffer.alloc(bytes, 0xff);
  unit.writeUInt32BE(bytes - HEAD_BYTES);
  unit[HEAD_BYTES] = FILLER;
  unit[bytes - 1] = 0x80;
  return unit;
}

/** Films `seconds` of this parcel at a rate of `bytesASecond`. */
export async function addLongFilm(
  station: Station,
  inspectionId: string,
  { seconds, bytesASecond }: { seconds: number; bytesASecond: number },
): Promise<void> {
  const { handlers } = station;
  const about = { cameraLabel: 'Top camera', codec: 'avc1.42c00a', widthPx: 64, heightPx: 48 };
  const { recordingId } = await valueOf(handlers.evidenceRecordingStart({ inspectionId, ...about }));
  const pieces: FilmPiece[] = [];
  const muxer = await createFilmMuxer('avc', (piece) => pieces.push(piece));
  const more = filler(bytesASecond);
  let offset = 0;
  const send = async (): Promise<void> => {
    for (const { bytes, endMs } of pieces.splice(0)) {
      for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
        const slice = bytes.slice(from, from + SLICE_BYTES);
        const isFragmentEnd = from + slice.length === bytes.length;
        await valueOf(handlers.evidenceRecordingPiece({ recordingId, offset, bytes: slice, isFragmentEnd, endMs }));
        offset += slice.length;
      }
    }
  };
  const frames = seconds * FRAMES_A_SECOND;
  for (let index = 0; index < frames; index += 1) {
    await muxer.add(...filmPacket(index, index % FRAMES_A_SECOND === 0 ? more : undefined));
    await send();
  }
  await muxer.finish();
  await send();
  await valueOf(handlers.evidenceRecordingEnd({ recordingId, end: 'closed', frames }));
}
