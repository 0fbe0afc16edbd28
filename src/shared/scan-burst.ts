import { utf8Bytes } from './scan-grammar.ts';
import { charOf, kindOf } from './scan-keys.ts';
import type { Stroke } from './scan-keys.ts';
import { SCAN_MAX_BYTES } from './scan.ts';

// Tells a scanner in keyboard mode from hands, by pace alone. Pure: a state, a stroke, the next state. What it says about
// keys that are already in a text field is carried out in the window (`renderer/scan/wedge.ts`).

/** Largest average and largest single distance between two keys of a burst; the latter is also the silence that ends it. */
export const PACE_MS = 50;
export const GAP_MS = 100;

/**
 * Shortest burst ended by Enter or Tab. No command, bin or waybill has fewer than four characters, but a code this short
 * must not fall through: its Enter would press whatever button has the focus. Two digits typed by hand never match.
 */
const MIN_ENDED = 3;
/**
 * From this many characters at scanner's pace on it is a burst, also when no key ends it: the shortest command (`DP:OK`)
 * has five, and five keys in 200 ms are 240 words a minute: no typing, at most a hand brushed over the keys.
 */
const MIN_SURE = 5;

/**
 * Two scanners at once: a scanner lets go of each key before the next, so a key that was down while another one went down
 * later is somebody else's. Two of them, because one may be a slip of timing; keys of one USB report (some scanners send
 * six at once) carry one time and don't count. Scanners whose keys happen never to overlap are NOT noticed here.
 */
const SUSPECT_OVERLAPS = 2;
const SAME_REPORT_MS = 1;

export type BurstEvent =
  | { kind: 'burst'; raw: string; firstAt: number; lastAt: number }
  /** `uneven`: began as a burst and then fell out of pace. Nothing of it is guessed: scan again. */
  | { kind: 'unreadable'; why: 'interleaved' | 'too-long' | 'uneven'; firstAt: number; lastAt: number }
  /** By hand after all. Keys that a text field should have, it has. */
  | { kind: 'typed'; strokes: readonly Stroke[] };

/** `isOvertaken`: another key went down after it and before it came up. */
type Held = { code: string; at: number; isOvertaken: boolean };

type Candidate = {
  raw: string;
  bytes: number;
  count: number;
  /** Until it is sure: what to give back as typing. */
  strokes: readonly Stroke[];
  firstAt: number;
  lastAt: number;
  isSure: boolean;
  held: readonly Held[];
  overlaps: number;
  /** Two scanners: everything up to the next silence belongs to the mixture. */
  isSpoiled: boolean;
};

export type BurstState = {
  candidate: Candidate | null;
  /** The last mixture. A scanner that always overlaps sends the same text twice; two scanners don't mix twice alike. */
  lastSuspect: string | null;
  /** A scanner here ends its bursts with a key: one that just falls silent was torn, and half a waybill is no waybill. */
  endsByKey: boolean;
  /** The last burst that fell silent though `endsByKey`. The same again is a scanner that has no end key, not a tear. */
  lastUnended: string | null;
  /** When keys last fell silent without an end: a burst on the heels of it is the tail of a torn one. */
  tornAt: number | null;
};

export const QUIET: BurstState = {
  candidate: null,
  lastSuspect: null,
  endsByKey: false,
  lastUnended: null,
  tornAt: null,
};

/**
 * Until a scanner has shown that it has no end key, it is taken to have one: the very first burst of a start may be a
 * torn one, too, and half a waybill must not open a box. A scanner without an end key is asked for its first scan twice.
 */
export const AT_START: BurstState = { ...QUIET, endsByKey: true };

/** Nobody pulls a trigger this soon after a key, or after a burst that broke off. */
const TAIL_MS = 300;

/**
 * `take`: what becomes of the key. `swallow` = it belongs to a burst, nothing else may see it; `guard` = it may go into a
 * text field but must not press a button (Enter or Space on the heels of a character); `pass` = none of our business.
 */
export type BurstStep = {
  state: BurstState;
  events: readonly BurstEvent[];
  take: 'pass' | 'guard' | 'swallow';
  /** A candidate began with this key: remember now what the focused field holds. */
  isFirst: boolean;
};

const step = (state: BurstState, events: readonly BurstEvent[], take: BurstStep['take'], isFirst = false) => ({
  state,
  events,
  take,
  isFirst,
});

const isPaced = (candidate: Candidate, until: number, gaps: number): boolean =>
  until - candidate.firstAt <= PACE_MS * gaps;

const isTooLong = (candidate: Candidate): boolean => candidate.bytes > SCAN_MAX_BYTES;

/** Ends a candidate that is a burst. */
const endBurst = (state: BurstState, candidate: Candidate, isEven: boolean): [BurstState, BurstEvent] => {
  const { firstAt, lastAt } = candidate;
  const raw = candidate.raw.replace(/\n$/, '');
  const unreadable = (why: 'interleaved' | 'too-long' | 'uneven'): BurstEvent => ({
    kind: 'unreadable',
    why,
    firstAt,
    lastAt,
  });
  const quiet: BurstState = { ...state, candidate: null };
  if (isTooLong(candidate)) return [quiet, unreadable('too-long')];
  if (candidate.overlaps >= SUSPECT_OVERLAPS && (raw !== state.lastSuspect || raw.includes('\n')))
    return [{ ...quiet, lastSuspect: raw }, unreadable('interleaved')];
  if (!isEven) return [quiet, unreadable('uneven')];
  return [quiet, { kind: 'burst', raw, firstAt, lastAt }];
};

