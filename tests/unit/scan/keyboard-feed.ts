import { QUIET, fallSilent, pressKey, releaseKey } from '../../../src/shared/scan-burst.ts';
import type { BurstEvent, BurstState, BurstStep } from '../../../src/shared/scan-burst.ts';
import type { Stroke } from '../../../src/shared/scan-keys.ts';

// A keyboard for tests: text → key events at a given pace, as a scanner or a hand makes them.

export type KeyEvent = { type: 'down' | 'up'; stroke: Stroke };

const SHIFTED = new Map(
  Array.from('!@#$%^&*()_+{}|:"~<>?', (char, index) => [char, "1234567890-=[]\\;'`,./"[index] ?? '']),
);
const PLACES = new Map([
  ['-', 'Minus'],
  ['=', 'Equal'],
  ['[', 'BracketLeft'],
  [']', 'BracketRight'],
  ['\\', 'Backslash'],
  [';', 'Semicolon'],
  ["'", 'Quote'],
  ['`', 'Backquote'],
  [',', 'Comma'],
  ['.', 'Period'],
  ['/', 'Slash'],
  [' ', 'Space'],
  ['\n', 'Enter'],
  ['\t', 'Tab'],
]);

const NAMED = new Map([
  ['\n', 'Enter'],
  ['\t', 'Tab'],
]);

/** The stroke that makes this character on a US keyboard; characters without a key come with their `key` only. */
export const strokeOf = (char: string, at: number, more: Partial<Stroke> = {}): Stroke => {
  const plain = SHIFTED.get(char) ?? char.toLowerCase();
  const code = /^[a-z]$/.test(plain)
    ? `Key${plain.toUpperCase()}`
    : /^\d$/.test(plain)
      ? `Digit${plain}`
      : (PLACES.get(plain) ?? '');
  const isShift = SHIFTED.has(char) || /^[A-Z]$/.test(char);
  const key = NAMED.get(char) ?? char;
  return { code, key, isShift, hasModifier: false, isComposing: false, isRepeat: false, at, ...more };
};

/** Presses and releases one after the other: each key is up before the next goes down. */
export const typed = (text: string, startAt: number, paceMs: number, more: Partial<Stroke> = {}): KeyEvent[] =>
  Array.from(text).flatMap((char, index) => {
    const stroke = strokeOf(char, startAt + index * paceMs, more);
    return [
      { type: 'down' as const, stroke },
      { type: 'up' as const, stroke: { ...stroke, at: stroke.at + paceMs / 2 } },
    ];
  });

/** Two keyboards at once: by time, downs and ups of both. */
export const mixed = (one: KeyEvent[], other: KeyEvent[]): KeyEvent[] =>
  [...one, ...other].sort((left, right) => left.stroke.at - right.stroke.at);

type Heard = { events: BurstEvent[]; takes: BurstStep['take'][]; state: BurstState };

/** Feeds the machine and, unless told otherwise, lets silence follow. */
export const hearAll = (keys: readonly KeyEvent[], from: BurstState = QUIET, isSilentAfter = true): Heard => {
  let state = from;
  const events: BurstEvent[] = [];
  const takes: BurstStep['take'][] = [];
  for (const { type, stroke } of keys) {
    if (type === 'up') {
      state = releaseKey(state, stroke.code);
      continue;
    }
    const step = pressKey(state, stroke);
    state = step.state;
    events.push(...step.events);
    takes.push(step.take);
  }
  if (isSilentAfter) {
    const step = fallSilent(state);
    state = step.state;
    events.push(...step.events);
  }
  return { events, takes, state };
};

export const burstsIn = (events: readonly BurstEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'burst' ? [event.raw] : []));

export const kindsOf = (events: readonly BurstEvent[]): string[] =>
  events.map((event) => (event.kind === 'unreadable' ? event.why : event.kind));
