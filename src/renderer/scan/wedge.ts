import { GAP_MS, AT_START, fallSilent, pressKey, releaseKey } from '../../shared/scan-burst.ts';
import type { BurstEvent, BurstStep } from '../../shared/scan-burst.ts';
import type { Stroke } from '../../shared/scan-keys.ts';
import { followHeld } from './held-keys.ts';
import type { HeldKeys } from './held-keys.ts';
import { isWritable, putBack, rememberField } from './typed-field.ts';
import type { FieldMemory } from './typed-field.ts';

// The stage "scan" in the window: keys of a keyboard-wedge scanner become scans, whatever has the focus. Before it the
// operating system's keyboard; after it the station, which stores the scan first and then finds its meaning. The pace is
// judged in src/shared/scan-burst.ts; here its verdict is carried out on the page.

export type UnreadableBurst = Extract<BurstEvent, { kind: 'unreadable' }>['why'];

export type WedgeOptions = {
  /** A whole burst, as it came; `at` is when its last key came, ms UTC. */
  onScan: (raw: string, at: number) => void;
  /** Keys that were a scan and can't be used: to be said, and scanned again. */
  onUnreadable: (why: UnreadableBurst, at: number) => void;
  /**
   * Characters typed by hand while no field had the focus, GAP_MS after the last one. Shortcuts of a single character
   * (keypad digits) belong here and not on `keydown`: there, the first digits of every scan would press them.
   */
  onTyped?: (strokes: readonly Stroke[]) => void;
};

/** Timers run a little late, key events a little later: silence is only believed after both. */
const GRACE_MS = 20;
/** More characters than a hand types into nothing, at no slower than ten a second: a scanner that is too slow. */
const MIN_SLOW_SCAN = 6;
/**
 * How long an input method of a busy computer may take to hand over what it still held of a scan (seen: over 1 s), and how
 * soon after the scan nobody types: a key later than that is a hand's, and what it writes stays.
 */
const LATE_INPUT_MS = 3000;
const NO_HAND_MS = 300;
/** A burst that begins this soon after keys that were lost is the rest of the same scan: no trigger is pulled so fast. */
const REST_MS = 300;

/** Places of keys that write something; a Shift that came up from elsewhere took no character with it. */
const WRITES = /^(?:Key|Digit|Numpad|Minus|Equal|Bracket|Backslash|Semicolon|Quote|Backquote|Comma|Period|Slash|Space)/;

const strokeOf = (event: KeyboardEvent): Stroke => ({
  code: event.code,
  key: event.key,
  isShift: event.shiftKey,
  hasModifier: event.ctrlKey || event.altKey || event.metaKey,
  isComposing: event.isComposing || event.key === 'Process',
  isRepeat: event.repeat,
  // When the key was pressed, not when we got round to it: a busy window would tear bursts apart.
  at: event.timeStamp,
});

/** Milliseconds UTC of a moment of the monotonic clock; told from now, because the wall clock may have been set since. */
const utcOf = (at: number): number => Math.round(Date.now() - Math.max(0, performance.now() - at));

const silence = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * Listens on the document in the capture phase, before any element. Keys of a burst that reached a field before the burst
 * was known are taken back out of it; the rest of it, its Enter or Tab above all, reaches nobody. Typing and function keys
 * pass untouched. Gives back what stops it.
 */
