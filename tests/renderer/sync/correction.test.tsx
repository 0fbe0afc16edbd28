import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RefundCorrection } from '../../../src/shared/correction.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { makeCommand, makePhoto } from '../../support/scene-parts.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';

const parked = {
  ...({ state: 'parked', attempts: 1, isForHand: true, isForCorrection: true, nextAttemptAt: null } as const),
  lastWords: '退款金额超过可退金额',
};
const refund = makeCommand({ ...parked, id: 'c-refund', amountCents: 156_00 });
const refusal = makeCommand({ ...parked, id: 'c-refuse', kind: 'refuse', amountCents: 0, currency: '' });
const read: RefundCorrection = {
  ...{ commandId: 'c-refund', verdictId: 'v1', shop: '山岚', currency: 'CNY', orderedCents: 156_00 },
  ...{ maxCents: 148_00, whyNot: null, proposal: null, word: null },
};
const word = {
  ...({ proposalId: 'p1', word: 'merchant', why: 'part', whyNotMine: null, then: 'call' } as const),
  totalCents: 148_00,
};
const proposed: RefundCorrection = {
  ...read,
  proposal: { amountCents: 148_00, reason: '运费另退了', operatorNo: '0101', at: Date.now() },
  word,
};
const LABEL = 'a'.repeat(64);
const SEAL = 'b'.repeat(64);
const sent = {
  ...{ commandId: 'c-refuse', inspectionId: 'inspection-1', shop: '山岚', message: '序列号与发出的不一致' },
  ...{ reasonCode: '1047', pictures: [LABEL] },
  rules: {
    ...{ isRead: true, isPossible: true, words: null, isProofNeeded: true, backOffice: null, undoMs: 60_000 },
    reasons: [
      { code: '1047', text: '商品与发出不符' },
      { code: '1050', text: '防拆扣已损坏' },
    ],
  },
};

async function showSync(commands: readonly CommandView[], set: (station: FakeStation) => void): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([...commands]);
  station.answers.settingsGet = () => ok({ ...DEFAULT_SETTINGS, isSetUp: true });
  set(station);
  await showApp(station, createFakeDevices());
  await pressKey('F11');
  await screen.findAllByRole('listitem');
  return station;
}
const openIt = async (): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name: '更正后重发' }));
};
const row = (): string => screen.getAllByRole('listitem')[0]?.textContent ?? '';

