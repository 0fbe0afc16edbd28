import { useEffectEvent, useLayoutEffect } from 'react';
import type { FKey, KeySlot } from './bench-keys.ts';
import type { KeypadSign } from './keypad.ts';

const isFKey = (code: string): code is FKey => /^F([1-9]|1[0-2])$/.test(code);

/**
 * Answers function keys from the key table, and Escape. `event.code`, never `event.key`: an input method changes the one
 * and not the other. Keypad digits are not heard here but by the wedge, which tells them from a scan's.
 */
export const useKeys = (slots: readonly KeySlot[], onKey: (slot: KeySlot) => void, onEscape: () => void): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.code === 'Escape') onEscape();
    const { code } = event;
    if (!isFKey(code)) return;
    // The browser's own meanings (help, search, reload, caret browsing) are never wanted here.
    event.preventDefault();
    const slot = slots.find(({ key }) => key === code);
    if (slot !== undefined && !event.repeat) onKey(slot);
  });
  // With the very frame that shows the keys, not after it.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
};

/** The digit (1–9) of a single key that a hand pressed; null for anything else. By place: a keypad without NumLock counts. */
export const digitOf = (
  strokes: readonly { code: string; isShift: boolean; hasModifier: boolean }[],
): number | null => {
  const [only] = strokes;
  if (only === undefined || strokes.length > 1 || only.isShift || only.hasModifier) return null;
  const match = /^(?:Numpad|Digit)([1-9])$/.exec(only.code);
  return match === null ? null : Number(match[1]);
};

/** The sign of a single key of the keypad that a hand pressed: `+` or `/`; null for anything else. */
export const signOf = (
  strokes: readonly { code: string; isShift: boolean; hasModifier: boolean }[],
): KeypadSign | null => {
  const [only] = strokes;
  if (only === undefined || strokes.length > 1 || only.hasModifier) return null;
  return only.code === 'NumpadAdd' ? '+' : only.code === 'NumpadDivide' ? '/' : null;
};