export function attachWedge(target: Document, options: WedgeOptions): () => void {
  let state = AT_START;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Fields that got keys of the candidate, as they were before. Usually none or one. */
  let memories: FieldMemory[] = [];
  let isComposed = false;
  let held: HeldKeys | null = null;
  let late: { memories: FieldMemory[]; scannedAt: number } | null = null;
  /** When the last key of a scan was heard that was told as lost. */
  let lostAt: number | null = null;
  /** When a key came up that was never seen to go down: what it wrote was swallowed on its way. */
  let holeAt: number | null = null;
  const swallowed = new Set<string>();
  const down = new Set<string>();

  const tellTyped = (strokes: readonly Stroke[], isWritten: boolean): void => {
    const last = strokes.at(-1);
    if (last === undefined || isWritten) return;
    if (strokes.length >= MIN_SLOW_SCAN) options.onUnreadable('uneven', utcOf(last.at));
    else options.onTyped?.(strokes);
  };

  /** What the fields held before anything of this burst, also before what an input method had of it first. */
  const beforeBurst = (): FieldMemory[] => {
    const first = held?.memory ?? null;
    return first === null ? memories : [first, ...memories.filter(({ field }) => field !== first.field)];
  };

  /** Nothing is guessed: what was written goes, and the field lets go of the input method, so that it reads next time. */
  const tellLost = (written: FieldMemory[], at: number): void => {
    written.forEach(putBack);
    for (const memory of written) {
      memory.field.blur();
      putBack(memory);
    }
    // A selection left inside a field lets Chromium give the focus back to it when the input method hands over the rest.
    target.getSelection()?.removeAllRanges();
    options.onUnreadable('uneven', utcOf(at));
  };

  /** A whole burst by its pace, and not by what else was seen: the rest of a lost scan, or one with a hole in it. */
  const isCut = ({ firstAt, lastAt }: { firstAt: number; lastAt: number }): boolean =>
    (lostAt !== null && firstAt - lostAt <= REST_MS) ||
    (holeAt !== null && holeAt >= firstAt - GAP_MS && holeAt <= lastAt);

  const tell = (event: BurstEvent): void => {
    const isHeld = held?.isComposed === true && held.isLost;
    const isLost = isHeld || (event.kind === 'burst' && isCut(event));
    const written = event.kind === 'typed' && !isLost ? memories : beforeBurst();
    const lastAt = event.kind === 'typed' ? event.strokes.at(-1)?.at : event.lastAt;
    // Written while an input method held the letters: it lets go of them when it likes.
    if (isLost || (isComposed && event.kind !== 'typed')) {
      late = { memories: written, scannedAt: lastAt ?? performance.now() };
    }
    memories = [];
    isComposed = false;
    if (isLost) lostAt = Math.max(held?.lastAt ?? 0, lastAt ?? 0);
    held = null;
    if (isLost) {
      tellLost(written, lastAt ?? 0);
      return;
    }
    if (event.kind === 'typed') {
      tellTyped(event.strokes, written.length > 0);
      return;
    }
    written.forEach(putBack);
    if (event.kind === 'burst') options.onScan(event.raw, utcOf(event.lastAt));
    else options.onUnreadable(event.why, utcOf(event.lastAt));
  };

  const rememberFocus = (): void => {
    const memory = rememberField(target);
    if (memory !== null && !memories.some(({ field }) => field === memory.field)) memories = [...memories, memory];
  };

  const onSilence = (): void => {
    const step = fallSilent(state);
    state = step.state;
    step.events.forEach(tell);
    // A scan of which no key came through.
    if (held?.isComposed === true && held.isLost) tell({ kind: 'typed', strokes: [] });
  };

  const carryOut = (step: BurstStep, event: KeyboardEvent): void => {
    const isGuarded = step.take === 'guard' && !isWritable(target.activeElement);
    if (step.take === 'swallow' || isGuarded) {
      silence(event);
      swallowed.add(event.code);
    } else {
      swallowed.delete(event.code);
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const wasSure = state.candidate?.isSure === true;
    down.add(event.code);
    if (late !== null && event.timeStamp - late.scannedAt > NO_HAND_MS) late = null;
    held = followHeld(held, event, target);
    const step = pressKey(state, strokeOf(event));
    state = step.state;
    carryOut(step, event);
    clearTimeout(timer);
    step.events.forEach(tell);
    const { candidate } = state;
    if (candidate === null && held?.isLost !== true) return;
    timer = setTimeout(onSilence, GAP_MS + GRACE_MS);
    isComposed ||= held?.isComposed === true || event.isComposing;
    if (candidate === null) return;
    if (!candidate.isSure) rememberFocus();
    else if (!wasSure) memories.forEach(putBack);
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    state = releaseKey(state, event.code);
    if (!down.delete(event.code) && WRITES.test(event.code)) holeAt = event.timeStamp;
    if (swallowed.delete(event.code)) silence(event);
  };

  const onInput = (event: Event): void => {
    if (late === null) return;
    if (performance.now() - late.scannedAt > LATE_INPUT_MS) late = null;
    else for (const memory of late.memories) if (memory.field === event.target) putBack(memory);
  };

  target.addEventListener('keydown', onKeyDown, true);
  target.addEventListener('keyup', onKeyUp, true);
  target.addEventListener('input', onInput, true);
  return () => {
    clearTimeout(timer);
    target.removeEventListener('keydown', onKeyDown, true);
    target.removeEventListener('keyup', onKeyUp, true);
    target.removeEventListener('input', onInput, true);
  };
}
