import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PackChecked } from '../../../src/shared/pack/verify-calls.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { show } from './cases-room.ts';

const altered: PackChecked = {
  name: 'case-R1-0192f0aa.zip',
  verdict: {
    outcome: 'altered',
    passed: [{ check: 'names', count: 17, about: '' }],
    problem: { code: 'file-changed', path: 'data/originals/<b>.jpg', detail: 'SHA-256' },
  },
};
const sound: PackChecked = {
  name: 'case-R1-0192f0aa',
  verdict: { outcome: 'sound', passed: [{ check: 'payload', count: 7, about: '' }], sealedBy: null, deleted: [] },
};

describe('checking a pack in the window', () => {
  it('says what is wrong and where, as text', async () => {
    const station = await show((fake) => {
      fake.answers.packVerify = () => ok(altered);
    });
    fireEvent.click(await screen.findByRole('button', { name: '选 ZIP…' }));
    expect((await screen.findByText('被改动')).parentElement?.textContent).toContain('data/originals/<b>.jpg');
    expect(station.inputsOf('packVerify')).toEqual([{ what: 'zip' }]);
  });

  it('says that it is sound, and lists what was looked at', async () => {
    await show((fake) => {
      fake.answers.packVerify = () => ok(sound);
    });
    fireEvent.click(await screen.findByRole('button', { name: '选文件夹…' }));
    const answer = (await screen.findByText('完好：与封存时完全一致')).parentElement;
    expect(answer?.dataset['outcome']).toBe('sound');
    expect(answer?.textContent).toContain('SHA-256 (7)');
  });

  it('stays as it was when nobody chose anything, and says when the station could not', async () => {
    const station = await show();
    const button = await screen.findByRole('button', { name: '选 ZIP…' });
    fireEvent.click(button);
    expect(await screen.findByText('核对一份举证包')).toBeTruthy();
    expect(document.querySelector('[data-outcome]')).toBeNull();
    station.answers.packVerify = () => refuse('internal');
    fireEvent.click(await screen.findByRole('button', { name: '选 ZIP…' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
