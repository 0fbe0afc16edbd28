import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tonesOf } from '../../../src/renderer/board/use-board-alerts.ts';
import { MELODIES } from '../../../src/renderer/scan/beep.ts';
import type { BoardAlert } from '../../../src/shared/board.ts';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { showApp } from '../../support/render-app.tsx';

const alert = (level: BoardAlert['level']): BoardAlert => ({
  ...{ level, count: 1 },
  nearest: { waybill: 'SF1300001234562', place: 'HOLD-03', deadlineAt: 0, waits: 'decide' },
});

describe('what is said aloud', () => {
  it('is nothing where nothing came nearer', () => {
    expect(tonesOf([])).toEqual([]);
  });
  it('is the worse of the deadlines, once', () => {
    expect(tonesOf([alert(4), alert(1)])).toEqual(['question']);
    expect(tonesOf([alert('late'), alert(1)])).toEqual(['refused']);
  });
  it('is a tone of its own for a negotiation that ran out, after that of the deadlines', () => {
    expect(tonesOf([alert('talk')])).toEqual(['overdue']);
    expect(tonesOf([alert('late'), alert('talk')])).toEqual(['refused', 'overdue']);
    expect(tonesOf([alert(1), alert('talk')])).toEqual(['question', 'overdue']);
  });
  it('is long, short, long: no scanner and no other tone does that', () => {
    const sounds = MELODIES.overdue.filter(([, hz]) => hz > 0).map(([ms]) => (ms > 200 ? 'long' : 'short'));
    expect(sounds).toEqual(['long', 'short', 'long']);
  });
});

describe('the window', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
      shouldAdvanceTime: true,
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const heardWith = async (hasSound: boolean): Promise<string[]> => {
    const station = createFakeStation();
    const read = await station.client.settingsGet(undefined);
    if (!read.ok) throw new Error('no settings');
    station.answers.settingsGet = () => ok({ ...read.value, hasSound });
    station.answers.boardAlerts = () => ok([alert('late'), alert('talk')]);
    const { devices } = await showApp(station);
    await act(() => vi.advanceTimersByTimeAsync(33_000));
    return devices.tones;
  };

  it('plays both, one after the other, whatever is on the screen', async () => {
    expect(await heardWith(true)).toEqual(['refused', 'overdue']);
  });
  it('plays none where the sound is off', async () => {
    expect(await heardWith(false)).toEqual([]);
  });
});
