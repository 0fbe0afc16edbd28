import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/renderer/decision/proposal-draft.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem } from '../../support/scene-parts.ts';

const later = makeItem({ verdictId: 'v-later', waybill: 'YT8812345678903', deadlineAt: Date.now() + 9 * HOUR });
const sooner = makeItem({ verdictId: 'v-sooner', gaps: ['recording'], deadlineAt: Date.now() + HOUR });
const noReturn = makeItem({ verdictId: 'v-none', expectedReturn: null, why: 'unclaimed', deadlineAt: null });

const stationWith = (items: readonly ToDecideItem[]): FakeStation => {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([...items]);
  station.answers.decisionCase = ({ verdictId }) => {
    const item = items.find((one) => one.verdictId === verdictId);
    return item === undefined ? refuse('already-decided') : ok({ item, evidence: makeEvidence() });
  };
  return station;
};
const showDesk = async (items: readonly ToDecideItem[]): Promise<FakeStation> => {
  const station = stationWith(items);
  await showApp(station);
  await pressKey('F9');
  if (items.length > 0) await screen.findByRole('listbox');
  return station;
};
const reason = () => screen.getByRole('textbox', { name: /理由/ });

describe('to decide', () => {
  it('says that nothing is disputed when there is nothing', async () => {
    await showDesk([]);
    expect(await screen.findByText('今天没有要处理的')).toBeTruthy();
  });
  it('lists by time left and opens the first, with its film, photos, both sides and gaps', async () => {
    const station = await showDesk([later, sooner]);
    const options = screen.getAllByRole('option');
    expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'false']);
    expect(options[1]?.textContent).toContain('YT88');
    await waitFor(() => {
      expect(document.querySelector('video')?.getAttribute('src')).toBe('evidence://recording/recording-1');
    });
    expect(station.inputsOf('decisionCase')).toEqual([{ verdictId: 'v-sooner' }]);
    expect(screen.getByText('不想要了，未拆封')).toBeTruthy();
    expect(screen.getByText('序列号不符 · 已激活或有数据')).toBeTruthy();
    expect(screen.getByText(/缺录像/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /放大照片/ })).toHaveLength(6);
  });
  it('goes through the list with arrow keys, and what is chosen stays in sight', async () => {
    await showDesk([sooner, later]);
    const inSight: Element[] = [];
    for (const option of screen.getAllByRole('option')) option.scrollIntoView = () => inSight.push(option);
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
    const second = screen.getAllByRole('option')[1];
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(inSight).toEqual([second]);
  });
  it('wants a way, an amount below what was paid, and a reason, each said in a sentence', async () => {
    const station = await showDesk([sooner]);
    await pressKey('F4');
    expect(within(screen.getByRole('form')).getByRole('alert').textContent).toBe('先选怎么处理');
    await pressKey('F2');
    const amount = screen.getByRole('textbox', { name: /退多少/ });
    fireEvent.change(amount, { target: { value: '4999' } });
    await pressKey('F4');
    expect(within(screen.getByRole('form')).getByRole('alert').textContent).toContain('小于 ¥4999.00');
    fireEvent.change(amount, { target: { value: '3200' } });
    await pressKey('F4');
    expect(within(screen.getByRole('form')).getByRole('alert').textContent).toBe('理由至少写 2 个字');
    expect(station.inputsOf('decisionPropose')).toEqual([]);
  });
  it('proposes in part, says that the merchant must confirm, and shows the proposal', async () => {
    const station = await showDesk([sooner]);
    station.answers.decisionPropose = ({ kind, amountCents, reason: why }) =>
      ok({ ...sooner, proposal: { kind, amountCents, reason: why, operatorNo: '0031', at: Date.now() } });
    expect(screen.getByRole('radio', { name: /部分退款/ }).textContent).toContain('商家确认后才发给平台');
    expect(screen.queryByRole('textbox', { name: /理由/ })).toBeNull();
    await pressKey('F2');
    // What was chosen says what it does in a line of its own, and its first field waits for the keyboard.
    expect(screen.getByRole('radio', { checked: true }).textContent).not.toContain('商家确认后才发给平台');
    expect(screen.getByText(/商家确认后才发给平台/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /退多少/ }));
    fireEvent.change(screen.getByRole('textbox', { name: /退多少/ }), { target: { value: '3200.5' } });
    fireEvent.change(reason(), { target: { value: ' 序列号不符 ' } });
    await pressKey('F4');
    expect(await screen.findByText('等商家确认。确认之前不会发给平台，也不会少退。')).toBeTruthy();
    expect(station.inputsOf('decisionPropose')).toEqual([
      { verdictId: 'v-sooner', kind: 'refund-part', amountCents: 3200_50, reason: '序列号不符' },
    ]);
    expect(screen.queryByRole('form')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '改处理意见' }));
    expect(screen.getByRole('form')).toBeTruthy();
  });
  it('says a refusal of the station', async () => {
    const station = await showDesk([sooner]);
    station.answers.decisionPropose = () => refuse('already-decided');
    await pressKey('F1');
    fireEvent.change(reason(), { target: { value: '序列号不符' } });
    await pressKey('F4');
    expect(await screen.findByText('这一单已经有处理意见')).toBeTruthy();
  });
  it('offers no refund for a parcel without a return', async () => {
    await showDesk([noReturn]);
    expect(screen.getByText(/还没对上售后单，不能退款/)).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
  });
  it('keeps what was typed when the bench calls in between', async () => {
    await showDesk([sooner]);
    await pressKey('F1');
    fireEvent.change(reason(), { target: { value: '机身有磕痕' } });
    await pressKey('F9');
    await pressKey('F9');
    expect((reason() as HTMLTextAreaElement).value).toBe('机身有磕痕');
  });
});

describe('a draft', () => {
  const paid = 100_00;
  it.each([
    [{ kind: null, amount: '', reason: '好' }, 'kind'],
    [{ kind: 'refund-part', amount: '100', reason: '理由' }, 'amount'],
    [{ kind: 'refund-part', amount: '0', reason: '理由' }, 'amount'],
    [{ kind: 'refund-part', amount: '', reason: '理由' }, 'amount'],
    [{ kind: 'refuse', amount: '', reason: ' 无 ' }, 'reason'],
  ] as const)('%j lacks its %s', (draft, problem) => {
    expect(checkDraft(draft, paid)).toEqual({ ok: false, problem });
  });
  it('takes no amount along but for a partial refund', () => {
    expect(checkDraft({ kind: 'refund-full', amount: '5', reason: '理由' }, paid)).toEqual({
      ok: true,
      proposal: { kind: 'refund-full', amountCents: null, reason: '理由' },
    });
    expect(checkDraft({ kind: 'refund-part', amount: '99.99', reason: '理由' }, paid)).toMatchObject({
      proposal: { amountCents: 99_99 },
    });
  });
});
