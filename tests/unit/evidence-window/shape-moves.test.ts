import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { draw, drawingOf, EMPTY_STATE, isUnsaved } from '../../../src/renderer/evidence/annotate/drawing-state.ts';
import type { DrawingAct, DrawingState } from '../../../src/renderer/evidence/annotate/drawing-state.ts';
import {
  moveShape,
  newShape,
  nextNumber,
  resizeShape,
  shapeAt,
  shapeBetween,
  TOOLS,
} from '../../../src/renderer/evidence/annotate/shape-moves.ts';
import { Drawing, Shape, SHAPES_MAX } from '../../../src/shared/annotation.ts';
import { fc } from '../../support/property.ts';

const step = fc.integer({ min: -1500, max: 1500 });
const point = fc.record({
  x: fc.double({ min: -500, max: 1500, noNaN: true }),
  y: fc.double({ min: -500, max: 1500, noNaN: true }),
});
const tool = fc.constantFrom(...TOOLS);
const readState: DrawingState = draw(EMPTY_STATE, { act: 'read', drawing: { shapes: [], caption: '' } });
const after = (acts: readonly DrawingAct[], from = readState): DrawingState => acts.reduce(draw, from);
const BOX: Shape = { kind: 'box', x: 400, y: 400, w: 200, h: 200 };

describe('shapes under the hand', () => {
  it('stay what may be stored, wherever they are moved, resized or dragged', () => {
    fc.assert(
      fc.property(
        tool,
        point,
        point,
        fc.array(fc.tuple(fc.boolean(), step, step), { maxLength: 8 }),
        (kind, from, to, moves) => {
          const drawn = shapeBetween(kind, from, to, []);
          for (const start of [newShape(kind, []), ...(drawn === null ? [] : [drawn])]) {
            const end = moves.reduce<Shape>(
              (shape, [isMove, dx, dy]) => (isMove ? moveShape : resizeShape)(shape, dx, dy),
              start,
            );
            expect(v.safeParse(Shape, end).issues).toBeUndefined();
          }
        },
      ),
    );
  });

  it('keep their size at the picture’s edge', () => {
    expect(moveShape(BOX, 9999, -9999)).toEqual({ ...BOX, x: 800, y: 0 });
    expect(moveShape({ kind: 'arrow', x1: 100, y1: 100, x2: 300, y2: 200 }, -500, 0)).toEqual({
      kind: 'arrow',
      x1: 0,
      y1: 100,
      x2: 200,
      y2: 200,
    });
  });

  it('are drawn from any corner, and not at all by a mere click', () => {
    expect(shapeBetween('mask', { x: 300, y: 500 }, { x: 100, y: 200 }, [])).toEqual({
      kind: 'mask',
      x: 100,
      y: 200,
      w: 200,
      h: 300,
    });
    for (const kind of ['arrow', 'box', 'mask'] as const)
      expect(shapeBetween(kind, { x: 300, y: 500 }, { x: 302, y: 501 }, [])).toBeNull();
    expect(shapeBetween('figure', { x: 300, y: 500 }, { x: 300, y: 500 }, [])).toMatchObject({
      number: 1,
      x: 300,
      y: 500,
    });
  });

  it('are numbered by the lowest number that is free', () => {
    const figure = (number: number): Shape => ({ kind: 'figure', number, x: 1, y: 1 });
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([figure(1), figure(3)])).toBe(2);
    expect(nextNumber(Array.from({ length: 9 }, (_, index) => figure(index + 1)))).toBe(9);
  });

  it('are taken hold of by their frame, marks before masks', () => {
    const mask: Shape = { ...BOX, kind: 'mask' };
    expect(shapeAt([BOX], { x: 402, y: 500 })).toBe(0);
    expect(shapeAt([BOX], { x: 500, y: 500 })).toBeNull();
    expect(shapeAt([mask], { x: 500, y: 500 })).toBe(0);
    expect(shapeAt([{ kind: 'figure', number: 1, x: 500, y: 500 }, mask], { x: 500, y: 500 })).toBe(0);
    const arrow: Shape = { kind: 'arrow', x1: 0, y1: 0, x2: 1000, y2: 1000 };
    expect([shapeAt([arrow], { x: 505, y: 500 }), shapeAt([arrow], { x: 560, y: 500 })]).toEqual([0, null]);
  });
});

describe('a drawing in the making', () => {
  it('takes nothing before it was read, so that nothing stored is written over unseen', () => {
    expect(after([{ act: 'place' }, { act: 'caption', caption: 'x' }], EMPTY_STATE)).toEqual(EMPTY_STATE);
    expect(after([{ act: 'choose', tool: 'box' }], EMPTY_STATE).tool).toBe('box');
  });

  it('undoes step by step back to what was read', () => {
    const acts: DrawingAct[] = [
      { act: 'place' },
      { act: 'choose', tool: 'mask' },
      { act: 'place' },
      { act: 'move', dx: 10, dy: 0 },
      { act: 'resize', dx: 10, dy: 10 },
      { act: 'remove' },
    ];
    const drawn = after(acts);
    expect(drawn.shapes).toHaveLength(1);
    const undone = after(
      Array.from({ length: 5 }, () => ({ act: 'undo' as const })),
      drawn,
    );
    expect(undone.shapes).toEqual([]);
    expect(isUnsaved(undone)).toBe(false);
    expect(draw(undone, { act: 'undo' })).toBe(undone);
  });

  it('makes one step of a drag', () => {
    const drawn = after([
      { act: 'add', shape: BOX },
      { act: 'reshape', shape: { ...BOX, x: 410 }, isFirst: true },
      { act: 'reshape', shape: { ...BOX, x: 420 }, isFirst: false },
      { act: 'reshape', shape: { ...BOX, x: 430 }, isFirst: false },
    ]);
    expect(drawn.shapes).toEqual([{ ...BOX, x: 430 }]);
    expect(draw(drawn, { act: 'undo' }).shapes).toEqual([BOX]);
  });

  it('stays what may be stored whatever is done with it', () => {
    const anyAct: fc.Arbitrary<DrawingAct> = fc.oneof(
      tool.map((one) => ({ act: 'choose' as const, tool: one })),
      fc.constantFrom<DrawingAct>({ act: 'place' }, { act: 'remove' }, { act: 'undo' }),
      fc.record({ act: fc.constantFrom('move' as const, 'resize' as const), dx: step, dy: step }),
      fc.option(fc.nat(40)).map((place) => ({ act: 'select' as const, place })),
      fc.string({ maxLength: 200 }).map((caption) => ({ act: 'caption' as const, caption })),
    );
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 80 }), (acts) => {
        expect(v.safeParse(Drawing, drawingOf(after(acts))).issues).toBeUndefined();
      }),
    );
  });

  it(`is full at ${SHAPES_MAX}`, () => {
    const full = after(Array.from({ length: SHAPES_MAX + 5 }, () => ({ act: 'place' as const })));
    expect(full.shapes).toHaveLength(SHAPES_MAX);
  });
});
