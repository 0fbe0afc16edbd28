import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import type { NegotiationOffer, NegotiationView } from '../../../src/shared/negotiation.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem, MINUTE } from '../../support/scene-parts.ts';

const talk = (more: Partial<NegotiationView> = {}): NegotiationView => ({
  ...{ isOpen: true, isMine: false, owner: { operatorNo: '0300', name: '周琳' }, note: '', answers: [] },
  ...{ dueAt: Date.now() + HOUR + MINUTE / 2, ...more },
});
const said = (text: string) => ({ text, saidAt: Date.now() - MINUTE, enteredAt: Date.now(), operatorNo: '0300' });
const one = (more: Partial<ToDecideItem> = {}): ToDecideItem =>
  makeItem({ verdictId: 'v1', deadlineAt: Date.now() + 9 * HOUR, ...more });
const usualAt = Date.now() + 2 * HOUR;
const offer: NegotiationOffer = {
  owners: [
    { id: 'p3', operatorNo: '0300', name: '周琳' },
    { id: 'p1', operatorNo: '0101', name: '陈主管' },
  ],
  dues: [
    { dueAt: usualAt, moved: null, isUsual: true },
    { dueAt: usualAt + 9 * HOUR, moved: 'morning', isUsual: false },
  ],
  deadlineAt: Date.now() + 12 * HOUR,
};

async function showDesk(...items: ToDecideItem[]): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok(items);
  station.answers.decisionCase = ({ verdictId }) =>
    ok({ item: items.find((item) => item.verdictId === verdictId) ?? makeItem(), evidence: makeEvidence() });
  station.answers.negotiationOffer = () => ok(offer);
  station.answers.negotiationBegin = ({ dueAt }) => ok({ dueAt, moved: null });
  station.answers.negotiationAnswer = () => ok(undefined);
  station.answers.negotiationEnd = () => ok(undefined);
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  return station;
}
const inDialog = async () => within(await screen.findByRole('dialog'));

describe('a contested case', () => {
  it('is put into negotiation by F6: who, until when, about what; a moved time says why', async () => {
    const station = await showDesk(one());
    await pressKey('F6');
    const dialog = await inDialog();
    fireEvent.change(await dialog.findByLabelText('谁来谈'), { target: { value: 'p1' } });
    expect(dialog.getByText(/夜里不打扰买家/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('radio', { name: /夜里不打扰买家/ }));
    fireEvent.change(dialog.getByLabelText(/要谈什么/), { target: { value: '少退 20' } });
    fireEvent.click(dialog.getByRole('button', { name: '转协商' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    const input = { verdictId: 'v1', ownerId: 'p1', dueAt: usualAt + 9 * HOUR, note: '少退 20' };
    expect(station.inputsOf('negotiationBegin')).toEqual([input]);
  });

  it('says why it can not be, before anything is typed', async () => {
    const station = await showDesk(one());
    station.answers.negotiationOffer = () => refuse('no-time-to-negotiate');
    await pressKey('F6');
    const dialog = await inDialog();
    expect(await dialog.findByText('没有时间再谈了')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: '转协商' })).toBeNull();
  });

  it.each(['over-limit', 'locked', 'late-box'] as const)(
    'is none where it waits for something else: %s',
    async (why) => {
      const station = await showDesk(one({ why }));
      await pressKey('F6');
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(station.inputsOf('negotiationOffer')).toEqual([]);
    },
  );
});

describe('a negotiation that runs', () => {
  it('shows its owner and time in the list and beside the case, and the clock of the refund goes on', async () => {
    await showDesk(one({ negotiation: talk({ answers: [said('行，退 109')] }) }));
    expect(screen.getByText(/协商 · 周琳 · 还剩 1 小时 0 分/)).toBeTruthy();
    expect(screen.getByText('周琳 0300 负责')).toBeTruthy();
    expect(screen.getByText(/退款最晚/)).toBeTruthy();
    expect(screen.getByText(/行，退 109/)).toBeTruthy();
  });

  it('is loud when its time is past', async () => {
    await showDesk(one({ negotiation: talk({ dueAt: Date.now() - 5 * MINUTE, isMine: true }) }));
    expect(screen.getByText(/协商超时/)).toBeTruthy();
    expect(screen.getByText(/协商已超时 5 分：现在就定，或再给时间/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '协商中（1，超时 1）' })).toBeTruthy();
  });

  it('keeps what the buyer said by F6, as it was typed', async () => {
    const station = await showDesk(one({ negotiation: talk() }));
    await pressKey('F6');
    const dialog = await inDialog();
    const keep = dialog.getByRole('button', { name: '存下' });
    expect(keep).toHaveProperty('disabled', true);
    fireEvent.change(dialog.getByLabelText('买家的原话'), { target: { value: '<b>不行</b>' } });
    fireEvent.change(dialog.getByLabelText('什么时候说的'), { target: { value: '2026-11-22T14:05' } });
    fireEvent.click(keep);
    await waitFor(() => {
      expect(station.inputsOf('negotiationAnswer')).toEqual([
        { verdictId: 'v1', text: '<b>不行</b>', saidAt: new Date(2026, 10, 22, 14, 5).getTime() },
      ]);
    });
  });

  it('is ended by a person, who may say how it went', async () => {
    const station = await showDesk(one({ negotiation: talk() }));
    fireEvent.click(screen.getByRole('button', { name: '结束协商' }));
    const dialog = await inDialog();
    fireEvent.change(dialog.getByLabelText(/谈得怎样/), { target: { value: '不回话' } });
    fireEvent.click(dialog.getByRole('button', { name: '结束协商' }));
    await waitFor(() => {
      expect(station.inputsOf('negotiationEnd')).toEqual([{ verdictId: 'v1', note: '不回话' }]);
    });
  });

  it('shows all answers when there are several', async () => {
    await showDesk(one({ negotiation: talk({ answers: [said('不行'), said('好吧')] }) }));
    fireEvent.click(screen.getByRole('button', { name: '全部 2 条答复' }));
    const dialog = await inDialog();
    expect(dialog.getByText('不行')).toBeTruthy();
    expect(dialog.getByText('好吧')).toBeTruthy();
  });

  it('leaves what the buyer said beside the case when it is over, and no more ways', async () => {
    await showDesk(one({ negotiation: talk({ isOpen: false, answers: [said('同意')] }) }));
    expect(screen.getByText(/同意/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '结束协商' })).toBeNull();
  });
});

it('lists only what I negotiate, when I ask for it', async () => {
  const own = one({ negotiation: talk({ isMine: true }) });
  const other = one({ verdictId: 'v2', negotiation: talk() });
  await showDesk(own, other, one({ verdictId: 'v3' }));
  expect(screen.getAllByRole('option')).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: '我在谈的（1）' }));
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '协商中（2）' }));
  expect(screen.getAllByRole('option')).toHaveLength(2);
});

it('asks for the word on a proposal by F6, and confirms nothing by it', async () => {
  const word = {
    proposalId: 'p',
    word: 'merchant',
    why: 'part',
    whyNotMine: null,
    then: 'call',
    totalCents: 1,
  } as const;
  const proposal = { kind: 'refund-part', amountCents: 1, reason: '理由', operatorNo: '0101', at: Date.now() } as const;
  const station = await showDesk(one({ proposal, word }));
  await pressKey('F6');
  await pressKey('F6');
  expect(await screen.findByRole('dialog')).toBeTruthy();
  expect(station.inputsOf('decisionConfirm')).toEqual([]);
});
