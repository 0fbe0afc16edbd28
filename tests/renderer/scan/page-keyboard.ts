import { vi } from 'vitest';
import type { Stroke } from '../../../src/shared/scan-keys.ts';
import { strokeOf } from '../../unit/scan/keyboard-feed.ts';

// A keyboard for jsdom, which dispatches events but does none of what a browser does with them: writing into the focused
// field, pressing the focused button. Both happen here unless a listener prevented them.

const isPressable = (element: Element | null): element is HTMLButtonElement => element instanceof HTMLButtonElement;

const write = (char: string, inputType = 'insertText'): void => {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Reflect.set(proto, 'value', field.value.slice(0, start) + char + field.value.slice(end), field);
  if (field.selectionStart !== null) field.setSelectionRange(start + 1, start + 1);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: char }));
};

const dispatch = (type: 'keydown' | 'keyup', stroke: Stroke): boolean => {
  const event = new KeyboardEvent(type, {
    bubbles: true,
    cancelable: true,
    code: stroke.code,
    key: stroke.key,
    shiftKey: stroke.isShift,
    ctrlKey: stroke.hasModifier,
    repeat: stroke.isRepeat,
    isComposing: stroke.isComposing,
  });
  Object.defineProperty(event, 'timeStamp', { value: stroke.at });
  return (document.activeElement ?? document.body).dispatchEvent(event);
};

/** One key: down, what the browser does, up. True when nobody prevented it. */
export const press = (char: string, at: number, more: Partial<Stroke> = {}): boolean => {
  const stroke = strokeOf(char, at, more);
  const isFree = dispatch('keydown', stroke);
  const focused = document.activeElement;
  if (isFree && stroke.isComposing) write(char, 'insertCompositionText');
  else if (isFree && stroke.code === 'Enter' && isPressable(focused)) focused.click();
  else if (isFree && stroke.key.length === 1 && !(stroke.code === 'Space' && isPressable(focused))) write(char);
  const isUpFree = dispatch('keyup', { ...stroke, at: at + 1 });
  if (isFree && isUpFree && stroke.code === 'Space' && isPressable(focused)) focused.click();
  return isFree;
};

/** One key comes up, of which nobody here saw that it went down. */
export const release = (char: string, at: number): void => {
  dispatch('keyup', strokeOf(char, at));
};

/** Text at a pace, from now on. */
export const typeAll = (text: string, paceMs: number, more: Partial<Stroke> = {}): void => {
  const startAt = performance.now();
  Array.from(text).forEach((char, index) => press(char, startAt + index * paceMs, more));
};

/** Lets so much time pass that no burst can go on. */
export const waitSilence = (): void => {
  vi.advanceTimersByTime(500);
};
