import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CAPTION_MAX, Drawing, maskPixels, SHAPES_MAX, shapesSvg } from '../../../src/shared/annotation.ts';
import type { Shape } from '../../../src/shared/annotation.ts';
import { fc } from '../../support/property.ts';

const isDrawing = (shapes: unknown[], caption = ''): boolean => v.is(Drawing, { shapes, caption });
const area = { x: 10, y: 20, w: 300, h: 400 };

const place = fc.integer({ min: 0, max: 1000 });
const anyArea = fc
  .tuple(place, place, fc.integer({ min: 10, max: 1000 }), fc.integer({ min: 10, max: 1000 }))
  .filter(([x, y, w, h]) => x + w <= 1000 && y + h <= 1000)
  .map(([x, y, w, h]) => ({ x, y, w, h }));
const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ kind: fc.constant('figure' as const), number: fc.integer({ min: 1, max: 9 }), x: place, y: place }),
  anyArea.map((one) => ({ kind: 'box' as const, ...one })),
  anyArea.map((one) => ({ kind: 'mask' as const, ...one })),
  fc
    .record({ kind: fc.constant('arrow' as const), x1: place, y1: place, x2: place, y2: place })
    .filter(({ x1, y1, x2, y2 }) => Math.hypot(x2 - x1, y2 - y1) >= 10),
);

describe('what may be drawn', () => {
  it('is figures 1 to 9, arrows, boxes and masks inside the picture', () => {
    expect(isDrawing([{ kind: 'figure', number: 1, x: 0, y: 1000 }])).toBe(true);
    expect(isDrawing([{ kind: 'arrow', x1: 0, y1: 0, x2: 1000, y2: 1000 }])).toBe(true);
    expect(
      isDrawing(
        [
          { kind: 'box', ...area },
          { kind: 'mask', ...area },
        ],
        '图 1：屏幕碎裂',
      ),
    ).toBe(true);
    expect(isDrawing([])).toBe(true);
  });

  it.each<[string, unknown]>([
    ['figure 0', { kind: 'figure', number: 0, x: 1, y: 1 }],
    ['figure 10', { kind: 'figure', number: 10, x: 1, y: 1 }],
    ['half a thousandth', { kind: 'figure', number: 1, x: 1.5, y: 1 }],
    ['a place outside', { kind: 'figure', number: 1, x: 1001, y: 1 }],
    ['an arrow without length', { kind: 'arrow', x1: 5, y1: 5, x2: 6, y2: 6 }],
    ['a box out of the picture', { kind: 'box', x: 900, y: 0, w: 200, h: 10 }],
    ['a mask of no height', { kind: 'mask', x: 0, y: 0, w: 100, h: 0 }],
    ['not a number', { kind: 'mask', x: NaN, y: 0, w: 100, h: 100 }],
    ['a text', { kind: 'text', text: '<script>' }],
    ['nothing', null],
  ])('is not %s', (_name, shape) => {
    expect(isDrawing([shape])).toBe(false);
  });

  it(`has at most ${SHAPES_MAX} shapes and ${CAPTION_MAX} characters, trimmed`, () => {
    const box: Shape = { kind: 'box', ...area };
    expect(isDrawing(Array.from({ length: SHAPES_MAX }, () => box))).toBe(true);
    expect(isDrawing(Array.from({ length: SHAPES_MAX + 1 }, () => box))).toBe(false);
    expect(isDrawing([], '字'.repeat(CAPTION_MAX + 1))).toBe(false);
    expect(v.parse(Drawing, { shapes: [], caption: ' 图 1 ' }).caption).toBe('图 1');
  });
});

describe('the drawing as SVG', () => {
  it('is paths and rectangles only, whole numbers of nothing missing, whatever is drawn at whatever size', () => {
    const size = fc.integer({ min: 1, max: 12_000 });
    fc.assert(
      fc.property(fc.array(anyShape, { maxLength: SHAPES_MAX }), size, size, (shapes, width, height) => {
        const svg = shapesSvg(shapes, width, height);
        expect(svg).toMatch(/^<svg [^<>]*>(?:<(?:path|rect) [^<>]*\/>)*<\/svg>$/);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|null|href|style|opacity/);
        expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
      }),
      { numRuns: 200 },
    );
  });

  it('draws another path for each digit', () => {
    const digits = Array.from({ length: 9 }, (_, index) =>
      shapesSvg([{ kind: 'figure', number: index + 1, x: 500, y: 500 }], 1000, 1000),
    );
    expect(new Set(digits).size).toBe(9);
  });

  it('lays masks undermost, so that a mark can stand on them', () => {
    const svg = shapesSvg(
      [
        { kind: 'figure', number: 1, x: 100, y: 100 },
        { kind: 'mask', ...area },
      ],
      1000,
      1000,
    );
    expect(svg.indexOf('<rect')).toBeLessThan(svg.indexOf('<path'));
  });

  it('covers with a mask at least what was drawn, within the picture, at every size', () => {
    const size = fc.integer({ min: 1, max: 12_000 });
    fc.assert(
      fc.property(anyArea, size, size, (one, width, height) => {
        const { left, top, right, bottom } = maskPixels(one, width, height);
        expect(left <= (one.x * width) / 1000 && right >= ((one.x + one.w) * width) / 1000 - 1e-6).toBe(true);
        expect(top <= (one.y * height) / 1000 && bottom >= ((one.y + one.h) * height) / 1000 - 1e-6).toBe(true);
        expect(left >= 0 && top >= 0 && right <= width && bottom <= height && right > left && bottom > top).toBe(true);
      }),
    );
  });
});
