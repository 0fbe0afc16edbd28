import { GAP_MS, PACE_MS } from '../../shared/scan-burst.ts';
import { rememberField } from './typed-field.ts';
import type { FieldMemory } from './typed-field.ts';

/**
 * What an input method did to the keys at scanner's pace. On Linux (fcitx5 through GTK, Chromium 130) a key that it holds
 * comes late, as `Process` with the place and time of whatever was pressed last, or not at all: `SF1300…` came as
 * `Enter`, `3`, `0`, `0`. Two things give it away: a key follows that was pressed earlier, or the same one again; and
 * Shift goes down twice with no key between.
 */
export type HeldKeys = {
  /** The field as it was before the first of these keys; null when none has the focus. */
  memory: FieldMemory | null;
  /** The input method had a hand in it. */
  isComposed: boolean;
  /** The last key that was held. */
  held: { code: string; at: number } | null;
  /** When the last key was Shift. */
  shiftAt: number | null;
  lastAt: number;
  /** The places of these keys are not what was pressed. */
  isLost: boolean;
};

/** Follows the keys one by one; null while nothing can be held. */
export function followHeld(known: HeldKeys | null, event: KeyboardEvent, target: Document): HeldKeys | null {
  const { code, key, timeStamp: at } = event;
  const before = known !== null && at - known.lastAt <= GAP_MS ? known : null;
  const isHeld = key === 'Process';
  const isShift = key === 'Shift' && !event.repeat;
  if (before === null && !isHeld && !isShift) return null;
  const held = before?.held ?? null;
  const isOvertaken = held !== null && (at < held.at || (at === held.at && code === held.code));
  const shiftAt = before?.shiftAt ?? null;
  const isSkipped = isShift && shiftAt !== null && at - shiftAt <= PACE_MS;
  return {
    memory: before === null ? rememberField(target) : before.memory,
    isComposed: before?.isComposed === true || isHeld || event.isComposing,
    held: isHeld ? { code, at } : held,
    shiftAt: isShift ? at : null,
    lastAt: Math.max(before?.lastAt ?? at, at),
    isLost: before?.isLost === true || isOvertaken || isSkipped,
  };
}
