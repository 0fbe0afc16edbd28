import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LineState } from '../../../src/renderer/session/send-line.ts';
import { useLineState } from '../../../src/renderer/session/use-line-state.ts';

const waits = (...unsent: string[]): LineState => ({ unsent, isStalled: false });

/** The line as it is drawn, and how often it was. */
function draw() {
  let draws = 0;
  const { result } = renderHook(() => {
    draws += 1;
    return useLineState();
  });
  return {
    tell: (line: LineState) => {
      act(() => {
        result.current[1](line);
      });
    },
    later: (ms: number) => {
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    },
    shown: () => result.current[0],
    draws: () => draws,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what waits for the station', () => {
  it('draws nothing for an answer that comes at once', () => {
    const line = draw();
    line.tell(waits('a'));
    line.later(50);
    line.tell(waits());
    line.later(1000);
    expect([line.shown().unsent, line.draws()]).toEqual([[], 1]);
  });

  it('is said once something waits, as it is by then, and follows from there', () => {
    const line = draw();
    line.tell(waits('a'));
    line.later(100);
    line.tell(waits('a', 'b'));
    line.later(100);
    expect(line.shown().unsent).toEqual(['a', 'b']);
    line.tell(waits('b'));
    expect(line.shown().unsent).toEqual(['b']);
    line.tell(waits());
    expect(line.shown().unsent).toEqual([]);
  });

  it('is said at once when the station is silent, and taken back when it answers', () => {
    const line = draw();
    line.tell({ unsent: ['a'], isStalled: true });
    expect(line.shown()).toEqual({ unsent: ['a'], isStalled: true });
    line.tell(waits());
    expect(line.shown()).toEqual({ unsent: [], isStalled: false });
  });
});
