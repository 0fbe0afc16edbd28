import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { BenchAnswer } from '../../../src/shared/session.ts';
import { createFakeStation, emptyBench, makeAnswer } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makeSession } from '../../support/scene-parts.ts';

const open = { ...emptyBench, session: makeSession() };
afterEach(() => {
  vi.useRealTimers();
});

describe('scans', () => {
  it('are handed over in order, none while another is on its way', async () => {
    const station = createFakeStation(open);
    const waiting: (() => void)[] = [];
    station.answers.benchScan = () =>
      new Promise<Result<BenchAnswer>>((resolve) => {
        waiting.push(() => {
          resolve(ok(makeAnswer(open, { tone: 'counted' })));
        });
      });
    const { devices } = await showApp(station);
    await scan('6901234567892');
    await scan('6901234567908');
    await pressKey('F1');
    await waitFor(() => {
      expect(station.calls.filter(({ name }) => name.startsWith('benchS') || name === 'benchCommand')).toHaveLength(1);
    });
    for (let n = 0; n < 2; n += 1) {
      await waitFor(() => {
        expect(waiting).toHaveLength(n + 1);
      });
      await act(async () => {
        waiting[n]?.();
        await Promise.resolve();
      });
    }
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'OK' }]);
    });
    expect(station.inputsOf('benchScan')).toMatchObject([
      { raw: '6901234567892', source: 'scanner' },
      { raw: '6901234567908', source: 'scanner' },
    ]);
    expect(devices.tones.slice(0, 2)).toEqual(['counted', 'counted']);
  });

  it('are kept, shown and tried again when the station is gone', async () => {
    const station = createFakeStation(open);
    await showApp(station);
    station.answers.benchScan = () => Promise.reject(new Error('gone'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await scan('6901234567892');
    await scan('DP:OK');
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(screen.getByRole('alert').textContent).toContain('刚扫的 2 个留在这里');
    station.answers.benchScan = () => ok(makeAnswer(open, { tone: 'counted' }));
    await act(async () => {
      await vi.advanceTimersByTimeAsync(6000);
    });
    expect(screen.queryByRole('alert')).toBeNull();
    const raws = station.inputsOf('benchScan').map((input) => (input as { raw: string }).raw);
    expect(raws.slice(-2)).toEqual(['6901234567892', 'DP:OK']);
  });

  it('are shown with the refusal when the station could not take them', async () => {
    const station = createFakeStation(open);
    station.answers.benchScan = () => ({ ok: false, error: { code: 'disk-full' } });
    await showApp(station);
    await scan('6901234567892');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('磁盘已满');
    expect(alert.textContent).toContain('6901234567892');
  });

  it('call the bench back from any other screen', async () => {
    const station = createFakeStation(open);
    await showApp(station);
    await pressKey('F10');
    expect(screen.getByRole('heading', { name: '设置' })).toBeTruthy();
    await scan('6901234567892');
    await waitFor(() => {
      expect(screen.queryByRole('heading', { name: '设置' })).toBeNull();
    });
    expect(station.inputsOf('benchScan')).toHaveLength(1);
  });

  it('leave no letter in the note, and the note goes before what is scanned', async () => {
    const { station } = await showApp(createFakeStation(open));
    await pressKey('F7');
    const note = screen.getByRole('textbox', { name: '备注' });
    expect(document.activeElement).toBe(note);
    fireEvent.change(note, { target: { value: '右袖口有污渍' } });
    await scan('DP:OK');
    await waitFor(() => {
      expect(station.inputsOf('benchScan')).toHaveLength(1);
    });
    expect((note as HTMLTextAreaElement).value).toBe('右袖口有污渍');
    const done = station.calls.map(({ name }) => name).filter((name) => name === 'benchNote' || name === 'benchScan');
    expect(done).toEqual(['benchNote', 'benchScan']);
    expect(station.inputsOf('benchNote')).toEqual([{ text: '右袖口有污渍' }]);
  });

  it('keep the note when Escape leaves it', async () => {
    const { station } = await showApp(createFakeStation(open));
    await pressKey('F7');
    fireEvent.change(screen.getByRole('textbox', { name: '备注' }), { target: { value: '缺赠品' } });
    await pressKey('Escape');
    await waitFor(() => {
      expect(station.inputsOf('benchNote')).toEqual([{ text: '缺赠品' }]);
    });
    expect(screen.queryByRole('textbox', { name: '备注' })).toBeNull();
  });

  it('close the note with its box: the next one begins without', async () => {
    const station = createFakeStation(open);
    await showApp(station);
    await pressKey('F7');
    act(() => {
      station.emit('benchChanged', emptyBench);
    });
    act(() => {
      station.emit('benchChanged', { ...emptyBench, session: makeSession({ inspectionId: 'inspection-2' }) });
    });
    expect(screen.queryByRole('textbox', { name: '备注' })).toBeNull();
  });

  it('of digits never press keypad shortcuts', async () => {
    const { station } = await showApp(createFakeStation(open));
    await scan('6901234567892');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(station.inputsOf('benchCount')).toEqual([]);
    await pressKey('Numpad1');
    await waitFor(() => {
      expect(station.inputsOf('benchCount')).toHaveLength(1);
    });
  });
});

describe('keys', () => {
  it('that are held down act once, and never with Ctrl or Alt', async () => {
    const { station } = await showApp(createFakeStation(open));
    await pressKey('F2');
    await pressKey('F2', { repeat: true });
    await pressKey('F2', { ctrlKey: true });
    await pressKey('F4', { altKey: true });
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'DMG' }]);
    });
  });
  it('that did not arrive are said, and not tried again by themselves', async () => {
    const station = createFakeStation(open);
    let tries = 0;
    station.answers.benchCommand = () => {
      tries += 1;
      return Promise.reject(new Error('gone'));
    };
    await showApp(station);
    await pressKey('F1');
    expect((await screen.findByRole('alert')).textContent).toContain('刚才按的没有送到');
    expect(tries).toBe(1);
  });
});
