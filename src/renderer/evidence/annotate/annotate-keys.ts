import type { DrawingAct } from './drawing-state.ts';
import { TOOLS } from './shape-moves.ts';

/** Thousandths a press of an arrow key goes. */
const STEP = 10;
const ARROWS: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

type Pressed = {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  target: EventTarget | null;
};

const isWriting = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement;
const isButton = (target: EventTarget | null): boolean => target instanceof HTMLButtonElement;

/**
 * What a key means over the drawing; null for keys that mean nothing here or belong to the caption. A tool is only chosen
 * by its digit and put down by Enter: the first digits of a scan reach this place before they are known to be one, and
 * must not draw anything. By `code`: an input method changes `key`.
 */
export function actOfKey({
  code,
  ctrlKey,
  altKey,
  metaKey,
  shiftKey,
  isComposing,
  target,
}: Pressed): DrawingAct | null {
  if (isWriting(target) || isComposing || altKey) return null;
  if (ctrlKey || metaKey) return code === 'KeyZ' && !shiftKey ? { act: 'undo' } : null;
  const tool = TOOLS[Number(/^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1] ?? 0) - 1];
  if (tool !== undefined) return shiftKey ? null : { act: 'choose', tool };
  const arrow = ARROWS[code];
  if (arrow !== undefined) return { act: shiftKey ? 'resize' : 'move', dx: arrow[0], dy: arrow[1] };
  if (code === 'Delete' || code === 'Backspace') return { act: 'remove' };
  // On a button, Enter presses the button.
  return (code === 'Enter' || code === 'NumpadEnter') && !isButton(target) ? { act: 'place' } : null;
}
