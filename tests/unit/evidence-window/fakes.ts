import type {
  CameraDevices,
  CameraId,
  CameraRefusal,
  OpenCamera,
} from '../../../src/renderer/evidence/camera-devices.ts';
import type { CaptureCalls } from '../../../src/renderer/evidence/capture.ts';
import type { FilmEnd } from '../../../src/renderer/evidence/recorder-messages.ts';
import type { FilmEvents, Recorder, RecorderEvents, Still } from '../../../src/renderer/evidence/recorder.ts';
import type { StripText } from '../../../src/renderer/evidence/strip-text.ts';
import type { Timers } from '../../../src/renderer/evidence/timers.ts';
import type { ErrorCode } from '../../../src/shared/result.ts';
import { ok, refuse } from '../../../src/shared/result.ts';

/** Lets everything that waits on promises go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
}

/** A clock that stands still until it is turned. */
export class FakeTimers implements Timers {
  #now = 1_700_000_000_000;
  #due: { at: number; call: () => void }[] = [];

  now = (): number => this.#now;

  after = (ms: number, call: () => void): (() => void) => {
    const entry = { at: this.#now + ms, call };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };

  /** Turns the clock on, calling what falls due in order. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (;;) {
      const [next] = this.#due.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = next.at;
      next.call();
      await settle();
    }
    this.#now = until;
    await settle();
  }
}

/** A station that keeps what it is sent, holds calls back when told, and refuses when told. */
export class FakeStation implements CaptureCalls {
  readonly log: string[] = [];
  readonly files = new Map<string, number[]>();
  /** Offsets at which a fragment was said to end. */
  readonly fragmentEnds: number[] = [];
  readonly photos = new Map<string, number[]>();
  refusal: ErrorCode | null = null;
  photoRefusal: ErrorCode | 'broken' | null = null;
  /** Calls running at once, of one recording; more than one is a fault of the window. */
  mostAtOnce = 0;
  #running = 0;
  #held: (() => void)[] | null = null;
  #recordings = 0;

  hold(): void {
    this.#held = [];
  }

  async release(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
    await settle();
  }

  async #enter(): Promise<void> {
    this.#running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#running);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (this.#held === null) resolve(undefined);
    else
      this.#held.push(() => {
        resolve(undefined);
      });
    await promise;
    this.#running -= 1;
  }

  evidenceRecordingStart: CaptureCalls['evidenceRecordingStart'] = async (input) => {
    await this.#enter();
    if (this.refusal !== null) return refuse(this.refusal);
    this.#recordings += 1;
    const recordingId = `r${this.#recordings}`;
    this.files.set(recordingId, []);
    this.log.push(`start ${recordingId} ${input.inspectionId} ${input.cameraLabel}`);
    return ok({ recordingId });
  };

  evidenceRecordingPiece: CaptureCalls['evidenceRecordingPiece'] = async (input) => {
    await this.#enter();
    if (this.refusal !== null) return refuse(this.refusal);
    const file = this.files.get(input.recordingId);
    if (file === undefined) return refuse('recording-unknown');
    if (file.length !== input.offset) return refuse('recording-out-of-order');
    for (const byte of input.bytes) file.push(byte);
    if (input.isFragmentEnd) this.fragmentEnds.push(file.length);
    return ok({ bytes: file.length });
  };

  evidenceRecordingEnd: CaptureCalls['evidenceRecordingEnd'] = async (input) => {
    await this.#enter();
    this.log.push(`end ${input.recordingId} ${input.end} ${input.frames}`);
    return ok(undefined);
  };

  evidencePhotoSlice: CaptureCalls['evidencePhotoSlice'] = async (input) => {
    await this.#enter();
    if (this.photoRefusal === 'broken') throw new Error('the border broke');
    if (this.photoRefusal !== null) return refuse(this.photoRefusal);
    const bytes = this.photos.get(input.uploadId) ?? [];
    if (bytes.length !== input.offset) return refuse('photo-out-of-order');
    for (const byte of input.bytes) bytes.push(byte);
    this.photos.set(input.uploadId, bytes);
    if (bytes.length < input.totalBytes) return ok(null);
    this.log.push(`photo ${input.inspectionId} ${input.shot}`);
    const { uploadId: id, shot, returnId, takenAt } = input;
    return ok({ id, shot, returnId, takenAt, sha256: 'hash', widthPx: 1, heightPx: 1 });
  };

