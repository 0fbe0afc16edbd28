import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { decodePictureFiles, SCREENSHOT, storeScreenshots } from '../../support/picture-file.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem, makeReturn } from '../../support/scene-parts.ts';

decodePictureFiles();

const byHand = makeItem({
  verdictId: 'v1',
  why: 'by-hand',
  waybill: 'YT8812345678903',
  deadlineAt: Date.now() + HOUR,
  expectedReturn: makeReturn({ amountCents: 129_00, freightCents: 10_00, returnNo: 'TH77' }),
});
const other = makeItem({ verdictId: 'v2', deadlineAt: Date.now() + 9 * HOUR });
const showDesk = async (items: readonly ToDecideItem[]): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([...items]);
  station.answers.decisionCase = ({ verdictId }) => {
    const item = items.find((one) => one.verdictId === verdictId);
    return item === undefined ? refuse('already-decided') : ok({ item, evidence: makeEvidence() });
  };
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  return station;
};
const reference = () => screen.getByRole('textbox', { name: /流水号/ });

describe('a refund made in the back office', () => {
  it('says how much, wants its reference, and leaves the list once it is noted', async () => {
    const station = await showDesk([byHand, other]);
    station.answers.decisionByHand = () => ok(undefined);
    expect(screen.getByText('在平台后台退 ¥139.00')).toBeTruthy();
    expect(screen.getByText(/售后单 TH77/)).toBeTruthy();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    await pressKey('F4');
    expect(within(screen.getByRole('form')).getByRole('alert').textContent).toBe('至少写 2 个字，日后查账要用');
    fireEvent.change(reference(), { target: { value: ' RF-40712 ' } });
    await pressKey('F4');
    expect(await screen.findByText('已登记：YT88 1234 5678 903 在平台后台退了')).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toEqual([
      { verdictId: 'v1', outcome: 'refunded', reference: 'RF-40712', picture: null, waybill: null },
    ]);
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });
  it('takes a screenshot along for this case only', async () => {
    const station = await showDesk([byHand, other]);
    station.answers.decisionByHand = () => ok(undefined);
    storeScreenshots(station);
    fireEvent.change(screen.getByLabelText(/附一张后台截图/, { selector: 'input[type=file]' }), {
      target: { files: [new File(['png'], '后台.png', { type: 'image/png' })] },
    });
    fireEvent.change(reference(), { target: { value: 'RF-2' } });
    expect(await screen.findByRole('img', { name: '截图已存进这一单的照片' })).toBeTruthy();
    expect(station.inputsOf('evidencePhotoSlice')).toMatchObject([{ inspectionId: byHand.inspectionId }]);
    await pressKey('F4');
    await screen.findByText(/在平台后台退了/);
    expect(station.inputsOf('decisionByHand')).toMatchObject([{ verdictId: 'v1', picture: SCREENSHOT }]);
  });
  it('says why it was not noted, and keeps what was typed', async () => {
    const station = await showDesk([byHand]);
    station.answers.decisionByHand = () => refuse('already-decided');
    fireEvent.change(reference(), { target: { value: 'RF-1' } });
    await pressKey('F4');
    expect(await screen.findByText('这一单已经有处理意见')).toBeTruthy();
    expect((reference() as HTMLInputElement).value).toBe('RF-1');
  });
  it('has no way to propose a refund by the program', async () => {
    const station = await showDesk([byHand]);
    await pressKey('F1');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(station.inputsOf('decisionPropose')).toEqual([]);
  });
});

describe('cases where the three ways are not the whole story', () => {
  it.each([
    ['claim-back', /不会再付一次钱/],
    ['withdrawn', /让买家重新申请/],
    ['withdrawn', /货先别卖，已上架的先取出/],
    ['not-open', /货先别卖，已上架的先取出/],
    ['locked', /解锁之前发不出退款/],
    ['gift-missing', /只少赠品。由店铺客服/],
    ['late-box', /前面的箱子已经判过/],
  ] as const)('%s says what that means', async (why, advice) => {
    await showDesk([makeItem({ why })]);
    expect(screen.getByText(advice)).toBeTruthy();
  });
  it('says nothing more where the three ways are', async () => {
    await showDesk([makeItem({ why: 'contradicts' })]);
    expect(screen.queryByText(/不会再付一次钱|解锁之前/)).toBeNull();
  });
});
