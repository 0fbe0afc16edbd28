// A field as it was before a scan typed into it, and the way back. Used by the wedge only.

/** Inputs without text: keys don't write into them, but Space and Enter press them. */
const PRESSED_TYPES = new Set(['button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'file', 'color']);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a focused field held: value, and the selection where the field has one. */
export type FieldMemory = {
  field: Field;
  value: string;
  selection: [start: number, end: number, direction: 'forward' | 'backward' | 'none'] | null;
};

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLTextAreaElement ||
  // A list jumps to the option that begins with the typed letters.
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !PRESSED_TYPES.has(element.type));

/** True where Enter and Space write or are the form's business, so that they press nothing by accident. */
export const isWritable = (element: Element | null): boolean =>
  (isField(element) && !(element instanceof HTMLSelectElement)) ||
  (element instanceof HTMLElement && element.isContentEditable);

const selectionOf = (field: Field): FieldMemory['selection'] => {
  // Number and e-mail inputs have no selection: null.
  if (field instanceof HTMLSelectElement || field.selectionStart === null || field.selectionEnd === null) return null;
  return [field.selectionStart, field.selectionEnd, field.selectionDirection ?? 'none'];
};

/** Remembers the field that has the focus; null when keys write nowhere. */
export const rememberField = (target: Document): FieldMemory | null => {
  const field = target.activeElement;
  return isField(field) ? { field, value: field.value, selection: selectionOf(field) } : null;
};

const prototypeOf = (field: Field): object => {
  if (field instanceof HTMLTextAreaElement) return HTMLTextAreaElement.prototype;
  return field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
};

/** Puts value and caret back, and tells the page by the events that typing would have sent. */
export const putBack = ({ field, value, selection }: FieldMemory): void => {
  if (!field.isConnected) return;
  if (field.value !== value) {
    // React puts a setter of its own on each controlled field to know the last value it saw. The prototype's setter goes
    // around it; otherwise React takes the event below for old news and keeps the scan in its state.
    Reflect.set(prototypeOf(field), 'value', value, field);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
    if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (selection !== null && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...selection);
};
