import { describe, expect, it } from 'vitest';
import { createWindows } from '../../../src/main/platform/window-cursor.ts';

const windows = createWindows({
  ...{ beginningMs: 3_600_000, maxMs: 1_800_000, minMs: 1_000, overlapMs: 120_000, firstPage: 1 },
});
const NOW = 1_800_000_000_000;
const clocks = { now: NOW, platformNow: NOW };

describe('reading by windows', () => {
  it.each([null, 'x', '{}', '{"fromAt":1,"spanMs":0,"page":1}', `{"fromAt":${NOW + 1},"spanMs":1000,"page":1}`])(
    'begins from the beginning with %s',
    (text) => {
      expect(windows.parse(text, NOW)).toEqual({ fromAt: NOW - 3_600_000, spanMs: 1_800_000, page: 1 });
    },
  );

  it('reads back what it wrote', () => {
    const cursor = { fromAt: NOW - 5_000, spanMs: 1_000, page: 3 };
    expect(windows.parse(windows.text(cursor), NOW)).toEqual(cursor);
  });

  it('goes on where a window ended, and looks back once it has come to now', () => {
    const first = windows.advance(windows.parse(null, NOW), false, clocks);
    expect(first).toMatchObject({ cursor: { fromAt: NOW - 1_800_000 }, hasMore: true, isWhole: true });
    const second = windows.advance(first.cursor, false, clocks);
    expect(second).toMatchObject({ cursor: { fromAt: NOW - 120_000 }, hasMore: false });
  });

  it('halves a window with more than a page in it, down to a second, which it reads page by page', () => {
    let step = windows.advance(windows.parse(null, NOW), true, clocks);
    expect(step).toMatchObject({ isWhole: false, cursor: { spanMs: 900_000, page: 1 } });
    while (!step.isWhole) step = windows.advance(step.cursor, true, clocks);
    expect(step.cursor).toEqual({ fromAt: NOW - 3_600_000, spanMs: 1_000, page: 2 });
    expect(windows.advance(step.cursor, false, clocks).cursor).toEqual({
      ...{ fromAt: NOW - 3_599_000, spanMs: 2_000, page: 1 },
    });
  });

  it('is never ahead of the platform’s own clock', () => {
    const cursor = { fromAt: NOW - 60_000, spanMs: 1_800_000, page: 1 };
    const fast = windows.advance(cursor, false, { now: NOW, platformNow: NOW - 300_000 });
    expect(fast).toMatchObject({ cursor: { fromAt: NOW - 420_000 }, hasMore: false });
  });
});
