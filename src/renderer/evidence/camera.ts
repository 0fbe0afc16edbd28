import type { CameraDevices, CameraId, CameraRefusal, OpenCamera } from './camera-devices.ts';
import type { RecorderEvents } from './recorder.ts';
import type { Timers } from './timers.ts';

/** Without a frame for this long a camera counts as lost, whatever it says. */
export const FROZEN_MS = 3_000;
/** A camera may take its time for the first frame. */
export const FIRST_FRAME_MS = 10_000;
export const REOPEN_MS = 2_000;
/** A camera just plugged in can be listed before it can be opened. */
export const PLUGGED_IN_MS = 500;
const CHECK_MS = 1_000;

type CameraState = 'starting' | 'live' | 'none' | 'refused' | 'lost';

export type CameraView = {
  camera: CameraState;
  cameras: CameraId[];
  cameraId: string | null;
  stream: MediaStream | null;
};

type CameraEvents = {
  /** The state, the list or the picture changed. */
  onChange: () => void;
  /** A camera to film with; null when it is left, `camera-lost` when it left us. */
  onSource: (camera: OpenCamera | null, end: 'closed' | 'camera-lost') => void;
  /** A person chose this camera, or it is the first ever used: to be remembered. */
  onChosen: (id: string) => void;
};

export type Camera = {
  /** Opens the camera that is remembered, any when it is '' or not there. */
  start: (rememberedId: string) => void;
  /** The remembered camera was changed elsewhere: goes to it. */
  choose: (id: string) => void;
  /** Goes to the next of the list, also when the one in use is lost. */
  next: () => void;
  view: () => CameraView;
  stop: () => void;
};

/**
 * Keeps one camera open. What goes wrong ends in a state, never in an exception, and is tried again: the lost camera
 * every two seconds, any other one as soon as it is plugged in. It doesn't go to another camera that was there all
 * along, since that may look at something else: `next` does, when a person says so.
 */
