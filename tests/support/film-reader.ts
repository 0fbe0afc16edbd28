import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';

type FilmFacts = { durationS: number; frames: number; codec: string | null; widthPx: number; firstS: number };

/** Opens a recording as any player would; throws when it is not one. */
export async function readFilm(file: string): Promise<FilmFacts> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error(`${file} has no film in it`);
  let frames = 0;
  let firstS = Number.NaN;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (frames === 0) firstS = packet.timestamp;
    frames += 1;
  }
  const durationS = await track.computeDuration();
  const facts = { durationS, frames, codec: await track.getCodec(), widthPx: await track.getDisplayWidth(), firstS };
  input.dispose();
  return facts;
}
