/** A key as `before-input-event` gives it. */
type KeyInput = {
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/** With Ctrl (or ⌘): reload, close, quit, developer tools, print, save, open, view source, new window, zoom. */
const WITH_CONTROL = new Set([
  'KeyR',
  'KeyW',
  'KeyQ',
  'KeyP',
  'KeyS',
  'KeyO',
  'KeyU',
  'KeyN',
  'KeyT',
  'F4',
  'F5',
  'Equal',
  'Minus',
  'Digit0',
  'NumpadAdd',
  'NumpadSubtract',
  'Numpad0',
]);
const WITH_CONTROL_AND_SHIFT = new Set(['KeyI', 'KeyC', 'KeyJ']);
const WITH_ALT = new Set(['F4', 'ArrowLeft', 'ArrowRight', 'Home']);
const ALONE = new Set(['BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome']);

/**
 * Keys that could end a session or open something: a label with control characters in it makes a scanner type them
 * ("BadBarcode"). Function keys alone pass (they are the bench's own), and so do the control characters a scanner may
 * really send: Ctrl+M for Enter, Ctrl+I for Tab, Ctrl+] for a GS1 separator. Closing stays possible with the mouse.
 */
export function isDangerousKey({ code, control, meta, alt, shift }: KeyInput): boolean {
  if ((control || meta) && WITH_CONTROL.has(code)) return true;
  if ((control || meta) && (shift || alt) && WITH_CONTROL_AND_SHIFT.has(code)) return true;
  return (alt && WITH_ALT.has(code)) || ALONE.has(code);
}
