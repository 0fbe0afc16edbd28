import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachWedge } from '../../../src/renderer/scan/wedge.ts';
import type { Stroke } from '../../../src/shared/scan-keys.ts';
import { press, typeAll, waitSilence } from './page-keyboard.ts';

const WAYBILL = 'SF1300001234562';

const page = (html: string): HTMLElement => {
  document.body.innerHTML = html;
  const focused = document.querySelector<HTMLElement>('[data-focus]');
  focused?.focus();
  return focused ?? document.body;
};

const field = (html: string): HTMLInputElement => {
  const element = page(html);
  if (!(element instanceof HTMLInputElement)) throw new Error('the page has no input');
  return element;
};

let scans: string[];
let ats: number[];
let unreadable: string[];
let typed: string[];
let detach: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  [scans, ats, unreadable, typed] = [[], [], [], []];
  detach = attachWedge(document, {
    onScan: (raw, at) => {
      scans.push(raw);
      ats.push(at);
    },
    onUnreadable: (why) => unreadable.push(why),
    onTyped: (strokes: readonly Stroke[]) => typed.push(strokes.map(({ code }) => code).join(' ')),
  });
});

afterEach(() => {
  detach();
  vi.useRealTimers();
});

describe('a scan', () => {
  it('is heard with nothing focused, and told when it ended', () => {
    page('<main></main>');
    typeAll(`${WAYBILL}\n`, 4);
    expect(scans).toEqual([WAYBILL]);
    expect(Number.isInteger(ats[0])).toBe(true);
    expect(Math.abs((ats[0] ?? 0) - Date.now())).toBeLessThan(200);
  });

  it('without a suffix is asked for once more, and from then on heard after silence', () => {
    page('<main></main>');
    typeAll(WAYBILL, 4);
    expect(scans).toEqual([]);
    // It may be the head of a torn one: half a waybill opens no box.
    waitSilence();
    expect(scans).toEqual([]);
    typeAll(WAYBILL, 4);
    waitSilence();
    expect(scans).toEqual([WAYBILL]);
    typeAll('YT8812345678903', 4);
    waitSilence();
    expect(scans).toEqual([WAYBILL, 'YT8812345678903']);
  });

  it.each(['\n', '\t', ''])('leaves a text field and its caret as they were (ended by %j)', (suffix) => {
    const input = field('<input data-focus value="sleeve torn">');
    input.setSelectionRange(2, 4);
    typeAll(WAYBILL + suffix, 4);
    waitSilence();
    if (suffix === '') {
      typeAll(WAYBILL, 4);
      waitSilence();
    }
    expect(scans).toEqual([WAYBILL]);
    expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['sleeve torn', 2, 4]);
  });

  it('of three characters is taken back out, too', () => {
    const input = field('<input data-focus value="x">');
    typeAll('K07\n', 4);
    expect([scans, input.value]).toEqual([['K07'], 'x']);
  });

  it.each(['number', 'email', 'search', 'date'])('leaves an input of type %s as it was', (type) => {
    const input = field(`<input data-focus type="${type}">`);
    const before = input.value;
    typeAll('6901234567892\n', 4);
    expect([scans, input.value]).toEqual([['6901234567892'], before]);
  });

  it('leaves a textarea as it was: no new line', () => {
    const area = page('<textarea data-focus>note</textarea>') as HTMLTextAreaElement;
    typeAll(`${WAYBILL}\n`, 4);
    expect(area.value).toBe('note');
  });

  it('leaves a list on its choice', () => {
    const list = page('<select data-focus><option>K<option selected>L<option>S</select>') as HTMLSelectElement;
    const changes = vi.fn();
    list.addEventListener('change', changes);
    press('S', performance.now());
    list.value = 'S';
    typeAll('F1300001234562\n', 4);
    expect([list.value, changes.mock.calls.length]).toEqual(['L', 1]);
  });

  it('tells the page of each change back, so that what it derives from the field is right again', () => {
    const input = field('<input data-focus value="ab">');
    const seen: string[] = [];
    input.addEventListener('input', () => seen.push(input.value));
    typeAll(`${WAYBILL}\n`, 4);
    expect(seen.at(-1)).toBe('ab');
  });

  it.each(['\n', '\t'])('presses no focused button with its %j', (suffix) => {
    const onClick = vi.fn();
    page('<button data-focus>✓</button>').addEventListener('click', onClick);
    typeAll(`AB 1${suffix}`, 4);
    typeAll(`DP:OK${suffix}`, 4);
    typeAll(`7${suffix}`, 4);
    expect(onClick).not.toHaveBeenCalled();
    expect(scans).toEqual(['AB 1', 'DP:OK']);
  });

  it('is seen by no other listener from its fifth key on, neither down nor up', () => {
    page('<main></main>');
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      heard.push(`${event.type} ${event.key}`);
    };
    for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, listen);
    typeAll('ABCDEFG\n', 4);
    for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, listen);
    expect(heard).toEqual(Array.from('ABCD').flatMap((key) => [`keydown ${key}`, `keyup ${key}`]));
  });

  it('goes back out of both fields when the focus moves in the middle', () => {
    const first = field('<input data-focus value="1"><input id="second" value="2">');
    const second = document.querySelector<HTMLInputElement>('#second');
    const startAt = performance.now();
    Array.from('ABC').forEach((char, index) => press(char, startAt + index * 4));
    second?.focus();
    Array.from('D\n').forEach((char, index) => press(char, startAt + 12 + index * 4));
    expect([scans, first.value, second?.value]).toEqual([['ABCD'], '1', '2']);
  });

  it('two at once are unreadable and leave no trace', () => {
    const input = field('<input data-focus value="x">');
    const down = (char: string, at: number): void => {
      const event = new KeyboardEvent('keydown', { code: `Key${char}`, key: char, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      if (input.dispatchEvent(event)) input.value += char;
    };
    const up = (char: string): void => {
      input.dispatchEvent(new KeyboardEvent('keyup', { code: `Key${char}`, key: char, bubbles: true }));
    };
    'ABCDEFGH'.split('').forEach((char, index) => {
      down(char, 1000 + index * 4);
      if (index > 0) up('ABCDEFGH'.charAt(index - 1));
    });
    waitSilence();
    expect([scans, unreadable, input.value]).toEqual([[], ['interleaved'], 'x']);
  });
});

