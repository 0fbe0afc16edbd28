import type { Tone } from '../../shared/session.ts';

// Sounds of the bench, made on the spot: no files to ship, none to miss. People tell them apart by rhythm (how many, how
// long), because scanners and neighbours beep at every pitch and many ears no longer hear one from another.

/** Length in ms and pitch in Hz; 0 Hz is a rest. */
export type Note = readonly [ms: number, hz: number];

const LOW = 220;
const MID = 660;
const HIGH = 990;
const REST = 0;

/** All is well: few and short. Needs a person: long, or many. */
export const MELODIES: Record<Tone, readonly Note[]> = {
  counted: [[45, HIGH]],
  queued: [
    [45, MID],
    [45, REST],
    [45, MID],
  ],
  found: [
    [60, MID],
    [40, REST],
    [140, HIGH],
  ],
  accepted: [
    [140, HIGH],
    [40, REST],
    [60, MID],
  ],
  verdict: [
    [60, MID],
    [30, REST],
    [60, HIGH],
    [30, REST],
    [240, HIGH],
  ],
  closed: [[260, MID]],
  done: [
    [200, MID],
    [120, REST],
    [200, MID],
  ],
  unclaimed: [
    [60, HIGH],
    [60, REST],
    [60, HIGH],
    [200, REST],
    [60, HIGH],
    [60, REST],
    [60, HIGH],
  ],
  question: [
    [120, MID],
    [60, REST],
    [120, HIGH],
    [60, REST],
    [120, MID],
    [60, REST],
    [120, HIGH],
  ],
  stranger: [
    [320, LOW],
    [80, REST],
    [80, HIGH],
    [80, REST],
    [80, HIGH],
  ],
  unreadable: [
    [80, LOW],
    [40, REST],
    [80, LOW],
    [40, REST],
    [80, LOW],
    [40, REST],
    [80, LOW],
    [40, REST],
    [80, LOW],
  ],
  refused: [[600, LOW]],
  overdue: [
    [240, MID],
    [60, REST],
    [60, HIGH],
    [60, REST],
    [240, MID],
  ],
};

/** `blocked`: the system did not let the sound start. `no-audio`: there is nothing to play on. Both are to be shown. */
export type BeepResult = 'played' | 'blocked' | 'no-audio';

/** The part of WebAudio that a beep needs; an `AudioContext` is one. */
export type BeepContext = Pick<
  AudioContext,
  'state' | 'currentTime' | 'destination' | 'resume' | 'createOscillator' | 'createGain'
>;

const VOLUME = 0.2;
/** Switching a tone on at once clicks. */
const RAMP_MS = 5;
/** A start that is not allowed is not refused by the browser: it never ends. */
const START_MS = 300;

const schedule = (context: BeepContext, melody: readonly Note[]): void => {
  let at = context.currentTime;
  for (const [ms, hz] of melody) {
    const end = at + ms / 1000;
    if (hz > 0) {
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(VOLUME, at + RAMP_MS / 1000);
      gain.gain.setValueAtTime(VOLUME, end - RAMP_MS / 1000);
      gain.gain.linearRampToValueAtTime(0, end);
      const oscillator = context.createOscillator();
      oscillator.frequency.value = hz;
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(end);
    }
    at = end;
  }
};

const wait = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/**
 * Plays tones on one audio context, made at the first beep. Never throws: how it went is the answer, and the screen says
 * when there is no sound. A context that failed to open is tried anew at the next beep (a headset was plugged in).
 */
export function createBeeper(openContext: () => BeepContext): (tone: Tone) => Promise<BeepResult> {
  let context: BeepContext | null = null;
  return async (tone) => {
    try {
      context ??= openContext();
      if (context.state !== 'running') await Promise.race([context.resume(), wait(START_MS)]);
      // Read anew: resuming changes it. A beep that comes seconds late would belong to another parcel.
      if ((context as { state: string }).state !== 'running') return 'blocked';
      schedule(context, MELODIES[tone]);
      return 'played';
    } catch (error) {
      // Whatever WebAudio throws (no device, context closed): the bench works on without sound, and says so.
      context = null;
      console.warn('no sound', error);
      return 'no-audio';
    }
  };
}
