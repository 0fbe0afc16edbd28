import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachWedge } from '../../../src/renderer/scan/wedge.ts';
import { press, release, waitSilence } from './page-keyboard.ts';

const WAYBILL = 'SF1300001234562';

const field = (html: string): HTMLInputElement => {
  document.body.innerHTML = html;
  const input = document.querySelector('input');
  if (input === null) throw new Error('the page has no input');
  input.focus();
  return input;
};

let scans: string[];
let unreadable: string[];
let detach: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  [scans, unreadable] = [[], []];
  detach = attachWedge(document, {
    onScan: (raw) => scans.push(raw),
    onUnreadable: (why) => unreadable.push(why),
  });
});

afterEach(() => {
  detach();
  vi.useRealTimers();
});

describe('an input method that holds keys and gives them out in another order', () => {
  // As recorded from fcitx5 through GTK: S, F and 1 come as one key with the place and time of a later one.
  const scanHeld = (startAt: number): void => {
    press('\n', startAt + 60, { key: 'Process', isComposing: true });
    Array.from('300001234562\n').forEach((char, index) => press(char, startAt + 12 + index * 4));
  };

  it('is not believed: nothing of it is a scan, nothing stays, the half-typed word is as it was', () => {
    const input = field('<input data-focus value="ni">');
    scanHeld(performance.now());
    expect([scans, unreadable, input.value]).toEqual([[], ['uneven'], 'ni']);
  });

  it('loses the field, so that the same scan again is read', () => {
    const input = field('<input data-focus value="ni">');
    scanHeld(performance.now());
    expect(document.activeElement).not.toBe(input);
    waitSilence();
    const againAt = performance.now() + 1000;
    Array.from(`${WAYBILL}\n`).forEach((char, index) => press(char, againAt + index * 4));
    expect([scans, input.value]).toEqual([[WAYBILL], 'ni']);
  });

  it('does not take a hand for it that types as slowly as hands do', () => {
    const input = field('<input data-focus>');
    const startAt = performance.now();
    press('n', startAt, { key: 'Process', isComposing: true });
    press('i', startAt + 150, { key: 'Process', isComposing: true });
    waitSilence();
    expect([scans, unreadable, input.value]).toEqual([[], [], 'ni']);
  });

  it('is noticed also when no key came through but Shift', () => {
    const input = field('<input data-focus value="ni">');
    const startAt = performance.now();
    const shift = (at: number): boolean => press('S', at, { code: 'ShiftLeft', key: 'Shift', isComposing: true });
    shift(startAt);
    shift(startAt + 6);
    input.value = '你打破：DMG';
    waitSilence();
    expect([scans, unreadable, input.value]).toEqual([[], ['uneven'], 'ni']);
  });

  // As recorded: a half-typed word was still open when S and F came as two Shifts, and 1 as a key without its letter.
  it('is not believed to its end either, when the word before it ends in the middle of it', () => {
    const input = field('<input data-focus>');
    const startAt = performance.now();
    press('i', startAt - 600, { key: 'Process', isComposing: true });
    const shift = (at: number): boolean => press('S', at, { code: 'ShiftLeft', key: 'Shift', isComposing: true });
    shift(startAt);
    shift(startAt + 3);
    press('1', startAt + 75, { key: 'Process', isComposing: true });
    Array.from('300001234562\n').forEach((char, index) => press(char, startAt + 76 + index * 3));
    waitSilence();
    expect([scans, unreadable.length > 0, input.value]).toEqual([[], true, 'i']);
  });

  it('is not believed when a key came up that never went down', () => {
    const input = field('<input data-focus value="ni">');
    const startAt = performance.now();
    release('S', startAt + 2);
    release('F', startAt + 6);
    Array.from('1300001234562\n').forEach((char, index) => press(char, startAt + 8 + index * 4));
    waitSilence();
    expect([scans, unreadable, input.value]).toEqual([[], ['uneven'], 'ni']);
  });

  it('is believed when the key that came up belongs to something long before', () => {
    field('<input data-focus value="ni">');
    const startAt = performance.now();
    release('S', startAt - 500);
    Array.from(`${WAYBILL}\n`).forEach((char, index) => press(char, startAt + index * 4));
    expect([scans, unreadable]).toEqual([[WAYBILL], []]);
  });
});
