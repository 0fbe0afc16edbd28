import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { DecideScreen } from '../../../src/renderer/decision/DecideScreen.tsx';
import { LargeViewDialog } from '../../../src/renderer/evidence/LargeViewDialog.tsx';
import { CasesScreen } from '../../../src/renderer/pack/CasesScreen.tsx';
import { FindScreen } from '../../../src/renderer/session/FindScreen.tsx';
import { ParcelRecord } from '../../../src/renderer/session/ParcelRecord.tsx';
import { SettingsScreen } from '../../../src/renderer/settings/SettingsScreen.tsx';
import { ShelfScreen } from '../../../src/renderer/shelf/ShelfScreen.tsx';
import { SyncScreen } from '../../../src/renderer/sync/SyncScreen.tsx';
import { later } from '../../../src/renderer/ui/later.tsx';
import * as screens from '../../../src/renderer/ui/screens.ts';

afterEach(cleanup);

const Note = ({ label }: { label: string }) => {
  const [text, setText] = useState('');
  return (
    <input
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
    />
  );
};

describe('a part that is read later', () => {
  it('leaves its place empty until it is there', async () => {
    const Part = later(() => Promise.resolve(Note));
    render(<Suspense fallback="reading">{<Part label="note" />}</Suspense>);
    expect(screen.queryByLabelText('note')).toBeNull();
    await screen.findByLabelText('note');
  });

  it('is drawn in the same frame once it was read ahead', async () => {
    const Part = later(() => Promise.resolve(Note));
    await Part.load();
    render(<Part label="note" />);
    screen.getByLabelText('note');
  });

  it('keeps what was typed, whether it was there at first or not', async () => {
    const Part = later(() => Promise.resolve(Note));
    const { rerender } = render(<Part label="note" />);
    fireEvent.change(await screen.findByLabelText('note'), { target: { value: 'torn' } });
    rerender(<Part label="words" />);
    expect(screen.getByLabelText<HTMLInputElement>('words').value).toBe('torn');
  });

  it('that could not be read is read again', async () => {
    let tries = 0;
    const Part = later(() => (++tries === 1 ? Promise.reject(new Error('no such file')) : Promise.resolve(Note)));
    await expect(Part.load()).rejects.toThrow('no such file');
    expect(await Part.load()).toBe(Note);
    await Part.load();
    expect(tries).toBe(2);
  });
});

describe('each screen', () => {
  it('is the one it is named after', async () => {
    const behind = { DecideScreen, LargeViewDialog, CasesScreen, FindScreen };
    const more = { ParcelRecord, SettingsScreen, ShelfScreen, SyncScreen };
    for (const [name, Screen] of Object.entries({ ...behind, ...more }))
      expect(await screens[name as keyof typeof behind].load()).toBe(Screen);
  });
});