describe('another sum for a refused refund', () => {
  it('is typed beside the old one, wants a reason, and is proposed; nothing else is sent', async () => {
    const station = await showSync([refund], ({ answers }) => {
      answers.correctionRefund = () => ok(read);
      answers.correctionPropose = () => ok(proposed);
    });
    await openIt();
    const sum = await screen.findByLabelText(/应退多少/);
    expect(document.activeElement).toBe(sum);
    expect(row()).toContain('退款金额超过可退金额');
    expect(document.querySelector('s')?.textContent).toBe('¥156.00');
    const submit = (): void => {
      fireEvent.submit(sum);
    };
    for (const [typed, said] of [
      ['148.01', '不超过 ¥148.00'],
      ['abc', '不超过 ¥148.00'],
      ['148', '写一句为什么改'],
    ] as const) {
      fireEvent.change(sum, { target: { value: typed } });
      submit();
      expect((await screen.findByText(new RegExp(said))).getAttribute('role')).toBe('alert');
    }
    expect(station.inputsOf('correctionPropose')).toEqual([]);
    fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '运费另退了' } });
    station.answers.correctionsWaiting = () => ok([proposed]);
    submit();
    expect(await screen.findByText('已提出：等另一个人确认，确认前什么都不发')).toBeTruthy();
    expect(station.inputsOf('correctionPropose')).toEqual([
      { commandId: 'c-refund', amountCents: 148_00, reason: '运费另退了' },
    ]);
    expect(await screen.findByText(/0101 提：把退款改成 ¥148.00/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '更正后重发' })).toBeNull();
    expect(station.inputsOf('syncRelease')).toEqual([]);
  });

  it('is the same as before: said, and not proposed', async () => {
    const station = await showSync([{ ...refund, amountCents: 140_00 }], ({ answers }) => {
      answers.correctionRefund = () => ok({ ...read, orderedCents: 140_00 });
    });
    await openIt();
    fireEvent.change(await screen.findByLabelText(/应退多少/), { target: { value: '140' } });
    fireEvent.submit(screen.getByLabelText(/应退多少/));
    expect(await screen.findByText('和原来一样，没有改')).toBeTruthy();
    expect(station.inputsOf('correctionPropose')).toEqual([]);
  });

  it('is confirmed by another person, whose badge is scanned; what follows is said', async () => {
    const station = await showSync([refund], ({ answers }) => {
      answers.correctionsWaiting = () => ok([{ ...proposed, word: { ...word, whyNotMine: 'same-person' } }]);
      answers.correctionConfirm = () =>
        ok({
          ...{ verdictId: 'v1', waybill: refund.waybill, totalCents: 148_00, currency: 'CNY', confirmedBy: '0300' },
          undoUntilAt: null,
        });
    });
    expect(row()).toContain('退款从 ¥156.00 改成 ¥148.00');
    expect(row()).toContain('收不回来');
    fireEvent.click(await screen.findByRole('button', { name: /第二个人/ }));
    await scan('DB:0123456789ABCDEFGHJKMNPQRS');
    expect(await screen.findByText('工牌已读，请输 PIN')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: '4711' } });
    station.answers.correctionsWaiting = () => ok([]);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /我确认/ }));
    expect(await screen.findByText('0300 确认改成 ¥148.00，正在重发')).toBeTruthy();
    expect(station.inputsOf('correctionConfirm')).toEqual([
      {
        ...{ verdictId: 'v1', proposalId: 'p1' },
        second: { claim: { by: 'badge', badge: '0123456789ABCDEFGHJKMNPQRS' }, pin: '4711' },
      },
    ]);
  });

  it('takes the badge for the one that asks for it, where several wait, whatever is drawn anew meanwhile', async () => {
    const more = makeCommand({ ...parked, id: 'c-more', amountCents: 90_00, waybill: 'YT8812345678903' });
    const otherWord = { ...word, proposalId: 'p2', whyNotMine: 'same-person' } as const;
    const other = { ...proposed, commandId: 'c-more', verdictId: 'v2', word: otherWord };
    const station = await showSync([refund, more], ({ answers }) => {
      answers.correctionsWaiting = () => ok([{ ...proposed, word: { ...word, whyNotMine: 'same-person' } }, other]);
    });
    const [first] = await screen.findAllByRole('button', { name: /第二个人/ });
    if (first !== undefined) fireEvent.click(first);
    await screen.findByRole('dialog');
    const asked = station.inputsOf('correctionsWaiting').length;
    const status = await station.client.syncStatus(undefined);
    act(() => {
      if (status.ok) station.emit('statusChanged', { ...status.value, parked: 2 });
    });
    await waitFor(() => {
      expect(station.inputsOf('correctionsWaiting').length).toBeGreaterThan(asked);
    });
    await scan('DB:0123456789ABCDEFGHJKMNPQRS');
    expect(await screen.findByText('工牌已读，请输 PIN')).toBeTruthy();
    expect(station.inputsOf('seatTake')).toEqual([]);
  });

  it('is found from the list of what is to be decided, as who looks there sees it', async () => {
    const station = createFakeStation();
    station.answers.settingsGet = () => ok({ ...DEFAULT_SETTINGS, isSetUp: true });
    station.answers.syncCommands = () => ok([refund]);
    await showApp(station, createFakeDevices());
    await pressKey('F9');
    await screen.findByRole('button', { name: /补退/ });
    expect(screen.queryByRole('button', { name: /改退款金额/ })).toBeNull();
    station.answers.correctionsWaiting = () => ok([{ ...proposed, word: { ...word, whyNotMine: 'same-person' } }]);
    const status = await station.client.syncStatus(undefined);
    act(() => {
      if (status.ok) station.emit('statusChanged', status.value);
    });
    await screen.findByRole('button', { name: '改退款金额，等第二个人（1）' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('今天没有要处理的');
    station.answers.correctionsWaiting = () => ok([proposed]);
    act(() => {
      if (status.ok) station.emit('statusChanged', status.value);
    });
    const door = await screen.findByRole('button', { name: '到「同步」看一眼再确认' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('改了退款金额，等你确认：1 笔');
    fireEvent.click(door);
    expect(await screen.findByText(/0101 提：把退款改成 ¥148.00/)).toBeTruthy();
  });

  it('says why it can’t be proposed here', async () => {
    await showSync([refund], ({ answers }) => {
      answers.correctionRefund = () => ok({ ...read, whyNot: 'people-needed' });
    });
    await openIt();
    expect(await screen.findByText('这台还没有登记人员，没人能当第二个人')).toBeTruthy();
    expect(screen.queryByLabelText(/应退多少/)).toBeNull();
  });
});

describe('a refusal that was not taken', () => {
  const set = ({ answers }: FakeStation): void => {
    answers.correctionRefusal = () => ok(sent);
    answers.evidenceOf = () =>
      ok({
        ...{ recordings: [], gaps: [] },
        photos: [makePhoto('label', { sha256: LABEL }), makePhoto('seal', { sha256: SEAL })],
      });
    answers.correctionRefuse = () => ok(undefined);
  };

  it('is said anew with other words, reason and pictures, the old ones struck through', async () => {
    const station = await showSync([refusal], set);
    await openIt();
    const message = await screen.findByLabelText(/给买家和平台的话/);
    expect(document.activeElement).toBe(message);
    expect(document.querySelectorAll('s')).toHaveLength(0);
    fireEvent.submit(message);
    expect(await screen.findByText('和原来一样，没有改')).toBeTruthy();
    fireEvent.change(message, { target: { value: '买家掉包' } });
    fireEvent.submit(message);
    expect(await screen.findByText(/掉包/, { selector: '[role=alert]' })).toBeTruthy();
    fireEvent.change(message, { target: { value: '防拆扣已拆' } });
    fireEvent.change(screen.getByLabelText('平台的拒绝原因'), { target: { value: '1050' } });
    fireEvent.click(screen.getByRole('button', { name: /防拆扣/, pressed: false }));
    expect(Array.from(document.querySelectorAll('s'), ({ textContent }) => textContent)).toEqual([
      '序列号与发出的不一致',
      '商品与发出不符',
      '1 张图',
    ]);
    expect(station.inputsOf('correctionRefuse')).toEqual([]);
    fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '平台要防拆扣的图' } });
    fireEvent.submit(message);
    expect(await screen.findByText('已更正，正在重发')).toBeTruthy();
    expect(station.inputsOf('correctionRefuse')).toEqual([
      {
        ...{ commandId: 'c-refuse', message: '防拆扣已拆', reasonCode: '1050', pictures: [LABEL, SEAL] },
        reason: '平台要防拆扣的图',
      },
    ]);
  });

  it('says what happened and what is safe when the station does not take it', async () => {
    await showSync([refusal], (station) => {
      set(station);
      station.answers.correctionRefuse = () => refuse('correction-not-here');
    });
    await openIt();
    const message = await screen.findByLabelText(/给买家和平台的话/);
    fireEvent.change(message, { target: { value: '防拆扣已拆' } });
    fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '平台要图' } });
    fireEvent.submit(message);
    expect(await screen.findByText('这一条现在不能更正')).toBeTruthy();
    expect((message as HTMLTextAreaElement).value).toBe('防拆扣已拆');
  });

  it('asks again where the platform could not be asked', async () => {
    const station = await showSync([refusal], (one) => {
      set(one);
      one.answers.correctionRefusal = () =>
        ok({ ...sent, rules: { ...sent.rules, isRead: false, words: 'net:timeout' } });
    });
    await openIt();
    const again = await screen.findByRole('button', { name: '再问一次' });
    station.answers.correctionRefusal = () => ok(sent);
    fireEvent.click(again);
    expect(await screen.findByLabelText(/给买家和平台的话/)).toBeTruthy();
  });
});

it('what may not be corrected has no such button', async () => {
  await showSync([{ ...refund, isForCorrection: false }], () => undefined);
  await waitFor(() => {
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });
  expect(screen.queryByRole('button', { name: '更正后重发' })).toBeNull();
});
