import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../src/renderer/scan/scan-pace.ts';
import type { Stroke } from '../../../src/shared/scan-keys.ts';
import { strokeOf } from '../../unit/scan/keyboard-feed.ts';

const strokes = (text: string, paceMs: number, from = 0): Stroke[] =>
  Array.from(text).map((char, index) => strokeOf(char, from + index * paceMs));

describe('the pace of a scan', () => {
  it('is the average between characters, and what ended it', () => {
    expect(paceOf(strokes('SF130\n', 8), 5)).toEqual({ end: 'enter', msPerKey: 8 });
    expect(paceOf(strokes('SF130\t', 8), 5)).toEqual({ end: 'tab', msPerKey: 8 });
    expect(paceOf(strokes('SF130', 8), 5)).toEqual({ end: 'none', msPerKey: 8 });
  });
  it('leaves out keys that came before, also an Enter', () => {
    const before = strokes('12\n', 100);
    expect(paceOf([...before, ...strokes('SF130', 10, 1000)], 5)).toEqual({ end: 'none', msPerKey: 10 });
  });
  it('is not told when not all of it was heard', () => {
    expect(paceOf(strokes('130\n', 8), 5)).toBeNull();
    expect(paceOf([], 0)).toBeNull();
  });
});