  /** The frame of the film in which the waybill is first legible, counted from 1; 0 = in none. */
  legibleFrom = 1;
  readonly filmFrames: string[] = [];
  evidenceFilmFrame: CaptureCalls['evidenceFilmFrame'] = ({ recordingId, inspectionId, atMs }) => {
    this.filmFrames.push(`${inspectionId} ${recordingId} ${atMs}`);
    const isLegible = this.legibleFrom > 0 && this.filmFrames.length >= this.legibleFrom;
    return Promise.resolve(ok({ modulePxMilli: isLegible ? 2400 : null }));
  };
}

/** One film of a fake recorder, driven by the test. */
class FakeFilm {
  frames = 0;
  looks = 0;
  isFinishAsked = false;
  isOver = false;
  readonly strips: StripText[];
  readonly events: FilmEvents;

  constructor(strip: StripText, events: FilmEvents) {
    this.strips = [strip];
    this.events = events;
  }

  begin(): void {
    this.events.onBegan({ codec: 'avc1.4d001f', widthPx: 1280, heightPx: 720 });
    this.events.onPiece({ bytes: new Uint8Array(5), endMs: 0 }, this.end(null));
  }

  fragment(bytes = 10): void {
    this.frames += 15;
    this.events.onPiece({ bytes: new Uint8Array(bytes).fill(7), endMs: (this.frames / 15) * 1000 }, this.end(null));
  }

  finish(error: string | null = null): void {
    if (this.isOver) return;
    this.isOver = true;
    this.events.onFinished(this.end(error));
  }

  end(error: string | null): FilmEnd {
    return { frames: this.frames, droppedFrames: 0, error };
  }
}

/** A recorder whose films finish at once when asked, unless they are held. */
export class FakeRecorder implements Recorder {
  readonly films: FakeFilm[] = [];
  isClosed = false;
  still: Still | null = { jpeg: new Uint8Array([1, 2, 3]), takenAt: 42 };
  isFinishHeld = false;

  begin: Recorder['begin'] = (strip, events) => {
    const film = new FakeFilm(strip, events);
    this.films.push(film);
    return {
      setStrip: (next) => film.strips.push(next),
      look: () => Promise.resolve(film.isOver ? null : { jpeg: new Uint8Array([9]), atMs: 1000 * (film.looks += 1) }),
      finish: () => {
        film.isFinishAsked = true;
        if (!this.isFinishHeld)
          queueMicrotask(() => {
            film.finish();
          });
      },
    };
  };

  takeStill: Recorder['takeStill'] = () => Promise.resolve(this.still);

  close: Recorder['close'] = () => {
    this.isClosed = true;
    for (const film of this.films) film.finish();
  };

  film(index = this.films.length - 1): FakeFilm {
    const film = this.films[index];
    if (film === undefined) throw new Error(`no film ${index}`);
    return film;
  }
}

/** Cameras on a table: plugged in and pulled out by the test. */
export class FakeCameras implements CameraDevices {
  plugged: CameraId[] = [];
  isRefused = false;
  /** Opens, and then shows nothing. */
  isDark = false;
  readonly opened: { id: string; recorder: FakeRecorder; events: RecorderEvents; isReleased: boolean }[] = [];
  #watchers = new Set<() => void>();

  list = (): Promise<CameraId[]> => Promise.resolve([...this.plugged]);

  open = (id: string | null, events: RecorderEvents): Promise<OpenCamera | CameraRefusal> => {
    if (this.isRefused) return Promise.resolve('refused' as const);
    const found = this.plugged.find((camera) => id === null || camera.id === id);
    if (found === undefined) return Promise.resolve('absent' as const);
    const entry = { id: found.id, recorder: new FakeRecorder(), events, isReleased: false };
    this.opened.push(entry);
    if (!this.isDark)
      queueMicrotask(() => {
        events.onAlive();
      });
    return Promise.resolve({
      ...found,
      stream: { id: found.id } as unknown as MediaStream,
      recorder: entry.recorder,
      release: () => {
        entry.isReleased = true;
        entry.recorder.close();
      },
    });
  };

  watch = (onChange: () => void): (() => void) => {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  };

  async plug(...ids: string[]): Promise<void> {
    this.plugged = [...this.plugged, ...ids.map((id) => ({ id, label: `camera ${id}` }))];
    await this.#tell();
  }

  async pull(id: string): Promise<void> {
    this.plugged = this.plugged.filter((camera) => camera.id !== id);
    const last = this.last();
    if (last.id === id) last.events.onEnded();
    await this.#tell();
  }

  async #tell(): Promise<void> {
    for (const watcher of this.#watchers) watcher();
    await settle();
  }

  last(): (typeof this.opened)[number] {
    const last = this.opened.at(-1);
    if (last === undefined) throw new Error('no camera was opened');
    return last;
  }
}
