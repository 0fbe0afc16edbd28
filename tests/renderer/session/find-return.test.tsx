import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { attachWedge } from '../../../src/renderer/scan/wedge.ts';
import { FindReturn } from '../../../src/renderer/session/FindReturn.tsx';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { ReturnHit } from '../../../src/shared/return-search.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { showPage } from '../../support/render-page.tsx';
import { press } from '../scan/page-keyboard.ts';

const hit = (more: Partial<ReturnHit> = {}): ReturnHit => ({
  id: 'r1',
  foundBy: 'phone-tail',
  platform: 'import',
  shop: '青禾男装',
  returnNo: 'TK1',
  orderNo: 'O1',
  buyer: '王*',
  phoneTail: '5678',
  reason: 'quality',
  state: 'open',
  amountCents: 129_00,
  currency: 'CNY',
  returnWaybill: null,
  outboundWaybill: null,
  title: '男士衬衫<b>',
  picture: null,
  parcel: null,
  ...more,
});

const box = (): HTMLInputElement => screen.getByRole('textbox', { name: '找售后单' });
const type = (text: string): void => {
  fireEvent.change(box(), { target: { value: text } });
};

const show = (hits: ReturnHit[], isMore = false) => {
  const station = createFakeStation();
  station.answers.returnFind = () => ok({ hits, isMore });
  const claimed: string[] = [];
  const records: string[][] = [];
  showPage(
    <FindReturn onClaim={(id) => claimed.push(id)} onRecord={(...record) => records.push(record)} inBox={['in-box']} />,
    station,
  );
  return { station, claimed, records };
};

describe('looking a return up', () => {
  it('asks when the hand rests, and shows by what each was found', async () => {
    const { station } = show([hit(), hit({ id: 'r2', foundBy: 'buyer', buyer: '', state: 'refunded' })]);
    type('56');
    type('5678 ');
    expect(await screen.findByText('找到 2 单')).toBeTruthy();
    expect(station.inputsOf('returnFind')).toEqual([{ text: '5678' }]);
    expect(screen.getByText('手机尾号')).toBeTruthy();
    expect(screen.getByText('买家姓名')).toBeTruthy();
    expect(screen.getAllByText('男士衬衫<b>')).toHaveLength(2);
    expect(screen.getByText('王* · 尾号 5678 · 青禾男装')).toBeTruthy();
  });

  it('hands over the return a person points at, not one judged or in the box already', async () => {
    const { claimed, records } = show([
      hit(),
      hit({ id: 'in-box' }),
      hit({ id: 'judged', parcel: { inspectionId: 'i1', waybill: 'SF1', isJudged: true } }),
    ]);
    type('5678');
    await screen.findByText('找到 3 单');
    expect(screen.getByText('已经在这箱里')).toBeTruthy();
    expect(screen.getByText('已经判过，不能再认')).toBeTruthy();
    expect(screen.getByText('在包裹 SF1 里判过了')).toBeTruthy();
    const buttons = screen.getAllByRole('button', { name: '就是这单' });
    expect(buttons).toHaveLength(1);
    for (const button of buttons) fireEvent.click(button);
    expect(claimed).toEqual(['r1']);
    fireEvent.click(screen.getByRole('button', { name: '看记录' }));
    expect(records).toEqual([['i1', 'SF1']]);
  });

  it('says that nothing was found, that there is more, and why it could not look', async () => {
    const { station } = show([]);
    type('赵\u202e云');
    expect(await screen.findByText('没找到「赵\\u{202e}云」')).toBeTruthy();
    station.answers.returnFind = () => ok({ hits: [hit()], isMore: true });
    type('王');
    expect(await screen.findByText('只显示前 1 单，再多输几个字')).toBeTruthy();
    station.answers.returnFind = () => refuse('commit-unknown');
    type('李');
    expect(await screen.findByRole('alert')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(box().value).toBe('');
  });

  it('shows only the answer to what stands in the box', async () => {
    const { station } = show([]);
    const answers: (() => void)[] = [];
    station.answers.returnFind = ({ text }) =>
      new Promise((resolve) => {
        answers.push(() => {
          resolve(ok({ hits: [hit({ title: `goods of ${text}` })], isMore: false }));
        });
      });
    type('first');
    await waitFor(() => {
      expect(answers).toHaveLength(1);
    });
    type('second');
    await waitFor(() => {
      expect(answers).toHaveLength(2);
    });
    await act(async () => {
      for (const answer of answers.toReversed()) answer();
      await Promise.resolve();
    });
    expect(await screen.findByText('goods of second')).toBeTruthy();
    expect(screen.queryByText('goods of first')).toBeNull();
  });
});

describe('a scan while the search box has the focus', () => {
  let detach = (): void => undefined;
  afterEach(() => {
    detach();
  });

  it('is a scan: nothing of it stays in the box, and nothing is looked for', async () => {
    const { station } = show([hit()]);
    const scans: string[] = [];
    detach = attachWedge(document, { onScan: (raw) => scans.push(raw), onUnreadable: () => undefined });
    type('王');
    await screen.findByText('找到 1 单');
    box().focus();
    const startAt = performance.now();
    Array.from('SF1300001234562\n').forEach((char, index) => {
      act(() => {
        press(char, startAt + index * 4);
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(scans).toEqual(['SF1300001234562']);
    expect(box().value).toBe('王');
    // Looked for again at most is what stood there before.
    for (const input of station.inputsOf('returnFind')) expect(input).toEqual({ text: '王' });
  });
});
