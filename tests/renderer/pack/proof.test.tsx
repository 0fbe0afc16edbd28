import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProofSent, ProofView, ProofWanted } from '../../../src/shared/arbitration.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { Result } from '../../../src/shared/result.ts';
import { makePlan } from '../../support/case-parts.ts';
import { makeDispute, makeDisputeView } from '../../support/dispute-parts.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { open } from './cases-room.ts';

const item = makeDispute({ platform: 'douyin-1' });
const wanted: ProofWanted = {
  ...{ isRead: true, words: null, isWanted: true, dueAt: null, describe: '请上传收到退货时的照片' },
};
const sent = (more: Partial<ProofSent> = {}): ProofSent => ({
  ...{ at: Date.now(), operatorNo: '0101', comment: '与发出的不符', pictures: [], outcome: 'taken', words: null },
  isStillWanted: false,
  ...more,
});
const view = (more: Partial<ProofView> = {}): ProofView => ({ isPossible: true, wanted: null, sent: null, ...more });
/** As a bench stores them: photos are named by their hashes. */
const plan = makePlan();
const hashed = plan.figures.map((figure, index) => ({ ...figure, sha256: String(index).padStart(64, 'a') }));
const showing = (read: ProofView, asked: Result<ProofView> = ok(view({ wanted }))) =>
  open((station: FakeStation) => {
    station.answers.disputesOf = () => ok([makeDisputeView({ item })]);
    station.answers.proofRead = () => ok(read);
    station.answers.proofAsk = () => asked;
    station.answers.packPlan = () => ok({ ...plan, figures: hashed });
  });
const press = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const OPEN = '向平台仲裁举证';

describe('proof for the platform’s arbitration', () => {
  it('is offered only where the platform takes it by a call', async () => {
    await showing(view({ isPossible: false }));
    await screen.findByRole('region', { name: /^争议单 · / });
    expect(screen.queryByRole('button', { name: OPEN })).toBeNull();
  });

  it('proposes the first four of the pack, wants a comment that accuses nobody, and goes once', async () => {
    const station = await showing(view());
    await press(OPEN);
    const comment = await screen.findByLabelText(/^说明/);
    expect(screen.getByText(/请上传收到退货时的照片/)).toBeTruthy();
    const figures = hashed.map(({ sha256 }) => sha256);
    expect(figures.length).toBeGreaterThan(4);
    expect(station.inputsOf('packPlan').at(-1)).toMatchObject({ inspectionId: item.inspectionId, preset: 'douyin' });

    await press('交给平台');
    expect(await screen.findByText('写两个字以上的说明')).toBeTruthy();
    fireEvent.change(comment, { target: { value: '买家掉包' } });
    await press('交给平台');
    expect(await screen.findByText(/不要写“掉包”/)).toBeTruthy();
    expect(station.inputsOf('proofSend')).toEqual([]);

    let answer: (result: Result<ProofView>) => void = () => undefined;
    station.answers.proofSend = () => new Promise((resolve) => (answer = resolve));
    fireEvent.change(comment, { target: { value: '  商品与发出的不符，见图  ' } });
    await press('交给平台');
    const waiting = await screen.findByRole('button', { name: '正在传图、交给平台…' });
    fireEvent.click(waiting);
    answer(ok(view({ sent: sent() })));
    expect(await screen.findByText('平台收下了。')).toBeTruthy();
    expect(station.inputsOf('proofSend')).toEqual([
      { id: item.id, comment: '商品与发出的不符，见图', pictures: figures.slice(0, 4) },
    ]);
    expect(screen.queryByLabelText(/^说明/)).toBeNull();
  });

  it('shows no form where nothing is asked for, or the platform could not be asked', async () => {
    await showing(view(), ok(view({ wanted: { ...wanted, isWanted: false } })));
    await press(OPEN);
    expect(await screen.findByText(/没有要我们举证/)).toBeTruthy();
    expect(screen.queryByLabelText(/^说明/)).toBeNull();
  });

  it('says why the platform could not be asked', async () => {
    const unread = { ...wanted, isRead: false, isWanted: false, words: 'net:no-connection' };
    await showing(view(), ok(view({ wanted: unread })));
    await press(OPEN);
    expect((await screen.findByText(/问不到平台要什么/)).textContent).toContain('连不上平台');
  });

  it.each<[Partial<ProofSent>, RegExp, RegExp]>([
    [{ outcome: 'taken', isStillWanted: true }, /读回来还在要举证/, /后台补/],
    [{ outcome: 'seen' }, /已经有这份举证/, /算交上了/],
    [{ outcome: 'refused', words: '参数错误' }, /平台没有收/, /参数错误/],
    [{ outcome: 'not-wanted' }, /已经不要举证了/, /平台后台/],
    [{ outcome: 'not-sent', words: 'net:busy' }, /没有交上/, /平台说太忙/],
    [{ outcome: 'unknown', words: 'net:dropped', isStillWanted: true }, /不知道收没收到/, /可以再交一次/],
    [{ outcome: 'unknown', words: 'net:dropped', isStillWanted: false }, /已经不要举证了/, /多半是收到了/],
    [{ outcome: null }, /没有记下结果/, /平台后台看一眼/],
  ])('says what is known of %o', async (more, what, then) => {
    await showing(view({ sent: sent(more) }));
    const said = await screen.findByText(what);
    expect(said.closest('p')?.textContent).toMatch(then);
  });

  it('says what the station refuses, and keeps what was written', async () => {
    const station = await showing(view());
    await press(OPEN);
    fireEvent.change(await screen.findByLabelText(/^说明/), { target: { value: '商品与发出的不符' } });
    station.answers.proofSend = () => refuse('proof-not-here');
    await press('交给平台');
    await waitFor(() => {
      expect(screen.getByText(/这一单现在不能用接口举证/)).toBeTruthy();
    });
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^说明/).value).toBe('商品与发出的不符');
  });
});
