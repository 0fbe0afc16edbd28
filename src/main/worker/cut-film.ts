import { rmSync, statSync } from 'node:fs';
import {
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { InputVideoTrack } from 'mediabunny';
import type { CutAnswer, CutFilmJob } from './pack-jobs.ts';

/**
 * Copies the packets of one stretch of a film into an MP4 whose index comes first. Nothing is decoded or encoded: the
 * pictures are the very ones that were recorded. Rejects only for the system's own faults (file gone, disk full).
 */
export async function cutFilm({ file, target, fromMs, toMs }: Omit<CutFilmJob, 'kind'>): Promise<CutAnswer> {
  // Fails as the file system fails; the reader below would only say that it is no film.
  statSync(file);
  const input = new Input({ source: new FilePathSource(file), formats: [MP4] });
  try {
    const track = await videoIn(input);
    if (track === null) return 'not-a-film';
    return await copyPackets(track, target, fromMs / 1000, toMs / 1000);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    input.dispose();
  }
}

async function videoIn(input: Input): Promise<InputVideoTrack | null> {
  try {
    return (await input.canRead()) ? await input.getPrimaryVideoTrack() : null;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}

async function copyPackets(track: InputVideoTrack, target: string, fromS: number, toS: number): Promise<CutAnswer> {
  const [codec, config] = [await track.getCodec(), await track.getDecoderConfig()];
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getKeyPacket(fromS)) ?? (await sink.getFirstKeyPacket());
  if (codec === null || config === null || first === null) return 'not-a-film';

  // Counted first, so that the index's place in front is known and the pictures go to the disk as they come: a minute kept
  // in memory would be kept four times over.
  let maximumPacketCount = 0;
  for await (const { timestamp } of sink.packets(first, undefined, { metadataOnly: true })) {
    if (timestamp >= toS && maximumPacketCount > 0) break;
    maximumPacketCount += 1;
  }
  const source = new EncodedVideoPacketSource(codec);
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'reserve' }),
    target: new FilePathTarget(target),
  });
  output.addVideoTrack(source, { maximumPacketCount });
  await output.start();
  let frames = 0;
  let endS = first.timestamp;
  for await (const packet of sink.packets(first)) {
    if (packet.timestamp >= toS && frames > 0) break;
    const moved = packet.clone({ timestamp: packet.timestamp - first.timestamp });
    await source.add(moved, frames === 0 ? { decoderConfig: config } : undefined);
    frames += 1;
    endS = Math.max(endS, packet.timestamp + packet.duration);
  }
  await output.finalize();
  return { fromMs: ms(first.timestamp), toMs: ms(endS), bytes: statSync(target).size, frames };
}

const ms = (seconds: number): number => Math.max(0, Math.round(seconds * 1000));
