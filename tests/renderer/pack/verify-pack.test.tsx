import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
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
const sound: NonNullable<PackChecked> = {
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

  it("checks this bench's own data: how far, that it can be stopped, and what was found", async () => {
    let finish: (found: Verdict | null) => void = () => undefined;
    const station = await show((fake) => {
      fake.answers.dataCheck = () =>
        new Promise((resolve) => {
          finish = (found) => {
            resolve(ok(found));
          };
        });
      fake.answers.dataCheckStop = () => {
        finish(null);
        return ok(undefined);
      };
    });
    const start = async () => {
      fireEvent.click(await screen.findByRole('button', { name: '核对本机数据' }));
    };
    await start();
    expect((await screen.findByRole('progressbar')).getAttribute('value')).toBeNull();
    act(() => {
      station.emit('dataCheckChanged', { doneBytes: 3_000_000_000, allBytes: 6_000_000_000 });
    });
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.5');
    fireEvent.click(screen.getByRole('button', { name: '停止核对' }));
    expect(await screen.findByText(/核对停了/)).toBeTruthy();
    await start();
    act(() => {
      finish(sound.verdict);
    });
    expect(await screen.findByText('本机数据')).toBeTruthy();
    expect(document.querySelector('[data-outcome="sound"]')).not.toBeNull();
  });
});
