import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WordWanted } from '../../../src/shared/approval.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem } from '../../support/scene-parts.ts';

const word = (more: Partial<WordWanted> = {}): WordWanted => ({
  ...{ proposalId: 'p1', word: 'merchant', why: 'part', whyNotMine: null, then: 'call', totalCents: 20_00 },
  ...more,
});
const proposed = (more: Partial<WordWanted> = {}): ToDecideItem =>
  makeItem({
    ...{ verdictId: 'v1', waybill: 'JDVA11408814483', deadlineAt: Date.now() + HOUR, word: word(more) },
    proposal: { kind: 'refund-part', amountCents: 20_00, reason: '缺腰带', operatorNo: '0101', at: Date.now() },
  });

async function showDesk(...items: ToDecideItem[]): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok(items);
  station.answers.decisionCase = ({ verdictId }) =>
    ok({ item: items.find((one) => one.verdictId === verdictId) ?? makeItem(), evidence: makeEvidence() });
  station.answers.decisionConfirm = ({ verdictId }) =>
    ok({
      ...{ verdictId, waybill: 'JDVA11408814483', totalCents: 20_00, currency: 'CNY', confirmedBy: '0900' },
      undoUntilAt: Date.now() + 60_000,
    });
  station.answers.decisionReject = () => ok(undefined);
  station.answers.decisionTakeBack = () => ok(undefined);
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  return station;
}
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const inDialog = async (name: RegExp | string) =>
  within(await screen.findByRole('dialog')).getByRole('button', { name });
const SECOND = /第二个人在这里/;

describe('a proposal that waits for a word', () => {
  it('says whose, and what the platform will do; a first press only asks', async () => {
    const station = await showDesk(proposed());
    expect(screen.getByText(/部分退款动的是商家的钱/)).toBeTruthy();
    expect(screen.getByText(/会退 ¥20\.00 给买家/)).toBeTruthy();
    fireEvent.click(button(/我确认，退/));
    const yes = await inDialog(/我确认，退/);
    expect(station.inputsOf('decisionConfirm')).toEqual([]);
    fireEvent.click(yes);
    await screen.findByText(/0900 确认退 ¥20\.00/);
    expect(station.inputsOf('decisionConfirm')).toEqual([{ verdictId: 'v1', proposalId: 'p1', second: null }]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('can be taken back while it waits', async () => {
    const station = await showDesk(proposed());
    fireEvent.click(button(/我确认，退/));
    fireEvent.click(await inDialog(/我确认，退/));
    await screen.findByText(/秒内可撤销/);
    fireEvent.click(button('撤销确认'));
    await waitFor(() => {
      expect(station.inputsOf('decisionTakeBack')).toEqual([{ verdictId: 'v1' }]);
    });
  });

  it('takes a second person by number and PIN; Enter does nothing before a PIN stands there', async () => {
    const station = await showDesk(proposed({ whyNotMine: 'same-person' }));
    expect(screen.queryByRole('button', { name: /我确认，退/ })).toBeNull();
    fireEvent.click(button(SECOND));
    await screen.findByRole('dialog');
    const pin = screen.getByLabelText('PIN 码');
    fireEvent.change(screen.getByLabelText('没带工牌就输工号'), { target: { value: '0900' } });
    fireEvent.keyDown(pin, { key: 'Enter' });
    expect(station.inputsOf('decisionConfirm')).toEqual([]);
    fireEvent.change(pin, { target: { value: '2580' } });
    fireEvent.keyDown(pin, { key: 'Enter' });
    await screen.findByText(/0900 确认退/);
    const second = { claim: { by: 'number', operatorNo: '0900' }, pin: '2580' };
    expect(station.inputsOf('decisionConfirm')).toEqual([{ verdictId: 'v1', proposalId: 'p1', second }]);
  });

  it('says why a second person was not taken, and keeps asking', async () => {
    const station = await showDesk(proposed({ whyNotMine: 'same-person' }));
    station.answers.decisionConfirm = () => refuse('word-not-yours');
    fireEvent.click(button(SECOND));
    await screen.findByRole('dialog');
    fireEvent.change(screen.getByLabelText('没带工牌就输工号'), { target: { value: '0102' } });
    fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: '2580' } });
    fireEvent.keyDown(screen.getByLabelText('PIN 码'), { key: 'Enter' });
    await screen.findByText('这一单不归你确认');
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('PIN 码').value).toBe('');
  });

  it('wants the digits anew where they were wrong: the button that gave them has gone dead', async () => {
    const station = await showDesk(proposed({ whyNotMine: 'same-person' }));
    station.answers.decisionConfirm = () => refuse('word-not-yours');
    fireEvent.click(button(SECOND));
    const give = await inDialog(/我确认，退/);
    fireEvent.change(screen.getByLabelText('没带工牌就输工号'), { target: { value: '0102' } });
    fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: '2580' } });
    give.focus();
    fireEvent.click(give);
    await screen.findByText('这一单不归你确认');
    expect(document.activeElement).toBe(screen.getByLabelText('PIN 码'));
  });

  it('is turned down with a reason', async () => {
    const station = await showDesk(proposed({ whyNotMine: 'same-person' }));
    fireEvent.click(button(/不同意/));
    fireEvent.click(await inDialog(/不同意/));
    expect(station.inputsOf('decisionReject')).toEqual([]);
    fireEvent.change(screen.getByLabelText(/写给提意见的人看/), { target: { value: '再谈' } });
    fireEvent.click(await inDialog(/不同意/));
    await waitFor(() => {
      expect(station.inputsOf('decisionReject')).toEqual([{ verdictId: 'v1', proposalId: 'p1', reason: '再谈' }]);
    });
  });

  it('says on a bench without people that nobody can be the second', async () => {
    await showDesk(proposed({ whyNotMine: 'people-needed' }));
    expect(screen.getByText(/还没有登记人员/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: SECOND })).toBeNull();
  });
});

it('lists only what waits for my word, when I ask for it', async () => {
  const rest = makeItem({ verdictId: 'v2', waybill: 'YT8812345678903', deadlineAt: Date.now() + 2 * HOUR });
  await showDesk(proposed(), rest);
  expect(screen.getAllByRole('option')).toHaveLength(2);
  fireEvent.click(button('等我确认的（1）'));
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.click(button('等我确认的（1）'));
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

it('shows what two people decided to be paid by hand', async () => {
  const confirmed = { kind: 'refund-part', amountCents: 20_00, proposedBy: '0101', confirmedBy: '0900' } as const;
  await showDesk(makeItem({ verdictId: 'v1', why: 'by-hand', deadlineAt: Date.now() + HOUR, confirmed }));
  expect(screen.getByText(/0101 提、0900 确认：到平台后台退 ¥20\.00/)).toBeTruthy();
});
