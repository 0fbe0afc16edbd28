import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkReserved } from '../../../src/renderer/decision/use-sent-anew.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem, makeReturn } from '../../support/scene-parts.ts';

const soon = Date.now() + HOUR;
const swapped = makeItem({ verdictId: 'v1', waybill: 'JDVA11408814483', deadlineAt: soon });
const elsewhere = makeItem({
  ...{ verdictId: 'v2', why: 'by-hand', waybill: 'YT8812345678903', deadlineAt: soon },
  expectedReturn: makeReturn({ amountCents: 129_00, freightCents: 0 }),
});
const reservedFor = (item: ToDecideItem): ToDecideItem => ({
  ...item,
  proposal: { kind: 'exchange', amountCents: null, reason: '仓库单 C-12', operatorNo: '0031', at: Date.now() },
});

async function showDesk(item: ToDecideItem): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.decisionPropose = ({ kind, amountCents, reason }) =>
    ok({ ...item, proposal: { kind, amountCents, reason, operatorNo: '0217', at: Date.now() } });
  station.answers.decisionByHand = () => ok(undefined);
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  return station;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });

describe('goods that are reserved', () => {
  it('want which way and where it is written, and then wait to be sent', async () => {
    const station = await showDesk(swapped);
    await pressKey('F5');
    press('货锁好了，还没发');
    expect(screen.getByText('先选换货、补发还是维修')).toBeTruthy();
    pick('换货');
    press('货锁好了，还没发');
    expect(screen.getByText(/后台的记录至少写 2 个字/)).toBeTruthy();
    expect(station.inputsOf('decisionPropose')).toEqual([]);
    type('平台后台的记录', ' 仓库单 C-12 ');
    press('货锁好了，还没发');
    expect(await screen.findByText('货已锁，等发出 · 换货')).toBeTruthy();
    expect(screen.getByText('仓库单 C-12')).toBeTruthy();
    expect(station.inputsOf('decisionPropose')).toEqual([
      { verdictId: 'v1', kind: 'exchange', amountCents: null, reason: '仓库单 C-12' },
    ]);
  });

  it('are noted as sent later, with the way already chosen', async () => {
    const station = await showDesk(reservedFor(swapped));
    press('登记发出 / 改退款');
    expect(screen.getByRole('radio', { name: '换货', checked: true })).toBeTruthy();
    await screen.findByText(/本台不再退款，也不再拒绝/);
    type('新发出的运单号', 'YT8800112233445');
    type('平台后台的记录', '换货单 77');
    await pressKey('F4');
    expect(await screen.findByText(/换货，新运单/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toMatchObject([{ outcome: 'exchanged', waybill: 'YT8800112233445' }]);
  });

  it('of which there are none become a proposal to refund, with the reason', async () => {
    const station = await showDesk(reservedFor(swapped));
    press('登记发出 / 改退款');
    type('平台后台的记录', '断码');
    press('没货可发，改退款');
    expect(await screen.findByText('已提处理意见 · 全额退款')).toBeTruthy();
    expect(station.inputsOf('decisionPropose')).toEqual([
      { verdictId: 'v1', kind: 'refund-full', amountCents: null, reason: '没货可发，改退款。 断码' },
    ]);
    expect(station.inputsOf('decisionByHand')).toEqual([]);
  });

  it('say why they were not reserved, and keep what was typed', async () => {
    const station = await showDesk(swapped);
    station.answers.decisionPropose = () => refuse('return-closed');
    await pressKey('F5');
    pick('维修');
    type('平台后台的记录', '工单 9');
    press('货锁好了，还没发');
    expect(await screen.findByText('平台已经关闭这张售后单')).toBeTruthy();
    expect(screen.getByRole('radio', { name: '维修', checked: true })).toBeTruthy();
  });

  it('at a platform that is not connected: out of stock goes back to the refund by hand', async () => {
    const station = await showDesk(reservedFor(elsewhere));
    expect(screen.getByText('货已锁，等发出 · 换货')).toBeTruthy();
    press('登记发出 / 改退款');
    press('没货可发，改退款');
    expect(screen.getByText('在平台后台退 ¥129.00')).toBeTruthy();
    expect(station.inputsOf('decisionPropose')).toEqual([]);
  });
});

describe('what is needed to reserve', () => {
  it.each([
    [{ outcome: null, reference: '工单' }, 'outcome'],
    [{ outcome: 'repaired', reference: ' 1 ' }, 'reference'],
  ] as const)('%o lacks its %s', (typed, problem) => {
    expect(checkReserved(typed)).toEqual({ ok: false, problem });
  });
});
