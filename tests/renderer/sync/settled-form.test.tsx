import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCommand } from '../../support/scene-parts.ts';

const parked = makeCommand({ id: 'c-hand', state: 'parked', lastWords: 'sync:by-hand', nextAttemptAt: null });

async function showSync(commands: readonly CommandView[]): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([...commands]);
  await showApp(station);
  await pressKey('F11');
  await screen.findAllByRole('listitem');
  return station;
}

describe('a refund that no call makes', () => {
  it('says what to do, and is over once somebody wrote where it was made', async () => {
    const station = await showSync([parked]);
    const [row] = screen.getAllByRole('listitem');
    expect(row?.textContent).toContain('不能退款');
    fireEvent.click(within(row ?? document.body).getByRole('button', { name: '已在后台退了，登记' }));
    expect(await screen.findByText('至少写 2 个字，日后查账要用')).toBeTruthy();
    expect(station.inputsOf('syncByHand')).toEqual([]);

    station.answers.syncByHand = () => ok({ ...parked, state: 'done', lastWords: null, doneAt: Date.now() });
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: ' 快手 20261122-0007 ' } });
    fireEvent.submit(screen.getByLabelText(/平台后台的流水号/));
    await waitFor(() => {
      expect(station.inputsOf('syncByHand')).toEqual([{ commandId: 'c-hand', reference: '快手 20261122-0007' }]);
    });
    expect(await screen.findByText(`已登记：${parked.waybill} 在平台后台退了`)).toBeTruthy();
  });

  it('says so when it was over already', async () => {
    const station = await showSync([parked]);
    station.answers.syncByHand = () => refuse('not-parked');
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: '0007' } });
    fireEvent.click(screen.getByRole('button', { name: '已在后台退了，登记' }));
    expect(await screen.findByText(/这一条没有停住/)).toBeTruthy();
  });

  it('is offered for one that was paid short, beside its release', async () => {
    await showSync([{ ...parked, lastWords: 'sync:refunded-less', platformCents: 100 }]);
    expect(screen.getByRole('button', { name: '已在后台退了，登记' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });

  it.each([
    ['another reason', { ...parked, lastWords: 'sync:locked' }],
    ['goods', { ...parked, kind: 'stock' as const, units: 2 }],
  ])('is not offered for %s', async (_, command) => {
    await showSync([command]);
    expect(screen.queryByRole('button', { name: '已在后台退了，登记' })).toBeNull();
  });
});
