import { describe, expect, it } from 'vitest';
import { panBy, SCALE_MAX, WHOLE, zoomBy, zoomOfKey } from '../../../src/renderer/evidence/three-way/zoom-rules.ts';
import type { Zoom } from '../../../src/renderer/evidence/three-way/zoom-rules.ts';
import { fc } from '../../support/property.ts';

const percent = fc.double({ min: -50, max: 50, noNaN: true });
type Move = (zoom: Zoom) => Zoom;
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(fc.constantFrom<1 | -1>(1, -1), percent, percent).map(
    ([by, x, y]): Move =>
      (zoom) =>
        zoomBy(zoom, by, { x, y }),
  ),
  fc.tuple(percent, percent).map(
    ([dx, dy]): Move =>
      (zoom) =>
        panBy(zoom, dx * 10, dy * 10),
  ),
);

describe('one zoom for three pictures', () => {
  it('never shows beyond a picture’s rim, and never less than the whole', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        const { scale, x, y } = moves.reduce((zoom, move) => move(zoom), WHOLE);
        expect(scale >= 1 && scale <= SCALE_MAX).toBe(true);
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual((scale - 1) * 50 + 1e-9);
      }),
    );
  });

  it('keeps what lies under the pointer in its place', () => {
    const anchor = { x: 20, y: -10 };
    const at = ({ scale, x, y }: Zoom) => ({ x: (anchor.x - x) / scale, y: (anchor.y - y) / scale });
    const first = zoomBy(zoomBy(WHOLE, 1), 1);
    const then = zoomBy(first, 1, anchor);
    expect(at(then).x).toBeCloseTo(at(first).x, 6);
    expect(at(then).y).toBeCloseTo(at(first).y, 6);
  });

  it('goes back to the whole picture by as many steps, and by 0 at once', () => {
    const near = Array.from({ length: 5 }).reduce<Zoom>((zoom) => zoomBy(zoom, 1), WHOLE);
    expect(Array.from({ length: 5 }).reduce<Zoom>((zoom) => zoomBy(zoom, -1), near)).toEqual(WHOLE);
    expect(zoomOfKey(near, 'Digit0')).toEqual(WHOLE);
    expect(zoomOfKey(near, 'Numpad0')).toEqual(WHOLE);
  });

  it('is moved by keys of either place, the way the arrow points', () => {
    expect(zoomOfKey(WHOLE, 'NumpadAdd')).toEqual(zoomOfKey(WHOLE, 'Equal'));
    const near = zoomBy(zoomBy(zoomBy(WHOLE, 1), 1), 1);
    expect(zoomOfKey(near, 'ArrowRight')?.x).toBeLessThan(0);
    expect(zoomOfKey(near, 'ArrowDown')?.y).toBeLessThan(0);
    expect(zoomOfKey(near, 'KeyA')).toBeNull();
  });
});
