import { describe, expect, it } from 'vitest';
import { isDangerousKey } from '../../../src/main/app/key-filter.ts';

const key = (combination: string) => {
  const parts = combination.split('+');
  return {
    code: parts.at(-1) ?? '',
    control: parts.includes('Ctrl'),
    meta: parts.includes('Meta'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  };
};

describe('keys that could end a session or open something', () => {
  it.each([
    'Ctrl+KeyR',
    'Ctrl+Shift+KeyR',
    'Meta+KeyR',
    'Ctrl+KeyW',
    'Ctrl+KeyQ',
    'Ctrl+KeyP',
    'Ctrl+KeyO',
    'Ctrl+Shift+KeyI',
    'Meta+Alt+KeyI',
    'Ctrl+Shift+KeyC',
    'Ctrl+Equal',
    'Ctrl+NumpadSubtract',
    'Ctrl+Digit0',
    'Ctrl+F5',
    'Alt+F4',
    'Alt+ArrowLeft',
    'BrowserBack',
  ])('%s is kept from the page', (combination) => {
    expect(isDangerousKey(key(combination))).toBe(true);
  });

  it.each(['F1', 'F2', 'F3', 'F5', 'F8', 'F12', 'KeyR', 'Enter', 'Tab', 'Escape', 'Numpad0', 'Shift+KeyW'])(
    '%s belongs to the bench',
    (combination) => {
      expect(isDangerousKey(key(combination))).toBe(false);
    },
  );

  it.each(['Ctrl+KeyM', 'Ctrl+KeyI', 'Ctrl+KeyJ', 'Ctrl+BracketRight'])(
    '%s is a control character of a scan and passes',
    (combination) => {
      expect(isDangerousKey(key(combination))).toBe(false);
    },
  );

  it.each(['Ctrl+KeyA', 'Ctrl+KeyC', 'Ctrl+KeyV', 'Ctrl+KeyX', 'Ctrl+KeyZ'])(
    '%s edits a note and passes',
    (combination) => {
      expect(isDangerousKey(key(combination))).toBe(false);
    },
  );
});
