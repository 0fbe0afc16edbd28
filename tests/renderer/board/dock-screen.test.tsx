import { act, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { DockScreen } from '../../../src/renderer/board/DockScreen.tsx';
import { BoardScreen } from '../../../src/renderer/board/BoardScreen.tsx';
import type { Seat } from '../../../src/shared/people.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';

// The pages are loaded with this file: not within the second that a test waits for them.
beforeAll(() => {
  expect([DockScreen, BoardScreen]).not.toContain(undefined);
});

const showDock = async (station = createFakeStation()): Promise<FakeStation> => {
  station.answers.dockScan = ({ raw, place }) =>
    raw.startsWith('DL:')
      ? ok({ did: 'place', text: raw.slice(3), parcel: null })
      : ok({
          did: 'received',
          text: raw,
          parcel: { waybill: raw, place, receivedAt: 0, title: '衬衫', kind: 'return' },
        });
  station.answers.dockView = () =>
    ok({
      waiting: 2,
      latest: [{ waybill: 'SF1300001234562', place: null, receivedAt: 0, title: '', kind: 'unknown' }],
    });
  await showApp(station);
  await pressKey('F3');
  await pressKey('F6');
  await waitFor(() => screen.getByRole('main', { name: '到仓收货' }));
  return station;
};

const seatOf = (name: string): Seat => ({
  ...{ hasPeople: true, isPinLost: false },
  person: { id: 'p-1', operatorNo: '0217', name, roles: ['receiver'], mayConfirm: false },
});
const benchOf = (seat: Seat): FakeStation => {
  const station = createFakeStation();
  station.answers.seatView = () => ok(seat);
  return station;
};

describe('a badge at the receiving page', () => {
  it('changes who works here as elsewhere, keeps the cage, and is never handed on as a scan', async () => {
    const station = await showDock(benchOf(seatOf('李静')));
    station.answers.seatTake = () => ok(seatOf('王芳'));
    await scan('DL:K-07');
    await waitFor(() => screen.getByText('后面的放到 K-07'));
    await scan('DB:0452A7K9MNPQ');
    await waitFor(() => screen.getByText('现在由 王芳 收货'));
    expect(station.inputsOf('seatTake')).toEqual([{ claim: { by: 'badge', badge: '0452A7K9MNPQ' }, pin: null }]);
    await scan('SF1300001234562');
    await waitFor(() => screen.getByText('收下了'));
    expect(station.inputsOf('dockScan')).toEqual([
      { raw: 'DL:K-07', place: null },
      { raw: 'SF1300001234562', place: 'K-07' },
    ]);
  });
  it('that nobody knows is said, and changes nobody', async () => {
    const station = await showDock(benchOf(seatOf('李静')));
    station.answers.seatTake = () => refuse('badge-unknown');
    await scan('DB:00000000');
    await waitFor(() => screen.getByText('这张工牌这里不认识'));
    expect(screen.queryByText(/现在由/)).toBeNull();
    expect(station.inputsOf('dockScan')).toEqual([]);
  });
  it('of a bench without people is read by the station, which says what it is', async () => {
    const station = await showDock();
    await scan('DB:0452A7K9MNPQ');
    await waitFor(() => {
      expect(station.inputsOf('dockScan')).toHaveLength(1);
    });
    expect(station.inputsOf('seatTake')).toEqual([]);
  });
});

describe('receiving', () => {
  it('takes scans instead of the bench, each with the cage that was scanned before', async () => {
    const station = await showDock();
    await scan('SF1300001234562');
    await waitFor(() => screen.getByText('收下了'));
    await scan('DL:K-07');
    await waitFor(() => screen.getByText('后面的放到 K-07'));
    await scan('YT8812345678903');
    await waitFor(() => {
      expect(station.inputsOf('dockScan')).toHaveLength(3);
    });
    expect(station.inputsOf('dockScan')).toEqual([
      { raw: 'SF1300001234562', place: null },
      { raw: 'DL:K-07', place: null },
      { raw: 'YT8812345678903', place: 'K-07' },
    ]);
    expect(station.inputsOf('benchScan')).toEqual([]);
    await waitFor(() => screen.getByText('这一批 2 件'));
  });
  it('gives the scanner back to the bench when it is left', async () => {
    const station = await showDock();
    await pressKey('F1');
    await waitFor(() => screen.getByRole('main', { name: '看板' }));
    await scan('SF1300001234562');
    await waitFor(() => {
      expect(station.inputsOf('benchScan')).toHaveLength(1);
    });
    expect(station.inputsOf('dockScan')).toEqual([]);
  });
  it('takes a parcel off only after it was asked', async () => {
    const station = await showDock();
    await waitFor(() => screen.getByText('移出'));
    act(() => {
      screen.getByText('移出').click();
    });
    expect(station.inputsOf('dockRemove')).toEqual([]);
    act(() => {
      screen.getByText('移出，不在这里').click();
    });
    await waitFor(() => {
      expect(station.inputsOf('dockRemove')).toEqual([{ waybill: 'SF1300001234562' }]);
    });
  });
});
