import { describe, expect, it } from 'vitest';
import { curvePath, frameOf, pacePath } from '../../../src/renderer/board/curve-path.ts';

const HOUR = 3_600_000;
const SIZE = { width: 100, height: 10 };
const curve = [
  { at: 0, waiting: 0 },
  { at: HOUR, waiting: 4 },
  { at: 2 * HOUR, waiting: 2 },
];

describe('the curve of the day', () => {
  it('begins where something waits and goes in steps', () => {
    const frame = frameOf(curve, SIZE, null);
    expect(frame).toMatchObject({ fromAt: HOUR, toAt: 2 * HOUR, most: 4 });
    expect(curvePath(curve, frame)).toBe('M0.0 0.0 L100.0 0.0 L100.0 5.0');
    expect(pacePath(curve, frame, null)).toBe('');
  });
  it('goes on to when the queue is empty', () => {
    const frame = frameOf(curve, SIZE, 3 * HOUR);
    expect(pacePath(curve, frame, 3 * HOUR)).toBe('M50.0 5.0 L100.0 10.0');
  });
  it('is cut where a queue of weeks would press the day flat', () => {
    const frame = frameOf(curve, SIZE, 500 * HOUR);
    expect(frame.toAt).toBe(3 * HOUR);
    expect(pacePath(curve, frame, 500 * HOUR)).toMatch(/^M50\.0 5\.0 L100\.0 5\.0$/);
  });
  it('draws nothing of nothing', () => {
    expect(curvePath([], frameOf([], SIZE, null))).toBe('');
    expect(pacePath([], frameOf([], SIZE, null), HOUR)).toBe('');
  });
});