describe('under an input method', () => {
  const composing = { key: 'Process', isComposing: true };

  it('is read by the places of the keys, and the letters it composed are taken back', () => {
    const input = field('<input data-focus value="袖口">');
    typeAll(`${WAYBILL}\n`, 4, composing);
    expect([scans, input.value]).toEqual([[WAYBILL], '袖口']);
  });

  it('what it hands over late is taken back, too; what a person types then stays', () => {
    const input = field('<input data-focus value="袖口">');
    typeAll(`${WAYBILL}\n`, 4, composing);
    input.value = '袖口SF';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText' }));
    expect(input.value).toBe('袖口');
    input.value = '袖口：';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    expect(input.value).toBe('袖口');
    press('!', performance.now() + 400);
    expect(input.value).toContain('!');
  });
});

describe('a hand', () => {
  it('types into a field untouched, however the pace', () => {
    const input = field('<input data-focus>');
    for (const paceMs of [1, 60, 130]) {
      input.value = '';
      typeAll('12', paceMs);
      waitSilence();
      expect(input.value).toBe('12');
    }
    input.value = '';
    typeAll('the sleeve is torn', 90);
    waitSilence();
    expect(input.value).toBe('the sleeve is torn');
    expect([scans, unreadable, typed]).toEqual([[], [], []]);
  });

  it('presses a focused button with Enter and with Space', () => {
    const onClick = vi.fn();
    page('<button data-focus>✓</button>').addEventListener('click', onClick);
    press('\n', performance.now());
    press(' ', performance.now() + 300);
    waitSilence();
    expect(onClick).toHaveBeenCalledTimes(2);
  });

  it('ends a line with Enter, and function keys pass', () => {
    page('<textarea data-focus></textarea>');
    expect(press('\n', performance.now())).toBe(true);
    expect(press('', performance.now() + 200, { code: 'F2', key: 'F2' })).toBe(true);
  });

  it('gives a single digit as a shortcut after silence, but not out of a field', () => {
    page('<button data-focus>✓</button>');
    press('1', performance.now(), { code: 'Numpad1' });
    expect(typed).toEqual([]);
    waitSilence();
    expect(typed).toEqual(['Numpad1']);
    field('<input data-focus>');
    press('1', performance.now() + 1000, { code: 'Numpad1' });
    waitSilence();
    expect(typed).toEqual(['Numpad1']);
  });

  it('a scan gives no shortcut', () => {
    page('<main></main>');
    typeAll('123456\n', 4);
    waitSilence();
    expect([scans, typed]).toEqual([['123456'], []]);
  });
});

it('a scanner too slow for the rule is said, not lost', () => {
  page('<main></main>');
  typeAll(`${WAYBILL}\n`, 80);
  expect([scans, unreadable, typed]).toEqual([[], ['uneven'], []]);
});

it('detached, it hears nothing more', () => {
  page('<main></main>');
  typeAll('ABCDEF', 4);
  detach();
  waitSilence();
  typeAll(`${WAYBILL}\n`, 4);
  expect(scans).toEqual([]);
});

it('a failing listener does not let the Enter through', () => {
  detach();
  const onClick = vi.fn();
  page('<button data-focus>✓</button>').addEventListener('click', onClick);
  const isMine = (event: ErrorEvent): void => {
    event.preventDefault();
  };
  window.addEventListener('error', isMine);
  detach = attachWedge(document, {
    onScan: (raw) => {
      scans.push(raw);
      throw new Error('the screen is gone');
    },
    onUnreadable: () => undefined,
  });
  typeAll(`${WAYBILL}\n${WAYBILL}\n`, 4);
  window.removeEventListener('error', isMine);
  expect(onClick).not.toHaveBeenCalled();
  expect(scans).toEqual([WAYBILL, WAYBILL]);
});
