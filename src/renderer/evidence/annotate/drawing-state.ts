import { SHAPES_MAX } from '../../../shared/annotation.ts';
import type { Drawing, Shape } from '../../../shared/annotation.ts';
import { moveShape, newShape, resizeShape } from './shape-moves.ts';
import type { Tool } from './shape-moves.ts';

/** A drawing in the making: what is drawn, what is in hand, and what can be undone. */
export type DrawingState = {
  shapes: readonly Shape[];
  caption: string;
  /** Place of the shape in hand. */
  selected: number | null;
  tool: Tool;
  past: readonly (readonly Shape[])[];
  /** What the station has; null before it was read: until then nothing can be drawn, or it would be lost. */
  saved: Drawing | null;
};

export type DrawingAct =
  | { act: 'read' | 'stored'; drawing: Drawing }
  | { act: 'choose'; tool: Tool }
  | { act: 'select'; place: number | null }
  /** Puts one of the tool in the middle, for hands at the keyboard. */
  | { act: 'place' }
  | { act: 'add'; shape: Shape }
  /** The shape in hand takes another form; `isFirst` begins a step that can be undone. */
  | { act: 'reshape'; shape: Shape; isFirst: boolean }
  | { act: 'move' | 'resize'; dx: number; dy: number }
  | { act: 'remove' | 'undo' }
  | { act: 'caption'; caption: string };

export const EMPTY_STATE: DrawingState = {
  shapes: [],
  caption: '',
  selected: null,
  tool: 'figure',
  past: [],
  saved: null,
};

const UNDO_STEPS = 100;

const changed = (state: DrawingState, shapes: readonly Shape[], selected: number | null): DrawingState => ({
  ...state,
  shapes,
  selected,
  past: [...state.past, state.shapes].slice(-UNDO_STEPS),
});

const added = (state: DrawingState, shape: Shape): DrawingState =>
  state.shapes.length >= SHAPES_MAX ? state : changed(state, [...state.shapes, shape], state.shapes.length);

/** Gives the shape in hand another form; the same state when nothing is in hand or nothing would change. */
const reshaped = (state: DrawingState, form: (shape: Shape) => Shape): DrawingState => {
  const { selected, shapes } = state;
  const held = selected === null ? undefined : shapes[selected];
  if (held === undefined || selected === null) return state;
  const shape = form(held);
  return JSON.stringify(shape) === JSON.stringify(held)
    ? state
    : changed(state, shapes.with(selected, shape), selected);
};

export function draw(state: DrawingState, act: DrawingAct): DrawingState {
  if (state.saved === null && act.act !== 'read' && act.act !== 'choose') return state;
  switch (act.act) {
    case 'read':
      return { ...state, shapes: act.drawing.shapes, caption: act.drawing.caption, saved: act.drawing };
    case 'stored':
      return { ...state, saved: act.drawing };
    case 'choose':
      return { ...state, tool: act.tool };
    case 'select':
      return { ...state, selected: act.place };
    case 'place':
      return added(state, newShape(state.tool, state.shapes));
    case 'add':
      return added(state, act.shape);
    case 'reshape': {
      const next = reshaped(state, () => act.shape);
      return act.isFirst ? next : { ...next, past: state.past };
    }
    case 'move':
      return reshaped(state, (shape) => moveShape(shape, act.dx, act.dy));
    case 'resize':
      return reshaped(state, (shape) => resizeShape(shape, act.dx, act.dy));
    case 'remove': {
      const { selected, shapes } = state;
      if (selected === null || shapes[selected] === undefined) return state;
      const left = shapes.toSpliced(selected, 1);
      return changed(state, left, left.length === 0 ? null : Math.min(selected, left.length - 1));
    }
    case 'undo': {
      const shapes = state.past.at(-1);
      return shapes === undefined ? state : { ...state, shapes, selected: null, past: state.past.slice(0, -1) };
    }
    case 'caption':
      return { ...state, caption: act.caption };
  }
}

/** The drawing as it would be stored. */
export const drawingOf = ({ shapes, caption }: DrawingState): Drawing => ({
  shapes: [...shapes],
  caption: caption.trim(),
});

/** Whether the station has something else than what is drawn. */
export const isUnsaved = (state: DrawingState): boolean => {
  const now = drawingOf(state);
  return (
    state.saved !== null &&
    (now.caption !== state.saved.caption || JSON.stringify(now.shapes) !== JSON.stringify(state.saved.shapes))
  );
};