/** Silence: call it when GAP_MS have passed without a key. */
export const fallSilent = (state: BurstState): BurstStep => {
  const { candidate } = state;
  if (candidate === null) return step(state, [], 'pass');
  if (!candidate.isSure)
    return step(
      { ...state, candidate: null, tornAt: candidate.lastAt },
      [{ kind: 'typed', strokes: candidate.strokes }],
      'pass',
    );
  const isEven = isPaced(candidate, candidate.lastAt, candidate.count - 1);
  const isTorn = state.endsByKey && candidate.raw !== state.lastUnended;
  const [next, event] = endBurst(state, candidate, isEven && !isTorn);
  if (!isTorn) return step({ ...next, endsByKey: false }, [event], 'pass');
  return step({ ...next, lastUnended: candidate.raw, tornAt: candidate.lastAt }, [event], 'pass');
};

const overtake = (held: readonly Held[], stroke: Stroke): Held[] => [
  ...held
    .filter(({ code }) => code !== stroke.code)
    .map((key) => (stroke.at - key.at > SAME_REPORT_MS ? { ...key, isOvertaken: true } : key)),
  { code: stroke.code, at: stroke.at, isOvertaken: false },
];

const begin = (state: BurstState, stroke: Stroke, char: string): BurstStep => {
  const candidate: Candidate = {
    raw: char,
    bytes: utf8Bytes(char),
    count: 1,
    strokes: [stroke],
    firstAt: stroke.at,
    lastAt: stroke.at,
    isSure: false,
    held: overtake([], stroke),
    overlaps: 0,
    isSpoiled: false,
  };
  return step({ ...state, candidate }, [], 'pass', true);
};

const grow = (state: BurstState, candidate: Candidate, stroke: Stroke, char: string): BurstStep => {
  const count = candidate.count + 1;
  const isSure = candidate.isSure || (count >= MIN_SURE && isPaced(candidate, stroke.at, count - 1));
  const next: Candidate = {
    ...candidate,
    // Too long stays too long: what comes after is swallowed, not kept.
    raw: isTooLong(candidate) ? candidate.raw : candidate.raw + char,
    bytes: candidate.bytes + utf8Bytes(char),
    count,
    strokes: isSure ? [] : [...candidate.strokes, stroke],
    lastAt: stroke.at,
    isSure,
    held: overtake(candidate.held, stroke),
  };
  return step({ ...state, candidate: next }, [], isSure ? 'swallow' : char === ' ' ? 'guard' : 'pass');
};

const end = (state: BurstState, candidate: Candidate, stroke: Stroke): BurstStep => {
  const { count } = candidate;
  const isEven = isPaced(candidate, stroke.at, count);
  if (!candidate.isSure && !(count >= MIN_ENDED && isEven)) {
    const take = stroke.at - candidate.lastAt <= PACE_MS ? 'guard' : 'pass';
    return step({ ...state, candidate: null }, [{ kind: 'typed', strokes: candidate.strokes }], take);
  }
  const ended = { ...candidate, lastAt: stroke.at };
  if (candidate.isSpoiled || candidate.overlaps >= SUSPECT_OVERLAPS) {
    // The other scanner is still sending: what follows its neighbour's Enter is the rest of the mixture, no new scan.
    const spoiled = { ...ended, raw: `${candidate.raw}\n`, strokes: [], isSure: true, isSpoiled: true };
    return step({ ...state, candidate: spoiled }, [], 'swallow');
  }
  const isTail = state.endsByKey && state.tornAt !== null && candidate.firstAt - state.tornAt <= TAIL_MS;
  const [next, event] = endBurst(state, ended, isEven && !isTail);
  return step({ ...next, endsByKey: true, lastUnended: null, tornAt: null }, [event], 'swallow');
};

const hear = (state: BurstState, stroke: Stroke): BurstStep => {
  const { candidate } = state;
  const kind = kindOf(stroke);
  const char = kind === 'char' ? charOf(stroke) : null;
  if (candidate === null) return char === null ? step(state, [], 'pass') : begin(state, stroke, char);
  if (char !== null) return grow(state, candidate, stroke, char);
  if (kind === 'end') return end(state, candidate, stroke);
  // An arrow or a shortcut beside a sure burst is somebody's other hand: the scan is not lost for it.
  if (candidate.isSure) return step(state, [], stroke.isRepeat ? 'swallow' : 'pass');
  return step({ ...state, candidate: null }, [{ kind: 'typed', strokes: candidate.strokes }], 'pass');
};

/** A key went down. */
export const pressKey = (state: BurstState, stroke: Stroke): BurstStep => {
  if (kindOf(stroke) === 'unheard') return step(state, [], 'pass');
  if (state.candidate === null || stroke.at - state.candidate.lastAt <= GAP_MS) return hear(state, stroke);
  const silence = fallSilent(state);
  const heard = hear(silence.state, stroke);
  return { ...heard, events: [...silence.events, ...heard.events] };
};

/** A key came up. Only what is seen to overlap counts: a release that never arrives proves nothing. */
export const releaseKey = (state: BurstState, code: string): BurstState => {
  const { candidate } = state;
  const key = candidate?.held.find((held) => held.code === code);
  if (candidate === null || key === undefined) return state;
  const held = candidate.held.filter((other) => other !== key);
  return { ...state, candidate: { ...candidate, held, overlaps: candidate.overlaps + (key.isOvertaken ? 1 : 0) } };
};
