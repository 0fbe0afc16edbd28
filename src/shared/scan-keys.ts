// Keys as a scanner in keyboard mode sends them. Before `scan-burst.ts`, which tells a scanner's pace from a hand's.

/** One keydown, reduced to what tells a burst. */
export type Stroke = {
  /** `KeyboardEvent.code`: the place of the key, which no input method and no CapsLock changes. */
  code: string;
  /** `KeyboardEvent.key`: only used where the place is unknown. */
  key: string;
  isShift: boolean;
  /** Ctrl, Alt or Meta: a shortcut, never a scan. */
  hasModifier: boolean;
  /** An input method is composing: `key` is then `Process`, `code` still true. */
  isComposing: boolean;
  /** The key is held down: a hand. Auto-repeat is as fast as a scanner. */
  isRepeat: boolean;
  /** Milliseconds of a monotonic clock. */
  at: number;
};

/** Plain and shifted characters of a US keyboard, which scanners emulate unless told otherwise. */
const US_LAYOUT: ReadonlyMap<string, string> = new Map([
  ['Digit1', '1!'],
  ['Digit2', '2@'],
  ['Digit3', '3#'],
  ['Digit4', '4$'],
  ['Digit5', '5%'],
  ['Digit6', '6^'],
  ['Digit7', '7&'],
  ['Digit8', '8*'],
  ['Digit9', '9('],
  ['Digit0', '0)'],
  ['Minus', '-_'],
  ['Equal', '=+'],
  ['BracketLeft', '[{'],
  ['BracketRight', ']}'],
  ['Backslash', '\\|'],
  ['Semicolon', ';:'],
  ['Quote', '\'"'],
  ['Backquote', '`~'],
  ['Comma', ',<'],
  ['Period', '.>'],
  ['Slash', '/?'],
  ['Space', '  '],
  ['NumpadDecimal', '..'],
  ['NumpadDivide', '//'],
  ['NumpadMultiply', '**'],
  ['NumpadSubtract', '--'],
  ['NumpadAdd', '++'],
]);

/** Come with a burst or beside it and mean nothing to it; function keys (the pedal is one) go their own way. */
const UNHEARD = /^(?:Shift(?:Left|Right)|CapsLock|NumLock|ScrollLock|F\d{1,2})$/;

const charByPlace = ({ code, isShift }: Stroke): string | null => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Shift alone decides, CapsLock doesn't: a scanner presses Shift for a capital and does not know of our CapsLock, so
  // Shift is what it meant. (Case matters in addresses only; waybills are put in capitals anyway.)
  if (letter !== undefined) return isShift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return US_LAYOUT.get(code)?.[isShift ? 1 : 0] ?? null;
};

/** A key that wrote something this keyboard can't name. It must stay a hole: dropped, the rest would pass for a whole code. */
const LOST_CHAR = '\uFFFD';

/** The character a stroke stands for (U+FFFD for one that was lost on the way); null when it is no character. */
export const charOf = (stroke: Stroke): string | null => {
  const char = charByPlace(stroke);
  if (char !== null) return char;
  // A place we don't know (a foreign key, or none at all as with synthetic keys): what it produced is all there is.
  if (stroke.code === '' && /^(?:Unidentified|Process|Dead)$/.test(stroke.key)) return LOST_CHAR;
  if (stroke.isComposing || Array.from(stroke.key).length !== 1) return null;
  return /\p{Cc}/u.test(stroke.key) ? LOST_CHAR : stroke.key;
};

/** What a stroke is to a burst. `other` (arrows, Backspace, shortcuts, a held key) is a hand. */
type StrokeKind = 'char' | 'end' | 'unheard' | 'other';

/** Sorts a stroke; `char` only when `charOf` has an answer. */
export const kindOf = (stroke: Stroke): StrokeKind => {
  if (UNHEARD.test(stroke.code)) return 'unheard';
  if (stroke.hasModifier || stroke.isRepeat) return 'other';
  if (/^(?:Enter|NumpadEnter|Tab)$/.test(stroke.code) || (stroke.code === '' && /^(?:Enter|Tab)$/.test(stroke.key)))
    return 'end';
  return charOf(stroke) === null ? 'other' : 'char';
};
