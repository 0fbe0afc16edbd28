import { describe, expect, it } from 'vitest';
import { charOf, kindOf } from '../../../src/shared/scan-keys.ts';
import { strokeOf } from './keyboard-feed.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

describe('characters', () => {
  it.each(PRINTABLE)('%j comes from its place on the keyboard, whatever the input method made of the key', (char) => {
    expect(charOf(strokeOf(char, 0, { key: 'Process', isComposing: true }))).toBe(char);
  });

  it('CapsLock changes nothing: Shift is what the scanner meant', () => {
    expect(charOf(strokeOf('s', 0, { key: 'S' }))).toBe('s');
    expect(charOf(strokeOf('S', 0, { key: 's' }))).toBe('S');
  });

  it('the keypad types digits, with or without Shift', () => {
    for (const digit of '0123456789') {
      expect(charOf(strokeOf('', 0, { code: `Numpad${digit}`, key: digit }))).toBe(digit);
      expect(charOf(strokeOf('', 0, { code: `Numpad${digit}`, key: 'End', isShift: true }))).toBe(digit);
    }
    expect(charOf(strokeOf('', 0, { code: 'NumpadSubtract', key: '-' }))).toBe('-');
  });

  it('a place we don’t know gives what it produced', () => {
    expect(charOf(strokeOf('é', 0))).toBe('é');
    expect(charOf(strokeOf('运', 0, { code: 'Lang9' }))).toBe('运');
    expect(charOf(strokeOf('é', 0, { isComposing: true }))).toBeNull();
  });

  it('a character lost on the way stays a hole', () => {
    for (const key of ['Unidentified', 'Process', '\u0000']) expect(charOf(strokeOf('', 0, { key }))).toBe('\uFFFD');
    expect(charOf(strokeOf('', 0, { code: 'Backspace', key: 'Process', isComposing: true }))).toBeNull();
  });
});

it.each([
  [{ code: 'Enter' }, 'end'],
  [{ code: 'NumpadEnter' }, 'end'],
  [{ code: 'Tab', key: 'Tab' }, 'end'],
  [{ code: '', key: 'Enter' }, 'end'],
  [{ code: 'ShiftLeft', key: 'Shift', isShift: true }, 'unheard'],
  [{ code: 'CapsLock', key: 'CapsLock' }, 'unheard'],
  [{ code: 'F5', key: 'F5' }, 'unheard'],
  [{ code: 'F12', key: 'F12' }, 'unheard'],
  [{ code: 'KeyF', key: 'f' }, 'char'],
  [{ code: 'ArrowLeft', key: 'ArrowLeft' }, 'other'],
  [{ code: 'Backspace', key: 'Backspace' }, 'other'],
  [{ code: 'KeyV', key: 'v', hasModifier: true }, 'other'],
  [{ code: 'Digit1', key: '1', isRepeat: true }, 'other'],
] as const)('%j is %s', (stroke, kind) => {
  expect(kindOf(strokeOf('', 0, stroke))).toBe(kind);
});
