import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeAll } from 'vitest';
import { App } from '../../src/renderer/ui/App.tsx';
import { ReportScreen, loadScreens } from '../../src/renderer/ui/screens.ts';
import { createI18n } from '../../src/renderer/ui/i18n.ts';
import type { Language } from '../../src/renderer/ui/words.ts';
import { createFakeDevices } from './fake-devices.ts';
import type { FakeDevices } from './fake-devices.ts';
import type { FakeStation } from './fake-station.ts';
import { fillJsdomGaps } from './jsdom-gaps.ts';

// The whole window in jsdom, with a station of cardboard, the real wedge and a keyboard.

fillJsdomGaps();
// As in the window: read before anybody presses a key.
beforeAll(async () => {
  await loadScreens();
  await ReportScreen.load();
}, 60_000);
afterEach(cleanup);

type ShownApp = { station: FakeStation; devices: FakeDevices };

/** Renders the window, whatever it then shows. */
export const renderApp = (
  station: FakeStation,
  devices: FakeDevices = createFakeDevices(),
  language: Language = 'zh',
): ShownApp => {
  render(
    <App
      station={station.client}
      devices={devices}
      words={createI18n(language)}
      nonce=""
      firstPaint={{ language, theme: 'light' }}
      onLook={() => undefined}
    />,
  );
  return { station, devices };
};

/** Renders the window and waits until the bench has been read. */
export const showApp = async (
  station: FakeStation,
  devices: FakeDevices = createFakeDevices(),
  language: Language = 'zh',
): Promise<ShownApp> => {
  renderApp(station, devices, language);
  await waitFor(() => {
    if (station.inputsOf('benchView').length === 0) throw new Error('the bench was not read');
    screen.getByRole('main');
    if (screen.queryByText(/正在读取|Reading this/) !== null) throw new Error('the bench was not drawn');
  });
  return { station, devices };
};

/** `at`: when it is said to have been pressed, in the events' own time. */
const press = (init: KeyboardEventInit, target: EventTarget, at?: number): void => {
  for (const type of ['keydown', 'keyup']) {
    const event = new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init });
    if (at !== undefined) Object.defineProperty(event, 'timeStamp', { value: at });
    target.dispatchEvent(event);
  }
};

/** A person presses one key: a function key, Escape, or a keypad digit. */
export const pressKey = async (code: string, init: KeyboardEventInit = {}): Promise<void> => {
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  await act(async () => {
    press({ code, key: digit ?? code, ...init }, document.activeElement ?? document.body);
    await Promise.resolve();
  });
};

const codeOf = (char: string): string =>
  /[0-9]/.test(char)
    ? `Digit${char}`
    : /[A-Za-z]/.test(char)
      ? `Key${char.toUpperCase()}`
      : char === ':'
        ? 'Semicolon'
        : 'Minus';

const SCANNER_KEY_MS = 0.01;

/** A scanner in keyboard mode: keys at an even pace, however often a busy machine halts the test among them, and Enter. */
export const scan = async (text: string): Promise<void> => {
  await act(async () => {
    const target = document.activeElement ?? document.body;
    let at = new Event('now').timeStamp;
    for (const char of text) {
      press({ code: codeOf(char), key: char, shiftKey: /[A-Z:]/.test(char) }, target, at);
      at += SCANNER_KEY_MS;
    }
    press({ code: 'Enter', key: 'Enter' }, target, at);
    await Promise.resolve();
  });
};
