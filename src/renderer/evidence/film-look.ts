import { toJpeg } from './still-picture.ts';

/** A frame of the film as whoever plays the film will see it: after encoding, strip and all. */
export type FilmLook = { jpeg: Uint8Array<ArrayBuffer>; atMs: number };

/**
 * Looks at what the film really holds: takes the next encoded key frame and decodes it. The camera's frame would show
 * more than the film does; its size and its bitrate are what a barcode is lost by.
 */
export function createFilmLooks(onLook: (lookId: number, look: FilmLook | null) => void) {
  let wanted: number[] = [];
  /** Told with the first packet, and whenever it changes. */
  let config: VideoDecoderConfig | null = null;

  const show = async (chunk: EncodedVideoChunk, by: VideoDecoderConfig): Promise<FilmLook> => ({
    jpeg: await toJpeg(await decode(chunk, by)),
    atMs: Math.round(chunk.timestamp / 1000),
  });

  return {
    want: (lookId: number): void => {
      wanted.push(lookId);
    },
    /** Each packet of the film as it leaves the encoder. */
    see: (chunk: EncodedVideoChunk, meta?: EncodedVideoChunkMetadata): void => {
      config = meta?.decoderConfig ?? config;
      if (chunk.type !== 'key' || config === null || wanted.length === 0) return;
      const ids = wanted;
      wanted = [];
      void show(chunk, config).then(
        (look) => {
          // Each asker gets bytes of its own: they are handed over, not copied.
          for (const id of ids) onLook(id, { ...look, jpeg: look.jpeg.slice() });
        },
        (error: unknown) => {
          console.error('film not looked at', error);
          for (const id of ids) onLook(id, null);
        },
      );
    },
    /** The film ends: nothing more will be seen. */
    end: (): void => {
      for (const id of wanted) onLook(id, null);
      wanted = [];
    },
  };
}

function decode(chunk: EncodedVideoChunk, config: VideoDecoderConfig): Promise<VideoFrame> {
  return new Promise((resolve, reject) => {
    let frame: VideoFrame | null = null;
    const decoder = new VideoDecoder({
      output: (shown) => {
        frame?.close();
        frame = shown;
      },
      error: reject,
    });
    const finish = async (): Promise<void> => {
      decoder.configure({ ...config, optimizeForLatency: true });
      decoder.decode(chunk);
      await decoder.flush();
      decoder.close();
      if (frame === null) throw new Error('a key frame gave no picture');
      resolve(frame);
    };
    finish().catch(reject);
  });
}
