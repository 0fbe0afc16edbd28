import { chooseCodec } from './codec-choice.ts';
import type { FilmMuxer } from './film-pieces.ts';
import { createFilmMuxer } from './film-pieces.ts';
import { createFramePacer, FILM_FPS, fitFilm } from './frame-rules.ts';
import { createFilmLooks } from './film-look.ts';
import type { FrameStamper } from './frame-stamper.ts';
import type { FilmEnd, FromRecorder } from './recorder-messages.ts';
import type { StripText } from './strip-text.ts';

// Half a second of frames. An encoder further behind than that won't catch up: what is left out is counted and told.
const MAX_ENCODER_QUEUE = 8;

export type Film = {
  setStrip: (strip: StripText) => void;
  /** Asks for a look at the next key frame; answered by a message. */
  look: (lookId: number) => void;
  /** Films a frame of the camera, or leaves it out. The caller closes it. */
  take: (frame: VideoFrame) => Promise<void>;
  /** Hands out what is still in the encoder, then says `finished`. Later calls change nothing. */
  finish: () => Promise<void>;
};

/** One recording on its way through the encoder; runs in the worker. Its first frame decides codec and size. */
export function createFilm(
  filmId: number,
  firstStrip: StripText,
  stamper: FrameStamper,
  post: (message: FromRecorder, transfer: Transferable[]) => void,
): Film {
  const pacer = createFramePacer();
  const looks = createFilmLooks((lookId, look) => {
    if (look === null) post({ type: 'look', lookId, jpeg: null, atMs: 0 }, []);
    else post({ type: 'look', lookId, ...look }, [look.jpeg.buffer]);
  });
  const end: FilmEnd = { frames: 0, droppedFrames: 0, error: null };
  let strip = firstStrip;
  let encoder: VideoEncoder | null = null;
  let muxer: FilmMuxer | null = null;
  let muxing: Promise<void> = Promise.resolve();
  let finishing: Promise<void> | null = null;

  const fail = (error: unknown): void => {
    end.error ??= error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  };

  const begin = async (frame: VideoFrame): Promise<VideoEncoder> => {
    const size = fitFilm(frame.displayWidth, frame.displayHeight);
    const choice = await chooseCodec(size, FILM_FPS, async (config) => {
      const { supported } = await VideoEncoder.isConfigSupported(config);
      return supported === true;
    });
    if (choice === null) throw new Error('no video encoder on this machine');
    const made = await createFilmMuxer(choice.codec, ({ bytes, endMs }) => {
      post({ type: 'piece', filmId, bytes, endMs, end: { ...end } }, [bytes.buffer]);
    });
    const video = new VideoEncoder({
      output: (chunk, meta) => {
        looks.see(chunk, meta);
        const data = new Uint8Array(chunk.byteLength);
        chunk.copyTo(data);
        const packet = {
          data,
          isKey: chunk.type === 'key',
          timestampUs: chunk.timestamp,
          durationUs: chunk.duration ?? 0,
        };
        muxing = muxing
          .then(async () => {
            await made.add(packet, meta);
            end.frames += 1;
          })
          .catch(fail);
      },
      error: fail,
    });
    video.configure(choice.config);
    muxer = made;
    post({ type: 'began', filmId, info: { codec: choice.config.codec, ...size } }, []);
    return video;
  };

  const drain = async (): Promise<void> => {
    try {
      if (encoder?.state === 'configured') await encoder.flush();
    } catch (error) {
      fail(error);
    }
    if (encoder !== null && encoder.state !== 'closed') encoder.close();
    await muxing;
    try {
      if (end.frames > 0) await muxer?.finish();
    } catch (error) {
      fail(error);
    }
    looks.end();
    post({ type: 'finished', filmId, end: { ...end } }, []);
  };

  const finish = (): Promise<void> => {
    finishing ??= drain();
    return finishing;
  };

  return {
    finish,
    look: looks.want,
    setStrip(next) {
      strip = next;
    },
    async take(frame) {
      if (finishing !== null) return;
      try {
        encoder ??= await begin(frame);
        if (encoder.encodeQueueSize >= MAX_ENCODER_QUEUE) {
          end.droppedFrames += 1;
          return;
        }
        const time = pacer.place(frame.timestamp);
        if (time === null) return;
        const stamped = await stamper.stamp(frame, time, strip, Date.now());
        encoder.encode(stamped, { keyFrame: time.isKey });
        stamped.close();
      } catch (error) {
        fail(error);
      }
      if (end.error !== null) await finish();
    },
  };
}
