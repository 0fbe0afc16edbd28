import { act, fireEvent, screen, waitFor } from '@testing-library/react';
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