export function createCamera(devices: CameraDevices, timers: Timers, events: CameraEvents): Camera {
  let state: CameraState = 'starting';
  let cameras: CameraId[] = [];
  let inUse: OpenCamera | null = null;
  /** The camera to open; null for any. */
  let wantedId: string | null = null;
  let mustRemember = false;
  /** What is remembered, as far as we know: its echo is no new choice. */
  let rememberedId = '';
  let isRunning = false;
  // Each attempt to open has a number; what an older one brings is released.
  let attempt = 0;
  let cancelReopen: (() => void) | null = null;
  let cancelCheck: (() => void) | null = null;
  let unwatch: (() => void) | null = null;

  const set = (next: CameraState): void => {
    state = next;
    events.onChange();
  };

  const leave = (end: 'closed' | 'camera-lost'): void => {
    cancelReopen?.();
    cancelCheck?.();
    cancelReopen = null;
    cancelCheck = null;
    const left = inUse;
    inUse = null;
    if (left === null) return;
    events.onSource(null, end);
    left.release();
  };

  const reopenIn = (ms: number): void => {
    cancelReopen?.();
    cancelReopen = timers.after(ms, () => {
      cancelReopen = null;
      void open();
    });
  };

  const lose = (lost: OpenCamera | null): void => {
    if (lost === null || lost !== inUse) return;
    const hadPicture = state === 'live';
    wantedId = lost.id === '' ? null : lost.id;
    leave('camera-lost');
    set(hadPicture || state === 'lost' ? 'lost' : 'none');
    reopenIn(REOPEN_MS);
  };

  /** Counts checks without a frame rather than time: a window that was busy or asleep itself must not blame the camera. */
  const watchFrames = (camera: OpenCamera, frames: { sinceCheck: number; hasCome: boolean }): void => {
    let missed = 0;
    const check = (): void => {
      missed = frames.sinceCheck > 0 ? 0 : missed + 1;
      frames.sinceCheck = 0;
      if (missed * CHECK_MS >= (frames.hasCome ? FROZEN_MS : FIRST_FRAME_MS)) lose(camera);
      else cancelCheck = timers.after(CHECK_MS, check);
    };
    cancelCheck = timers.after(CHECK_MS, check);
  };

  const refreshList = async (): Promise<CameraId[]> => {
    const before = cameras;
    try {
      cameras = await devices.list();
    } catch (error) {
      console.warn('cameras not listed', error);
    }
    events.onChange();
    return cameras.filter((camera) => !before.some((known) => known.id === camera.id));
  };

  const open = async (): Promise<void> => {
    const mine = (attempt += 1);
    const frames = { sinceCheck: 0, hasCome: false, haveEnded: false };
    let opened: OpenCamera | null = null;
    // The first frame may come before the camera is handed over, and so may the last.
    const settle = (): void => {
      if (opened === null || opened !== inUse) return;
      if (frames.haveEnded) lose(opened);
      else if (frames.hasCome && state !== 'live') {
        set('live');
        events.onSource(opened, 'closed');
      }
    };
    const found = await openDevice({
      onAlive: () => {
        frames.sinceCheck += 1;
        frames.hasCome = true;
        settle();
      },
      onEnded: () => {
        frames.haveEnded = true;
        settle();
      },
    });
    const isStale = mine !== attempt;
    if (typeof found === 'string') {
      if (!isStale) await openFailed(found);
      return;
    }
    if (isStale) {
      found.release();
      return;
    }
    opened = found;
    inUse = found;
    wantedId = found.id;
    if (mustRemember) {
      rememberedId = found.id;
      events.onChosen(found.id);
    }
    mustRemember = false;
    watchFrames(found, frames);
    settle();
    // Labels are told only after a camera was allowed.
    await refreshList();
  };

  const openDevice = async (recorderEvents: RecorderEvents): Promise<OpenCamera | CameraRefusal> => {
    try {
      return await devices.open(wantedId, recorderEvents);
    } catch (error) {
      console.error('camera not opened', error);
      return 'absent';
    }
  };

  const openFailed = async (why: CameraRefusal): Promise<void> => {
    const mine = attempt;
    await refreshList();
    if (mine !== attempt) return;
    if (state === 'starting' && why === 'absent' && wantedId !== null && cameras.length > 0) {
      // At the start of a day the remembered camera may be gone for good: any other is better than none.
      wantedId = null;
      await open();
      return;
    }
    if (why === 'refused') set('refused');
    else if (state !== 'lost') set('none');
    reopenIn(REOPEN_MS);
  };

  const goTo = (id: string | null): void => {
    leave('closed');
    wantedId = id;
    set('starting');
    void open();
  };

  const devicesChanged = async (): Promise<void> => {
    const [plugged] = await refreshList();
    if (!isRunning || inUse !== null || plugged === undefined) return;
    const isWantedThere = cameras.some((camera) => camera.id === wantedId);
    if (!isWantedThere) wantedId = plugged.id;
    reopenIn(PLUGGED_IN_MS);
  };

  return {
    start(id) {
      isRunning = true;
      rememberedId = id;
      mustRemember = id === '';
      unwatch = devices.watch(() => void devicesChanged());
      goTo(id === '' ? null : id);
    },
    choose(id) {
      if (!isRunning || id === '' || id === rememberedId) return;
      rememberedId = id;
      if (id !== wantedId) goTo(id);
    },
    next() {
      const index = cameras.findIndex((camera) => camera.id === wantedId);
      const following = cameras[(index + 1) % Math.max(1, cameras.length)];
      // The only camera, and it runs: opening it again would tear the film in two for nothing.
      if (state === 'live' && following?.id === inUse?.id) return;
      mustRemember = following !== undefined;
      goTo(following?.id ?? null);
    },
    view: () => ({ camera: state, cameras, cameraId: inUse?.id ?? null, stream: inUse?.stream ?? null }),
    stop() {
      isRunning = false;
      attempt += 1;
      unwatch?.();
      leave('closed');
    },
  };
}
