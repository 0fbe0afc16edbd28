import type { StationClient } from '../../shared/contract.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView, RecordingWhat } from '../../shared/evidence.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { refuse } from '../../shared/result.ts';
import type { CameraView } from './camera.ts';
import { createCamera } from './camera.ts';
import type { CameraDevices, OpenCamera } from './camera-devices.ts';
import type { RecordingNow } from './filming.ts';
import { createFilming } from './filming.ts';
import type { FilmLookCalls } from './film-watch.ts';
import { createFilmWatch } from './film-watch.ts';
import { createPhotoQueue } from './photo-queue.ts';
import type { RecordingCalls } from './piece-writer.ts';
import type { Still } from './recorder.ts';
import type { StripText } from './strip-text.ts';
import type { Timers } from './timers.ts';

export type CaptureCalls = RecordingCalls & FilmLookCalls & Pick<StationClient, 'evidencePhotoSlice'>;

export type CaptureView = CameraView & {
  /** The recording of the open box; null when nothing is filmed. */
  recording: RecordingNow | null;
  /** What keeps film or photos from being stored; null when all is well. */
  fault: ErrorCode | null;
  /** Photos taken and not stored yet; they are kept and tried again. */
  photosWaiting: number;
};

type CaptureCore = {
  start: (cameraId: string) => void;
  stop: () => void;
  followBox: (inspectionId: string | null, strip: StripText, what?: RecordingWhat) => void;
  chooseCamera: (id: string) => void;
  nextCamera: () => void;
  takePhoto: (shot: Shot, inspectionId?: string, returnId?: string | null) => Promise<Result<PhotoView>>;
  /** The same object until something changes. */
  view: () => CaptureView;
  subscribe: (onChange: () => void) => () => void;
  onChosen: (listener: (id: string) => void) => () => void;
};

/** A scan may come while the camera still warms up: its still is taken with the first picture, within this time. */
const FIRST_PICTURE_MS = 5000;
const LOOK_AGAIN_MS = 150;

const NO_WORDS: StripText = { waybill: '', station: '', operatorNo: '' };

/** Camera, film and stills of one bench, without React: what `useCapture` puts on the screen. */
export function createCapture(calls: CaptureCalls, devices: CameraDevices, timers: Timers): CaptureCore {
  const listeners = new Set<() => void>();
  const chosenListeners = new Set<(id: string) => void>();
  type Box = { inspectionId: string | null; strip: StripText; what: RecordingWhat };
  let box: Box = { inspectionId: null, strip: NO_WORDS, what: 'opening' };
  let live: OpenCamera | null = null;
  let view: CaptureView | null = null;

  const change = (): void => {
    view = null;
    for (const listener of listeners) listener();
  };
  const filming = createFilming(calls, timers, change);
  const filmWatch = createFilmWatch(calls, timers, filming.look);
  const photos = createPhotoQueue(calls, timers, () => crypto.randomUUID(), change);
  const camera = createCamera(devices, timers, {
    onChange: change,
    onSource: (source, end) => {
      live = source;
      filming.followSource(source, end);
    },
    onChosen: (id) => {
      for (const listener of chosenListeners) listener(id);
    },
  });

  const takeStill = async (): Promise<Still | null> => {
    for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
      const still = (await live?.recorder.takeStill()) ?? null;
      const isComing = camera.view().camera === 'starting' || camera.view().camera === 'live';
      if (still !== null || !isComing || waitedMs >= FIRST_PICTURE_MS) return still;
      await new Promise<void>((resolve) => {
        timers.after(LOOK_AGAIN_MS, resolve);
      });
    }
  };

  return {
    start(cameraId) {
      camera.start(cameraId);
      filming.followBox(box.inspectionId, box.strip, box.what);
    },
    stop() {
      filming.stop();
      camera.stop();
    },
    followBox(inspectionId, strip, what = 'opening') {
      box = { inspectionId, strip, what };
      filming.followBox(inspectionId, strip, what);
    },
    chooseCamera: camera.choose,
    nextCamera: camera.next,
    async takePhoto(shot, inspectionId, returnId = null) {
      const of = inspectionId ?? box.inspectionId;
      if (of === null) return refuse('no-open-box');
      // The waybill lies before the camera now: does the film show it, too?
      if (shot === 'outer' || shot === 'label') void filmWatch.look(of);
      const still = await takeStill();
      if (still === null) return refuse('camera-not-live');
      return photos.upload({ inspectionId: of, shot, returnId, ...still });
    },
    view() {
      view ??= {
        ...camera.view(),
        recording: filming.recording(),
        fault: filming.fault() ?? photos.fault(),
        photosWaiting: photos.waiting(),
      };
      return view;
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    onChosen(listener) {
      chosenListeners.add(listener);
      return () => chosenListeners.delete(listener);
    },
  };
}
