import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import type { SupplementView } from '../../../src/shared/supplement.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeItem } from '../../support/scene-parts.ts';

const view = (more: Partial<SupplementView> = {}): SupplementView => ({
  ...{ verdictId: 'v1', waybill: 'SF1300001234562', returnNo: 'TH1', shop: '青禾', currency: 'CNY' },
  ...{ paidCents: 129_00, beforeCents: 20_00, whyNot: null, proposal: null, word: null, ordered: null },
  ...more,
});
const waits = view({
  proposal: { amountCents: 30_00, reason: '裁决', operatorNo: '0101', at: 1 },
  word: { proposalId: 'p1', word: 'merchant', why: 'part', whyNotMine: null, then: 'call', totalCents: 30_00 },
});

async function showDesk(waiting: SupplementView[], found: SupplementView[]): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.supplementFind = ({ text }) => ok(text === '' ? waiting : found);
  station.answers.supplementPropose = () => ok(waits);
  await showApp(station);
  await pressKey('F9');
  return station;
}

it('is looked up by its number and proposed; a sum beyond what is left is not sent', async () => {
  const station = await showDesk([], [view()]);
  fireEvent.click(await screen.findByRole('button', { name: '补退…' }));
  fireEvent.change(screen.getByLabelText('运单号或售后单号'), { target: { value: ' TH1 ' } });
  fireEvent.click(screen.getByRole('button', { name: '查' }));
  await screen.findByText(/已退 ¥20\.00 · 最多再补 ¥109\.00/);
  fireEvent.change(screen.getByLabelText('补多少（元）'), { target: { value: '109.01' } });
  fireEvent.change(screen.getByLabelText(/为什么补/), { target: { value: '裁决' } });
  fireEvent.click(screen.getByRole('button', { name: '提出补退' }));
  expect(screen.getByRole('alert').textContent).toContain('109.00');
  expect(station.inputsOf('supplementPropose')).toEqual([]);
  fireEvent.change(screen.getByLabelText('补多少（元）'), { target: { value: '30' } });
  fireEvent.click(screen.getByRole('button', { name: '提出补退' }));
  await waitFor(() => {
    expect(station.inputsOf('supplementPropose')).toEqual([{ verdictId: 'v1', amountCents: 30_00, reason: '裁决' }]);
  });
  expect(station.inputsOf('supplementFind')).toContainEqual({ text: 'TH1' });
});

it('says how many wait, and takes the second word only behind a question', async () => {
  const station = await showDesk([waits], []);
  station.answers.supplementConfirm = ({ verdictId }) =>
    ok({
      ...{ verdictId, waybill: 'SF1300001234562', totalCents: 30_00, currency: 'CNY' },
      confirmedBy: '0300',
      undoUntilAt: null,
    });
  fireEvent.click(await screen.findByRole('button', { name: '补退待确认（1）' }));
  fireEvent.click(await screen.findByRole('button', { name: /我确认，退 ¥30\.00/ }));
  expect(station.inputsOf('supplementConfirm')).toEqual([]);
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: /我确认，退/ }));
  await waitFor(() => {
    expect(station.inputsOf('supplementConfirm')).toEqual([{ verdictId: 'v1', proposalId: 'p1', second: null }]);
  });
});

it('says why nothing can be added', async () => {
  await showDesk([], [view({ whyNot: 'supplement-first' })]);
  fireEvent.click(await screen.findByRole('button', { name: '补退…' }));
  fireEvent.change(screen.getByLabelText('运单号或售后单号'), { target: { value: 'TH1' } });
  fireEvent.click(screen.getByRole('button', { name: '查' }));
  expect(await screen.findByText('前一笔部分退款还没结束')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '提出补退' })).toBeNull();
});

it('lets no key decide the case that it lies over', async () => {
  const station = createFakeStation();
  station.answers.supplementFind = () => ok([waits]);
  station.answers.decisionList = () => ok([makeItem({ verdictId: 'v9' })]);
  await showApp(station);
  await pressKey('F9');
  fireEvent.click(await screen.findByRole('button', { name: '补退待确认（1）' }));
  for (const key of ['F1', 'F4', 'F6']) await pressKey(key);
  expect(screen.queryByRole('dialog')).toBeNull();
  // Its case comes back as it was left: nothing chosen.
  fireEvent.click(screen.getByRole('option'));
  expect((await screen.findByRole('radio', { name: /全额退款/ })).getAttribute('aria-checked')).toBe('false');
});
