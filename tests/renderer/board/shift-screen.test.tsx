import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShiftScreen } from '../../../src/renderer/board/ShiftScreen.tsx';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

it('hands over to a number, and prints the sheet for both', async () => {
  expect(ShiftScreen).toBeDefined();
  const station = createFakeStation();
  station.answers.shiftHand = () => ok({ giverNo: '0217', takerNo: '0031', at: Date.now() });
  await showApp(station);
  await pressKey('F3');
  await pressKey('F4');
  const field = await waitFor(() => screen.getByLabelText('接班人扫工牌，或写工号'));
  const hand = screen.getByRole('button', { name: '交班，打印交接单' });
  act(() => {
    hand.click();
  });
  expect(station.inputsOf('shiftHand')).toEqual([]);
  fireEvent.change(field, { target: { value: '0031' } });
  act(() => {
    hand.click();
  });
  await waitFor(() => {
    expect(station.inputsOf('printMake')).toMatchObject([{ job: { what: 'shift', takerNo: '0031' }, how: 'paper' }]);
  });
  expect(station.inputsOf('shiftHand')).toEqual([{ taker: { by: 'number', operatorNo: '0031' } }]);
});

it('shows whose a negotiation is, and that its time is over', async () => {
  const station = createFakeStation();
  const talk = { kind: 'talk', waybill: 'JDVA11408814483', place: 'HOLD-03', title: '手机' } as const;
  const owner = { operatorNo: '0300', name: '<b>王芳' };
  station.answers.shiftView = () => ok([{ ...talk, owner, dueAt: Date.now() - 60_000 }]);
  await showApp(station);
  await pressKey('F3');
  await pressKey('F4');
  const rows = within(await waitFor(() => screen.getByRole('region', { name: '协商中' })));
  expect(rows.getByText('<b>王芳 0300 负责')).toBeDefined();
  expect(rows.getByText(/已过$/)).toBeDefined();
});
