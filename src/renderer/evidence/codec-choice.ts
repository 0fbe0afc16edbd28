import type { FilmCodec } from './film-pieces.ts';

const FILM_BITRATE = 2_500_000;

type CodecChoice = { codec: FilmCodec; config: VideoEncoderConfig };

// H.264 first, because every court's and platform's player knows it: main profile, then baseline, level 3.1 (1280×720
// at 30). VP9 where the build has no H.264 encoder.
const CODECS: readonly { codec: FilmCodec; name: string }[] = [
  { codec: 'avc', name: 'avc1.4d001f' },
  { codec: 'avc', name: 'avc1.42001f' },
  { codec: 'vp9', name: 'vp09.00.31.08' },
];

/**
 * The first encoder that this machine has; null when it has none. The processor's own encoders are asked for before the
 * graphics card's, whose drivers differ from bench to bench; the film is small enough for it.
 */
export async function chooseCodec(
  size: { widthPx: number; heightPx: number },
  framerate: number,
  isSupported: (config: VideoEncoderConfig) => Promise<boolean>,
): Promise<CodecChoice | null> {
  for (const hardwareAcceleration of ['prefer-software', 'no-preference'] as const) {
    for (const { codec, name } of CODECS) {
      const config: VideoEncoderConfig = {
        codec: name,
        width: size.widthPx,
        height: size.heightPx,
        bitrate: FILM_BITRATE,
        framerate,
        latencyMode: 'realtime',
        hardwareAcceleration,
        ...(codec === 'avc' ? { avc: { format: 'avc' as const } } : {}),
      };
      if (await isSupported(config)) return { codec, config };
    }
  }
  return null;
}
