import type { Recorder, RecorderEvents, RecorderWorker } from './recorder.ts';
import { createRecorder } from './recorder.ts';
import type { FromRecorder } from './recorder-messages.ts';

export type CameraId = { id: string; label: string };

/** A camera that was opened: its picture for the screen, and its recorder. */
export type OpenCamera = CameraId & { stream: MediaStream; recorder: Recorder; release: () => void };

/** Why there is no picture: `refused` by a person or the system, `absent` not plugged in, or in another program's hands. */
export type CameraRefusal = 'refused' | 'absent';

/** The machine's cameras, as the rest of the capture sees them. */
export type CameraDevices = {
  list: () => Promise<CameraId[]>;
  /** The camera with this id, or any for null. `onEnded` fires when it is unplugged or its worker died. */
  open: (id: string | null, events: RecorderEvents) => Promise<OpenCamera | CameraRefusal>;
  /** Calls when a camera came or went; the answer stops it. */
  watch: (onChange: () => void) => () => void;
};

// The camera's full picture for the stills, up to about five megapixels; the encoder scales it down for the film. At 4K
// the decoding alone took 0.8 of a core and the film fell to 12 frames a second (measured, 2 cores). `none` keeps the
// browser from cropping or enlarging what the camera gives.
const WIDTH_PX = 2560;
const HEIGHT_PX = 1440;
const FPS = { min: 10, ideal: 15 };
/** Frames kept while the worker is busy; the camera itself has about ten to lend. */
const BUFFERED_FRAMES = 3;

/** Chromium offers this in the window, the compiler's library only in workers: w3c.github.io/mediacapture-transform. */
type TrackProcessor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readable: ReadableStream<VideoFrame>;
};

/** Cameras by getUserMedia; the permission is the main process's to give. */
export function createWindowCameras(media: MediaDevices): CameraDevices {
  return {
    async list() {
      const devices = await media.enumerateDevices();
      return devices
        .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
        .map((device) => ({ id: device.deviceId, label: device.label }));
    },
    async open(id, events) {
      const stream = await openStream(media, id);
      if (typeof stream === 'string') return stream;
      const [track] = stream.getVideoTracks();
      if (track === undefined) return 'absent';
      const recorder = openRecorder(track, events);
      track.onended = events.onEnded;
      return {
        id: track.getSettings().deviceId ?? id ?? '',
        label: track.label,
        stream,
        recorder,
        release() {
          track.onended = null;
          track.stop();
          recorder.close();
        },
      };
    },
    watch(onChange) {
      media.addEventListener('devicechange', onChange);
      return () => {
        media.removeEventListener('devicechange', onChange);
      };
    },
  };
}

function openRecorder(track: MediaStreamTrack, events: RecorderEvents): Recorder {
  try {
    const { MediaStreamTrackProcessor } = globalThis as unknown as { MediaStreamTrackProcessor: TrackProcessor };
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: BUFFERED_FRAMES });
    return createRecorder(startWorker(), readable, events);
  } catch (error) {
    // Without its recorder the camera is of no use, and it would stay lit.
    track.stop();
    throw error;
  }
}

/** First with a frame rate that films well, then with whatever the camera has. */
async function openStream(media: MediaDevices, id: string | null): Promise<MediaStream | CameraRefusal> {
  const wanted = {
    ...(id === null ? {} : { deviceId: { exact: id } }),
    width: { ideal: WIDTH_PX },
    height: { ideal: HEIGHT_PX },
    resizeMode: 'none',
  };
  for (const frameRate of [FPS, { ideal: FPS.ideal }]) {
    try {
      return await media.getUserMedia({ video: { ...wanted, frameRate }, audio: false });
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      // https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia lists the names.
      if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
      if (name !== 'OverconstrainedError') {
        // Asked for again and again while there is no camera: only what is unusual is worth a line.
        if (name !== 'NotFoundError') console.warn('camera not opened', name);
        return 'absent';
      }
    }
  }
  return 'absent';
}

function startWorker(): RecorderWorker {
  const worker = new Worker(new URL('./recorder-worker.ts', import.meta.url), { type: 'module' });
  return {
    post(message, transfer) {
      worker.postMessage(message, transfer);
    },
    listen(onMessage, onDeath) {
      worker.onmessage = (event: MessageEvent<FromRecorder>) => {
        onMessage(event.data);
      };
      worker.onerror = (event) => {
        onDeath(event.message);
      };
      worker.onmessageerror = () => {
        onDeath('a message could not be read');
      };
    },
    terminate() {
      worker.terminate();
    },
  };
}
