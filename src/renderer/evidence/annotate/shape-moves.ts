import { LEAST_SIDE } from '../../../shared/annotation.ts';
import type { Shape } from '../../../shared/annotation.ts';

// annotate: drawing over a copy of a photo (figures, arrows, boxes, masks). Before it the photo as it was taken, which
// never changes; after it the pack, which shows the copy. Here: what moving, resizing and dragging make of a shape. Pure.

export const TOOLS = ['figure', 'arrow', 'box', 'mask'] as const;
export type Tool = (typeof TOOLS)[number];
/** Thousandths of the picture's width and height. */
export type Point = { x: number; y: number };

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)));
const inside = (value: number): number => clamp(value, 0, 1000);

/** The lowest number no figure has yet; 9 when all are taken. */
export const nextNumber = (shapes: readonly Shape[]): number => {
  const taken = new Set(shapes.flatMap((shape) => (shape.kind === 'figure' ? [shape.number] : [])));
  return [1, 2, 3, 4, 5, 6, 7, 8].find((number) => !taken.has(number)) ?? 9;
};

/** A new shape in the middle, a little beside the ones before it. */
export const newShape = (tool: Tool, shapes: readonly Shape[]): Shape => {
  const aside = (shapes.length % 10) * 20;
  switch (tool) {
    case 'figure':
      return { kind: 'figure', number: nextNumber(shapes), x: 500 + aside, y: 500 + aside };
    case 'arrow':
      return { kind: 'arrow', x1: 350 + aside, y1: 650 + aside, x2: 480 + aside, y2: 520 + aside };
    case 'box':
    case 'mask':
      return { kind: tool, x: 400 + aside, y: 400 + aside, w: 200, h: 200 };
  }
};

/** The shape as it is drawn from one point to another; null while that is too short to be one. */
export const shapeBetween = (tool: Tool, from: Point, to: Point, shapes: readonly Shape[]): Shape | null => {
  const [start, end] = [from, to].map(({ x, y }) => ({ x: inside(x), y: inside(y) }));
  if (start === undefined || end === undefined) return null;
  switch (tool) {
    case 'figure':
      return { kind: 'figure', number: nextNumber(shapes), ...end };
    case 'arrow':
      return Math.hypot(end.x - start.x, end.y - start.y) < LEAST_SIDE
        ? null
        : { kind: 'arrow', x1: start.x, y1: start.y, x2: end.x, y2: end.y };
    case 'box':
    case 'mask': {
      const w = Math.abs(end.x - start.x);
      const h = Math.abs(end.y - start.y);
      if (w < LEAST_SIDE || h < LEAST_SIDE) return null;
      return { kind: tool, x: Math.min(start.x, end.x), y: Math.min(start.y, end.y), w, h };
    }
  }
};

/** The same shape further along, as far as it stays in the picture. */
export const moveShape = (shape: Shape, dx: number, dy: number): Shape => {
  switch (shape.kind) {
    case 'figure':
      return { ...shape, x: inside(shape.x + dx), y: inside(shape.y + dy) };
    case 'arrow': {
      const byX = clamp(dx, -Math.min(shape.x1, shape.x2), 1000 - Math.max(shape.x1, shape.x2));
      const byY = clamp(dy, -Math.min(shape.y1, shape.y2), 1000 - Math.max(shape.y1, shape.y2));
      return { ...shape, x1: shape.x1 + byX, x2: shape.x2 + byX, y1: shape.y1 + byY, y2: shape.y2 + byY };
    }
    case 'box':
    case 'mask':
      return { ...shape, x: clamp(shape.x + dx, 0, 1000 - shape.w), y: clamp(shape.y + dy, 0, 1000 - shape.h) };
  }
};

/** Larger or smaller from its lower right corner; an arrow's tip goes; a figure has one size. */
export const resizeShape = (shape: Shape, dw: number, dh: number): Shape => {
  switch (shape.kind) {
    case 'figure':
      return shape;
    case 'arrow': {
      const longer = { ...shape, x2: inside(shape.x2 + dw), y2: inside(shape.y2 + dh) };
      return Math.hypot(longer.x2 - longer.x1, longer.y2 - longer.y1) < LEAST_SIDE ? shape : longer;
    }
    case 'box':
    case 'mask':
      return {
        ...shape,
        w: clamp(shape.w + dw, LEAST_SIDE, 1000 - shape.x),
        h: clamp(shape.h + dh, LEAST_SIDE, 1000 - shape.y),
      };
  }
};

const FIGURE_REACH = 32;

/** The rectangle round a shape: where its handles are shown. */
export const boundsOf = (shape: Shape): { x: number; y: number; w: number; h: number } => {
  switch (shape.kind) {
    case 'figure':
      return { x: shape.x - FIGURE_REACH, y: shape.y - FIGURE_REACH, w: 2 * FIGURE_REACH, h: 2 * FIGURE_REACH };
    case 'arrow': {
      const x = Math.min(shape.x1, shape.x2);
      const y = Math.min(shape.y1, shape.y2);
      return { x, y, w: Math.abs(shape.x2 - shape.x1), h: Math.abs(shape.y2 - shape.y1) };
    }
    case 'box':
    case 'mask':
      return { x: shape.x, y: shape.y, w: shape.w, h: shape.h };
  }
};

/** How near a pointer must come to a line. */
const NEAR = 14;

const isOn = (shape: Shape, { x, y }: Point): boolean => {
  const bounds = boundsOf(shape);
  const isWithin = (by: number): boolean =>
    x >= bounds.x - by && x <= bounds.x + bounds.w + by && y >= bounds.y - by && y <= bounds.y + bounds.h + by;
  switch (shape.kind) {
    case 'figure':
    case 'mask':
      return isWithin(0);
    case 'box':
      // Its frame only: what is drawn inside a box must not take hold of the box.
      return isWithin(NEAR) && !isWithin(-NEAR);
    case 'arrow': {
      const [dx, dy] = [shape.x2 - shape.x1, shape.y2 - shape.y1];
      const along = clamp(((x - shape.x1) * dx + (y - shape.y1) * dy) * (1000 / (dx * dx + dy * dy)), 0, 1000) / 1000;
      return Math.hypot(x - shape.x1 - along * dx, y - shape.y1 - along * dy) <= NEAR;
    }
  }
};

/** Place of the uppermost shape under the point; null when there is none. Marks lie over masks. */
export const shapeAt = (shapes: readonly Shape[], point: Point): number | null => {
  const hits = shapes.flatMap((shape, place) => (isOn(shape, point) ? [{ isMask: shape.kind === 'mask', place }] : []));
  return (hits.findLast(({ isMask }) => !isMask) ?? hits.at(-1))?.place ?? null;
};

/** Whether the point holds the corner that resizes: the arrow's tip, the lower right of a box or mask. */
export const isAtCorner = (shape: Shape, { x, y }: Point): boolean => {
  if (shape.kind === 'figure') return false;
  const corner = shape.kind === 'arrow' ? { x: shape.x2, y: shape.y2 } : { x: shape.x + shape.w, y: shape.y + shape.h };
  return Math.abs(x - corner.x) <= NEAR * 1.5 && Math.abs(y - corner.y) <= NEAR * 1.5;
};
