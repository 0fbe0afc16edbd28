import { act, cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useWedge } from '../../../src/renderer/scan/use-wedge.ts';
import { press, typeAll } from './page-keyboard.ts';

const saved = vi.fn<(text: string) => void>();

/** A bench in small: a controlled note, and a count that only the latest callback knows. */
function Bench({ onScan }: { onScan: (raw: string, count: number) => void }): ReactElement {
  const [note, setNote] = useState('');
  const [count, setCount] = useState(0);
  useWedge({
    onScan: (raw) => {
      onScan(raw, count);
      setCount(count + 1);
    },
    onUnreadable: () => undefined,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saved(note);
      }}
    >
      <input
        aria-label="note"
        value={note}
        onChange={(event) => {
          setNote(event.target.value);
        }}
      />
      <output>{note}</output>
    </form>
  );
}

const note = (): HTMLInputElement => screen.getByLabelText('note');

beforeEach(() => {
  saved.mockClear();
});
afterEach(cleanup);

it('takes a scan back out of a controlled field: out of React’s state, and the caret stands where it stood', () => {
  const onScan = vi.fn();
  render(<Bench onScan={onScan} />);
  note().focus();
  act(() => {
    typeAll('torn', 130);
  });
  expect(screen.getByRole('status').textContent).toBe('torn');
  note().setSelectionRange(1, 1);
  const startAt = performance.now() + 5000;
  // Key by key, so that React draws between the keys as it does in a browser.
  Array.from('SF1300001234562\n').forEach((char, index) => {
    act(() => {
      press(char, startAt + index * 4);
    });
  });
  expect(onScan).toHaveBeenCalledExactlyOnceWith('SF1300001234562', 0);
  expect(note().value).toBe('torn');
  expect(screen.getByRole('status').textContent).toBe('torn');
  expect([note().selectionStart, note().selectionEnd]).toEqual([1, 1]);
  expect(saved).not.toHaveBeenCalled();
});

it('calls the latest callback, and none after the screen is gone', () => {
  const onScan = vi.fn();
  const { unmount } = render(<Bench onScan={onScan} />);
  for (const raw of ['DP:OK', 'DL:K-07'])
    act(() => {
      typeAll(`${raw}\n`, 4);
    });
  expect(onScan.mock.calls).toEqual([
    ['DP:OK', 0],
    ['DL:K-07', 1],
  ]);
  unmount();
  typeAll('DP:OK\n', 4);
  expect(onScan).toHaveBeenCalledTimes(2);
});

it('hears a scan in the very moment in which the screen is there', async () => {
  vi.useRealTimers();
  // As in the window: nobody waits for React's later effects.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const onScan = vi.fn();
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const isDrawn = new Promise<void>((resolve) => {
    new MutationObserver(() => {
      typeAll('DP:OK\n', 4);
      resolve();
    }).observe(place, { childList: true });
  });
  root.render(<Bench onScan={onScan} />);
  await isDrawn;
  expect(onScan.mock.calls).toEqual([['DP:OK', 0]]);
  root.unmount();
  place.remove();
  vi.unstubAllGlobals();
});
