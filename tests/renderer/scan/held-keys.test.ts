import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachWedge } from '../../../src/renderer/scan/wedge.ts';
import { press, waitSilence } from './page-keyboard.ts';

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
});
