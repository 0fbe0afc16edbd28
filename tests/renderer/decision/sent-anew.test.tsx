import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkSentAnew } from '../../../src/renderer/decision/use-sent-anew.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { decodePictureFiles, SCREENSHOT, storeScreenshots } from '../../support/picture-file.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem, makeReturn } from '../../support/scene-parts.ts';

decodePictureFiles();

const soon = Date.now() + HOUR;
const swapped = makeItem({ verdictId: 'v1', waybill: 'JDVA11408814483', deadlineAt: soon });
const elsewhere = makeItem({
  ...{ verdictId: 'v2', why: 'by-hand', waybill: 'YT8812345678903', deadlineAt: soon },
  expectedReturn: makeReturn({ amountCents: 129_00, freightCents: 0 }),
});

async function showDesk(item: ToDecideItem): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.decisionByHand = () => ok(undefined);
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  return station;
}
const sent = () => screen.getByRole<HTMLInputElement>('textbox', { name: '新发出的运单号' });
const reference = () => screen.getByRole<HTMLInputElement>('textbox', { name: '平台后台的记录' });
const type = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

describe('exchanged, sent again or repaired in the back office', () => {
  it('says that no refund is sent any more, wants which, waybill and reference, and leaves the list', async () => {
    const station = await showDesk(swapped);
    expect(screen.getByText(/登记后本台不再给这一单退款/)).toBeTruthy();
    await pressKey('F5');
    expect(screen.getByText(/本台不再退款，也不再拒绝/)).toBeTruthy();
    await pressKey('F4');
    expect(screen.getByText('先选换货、补发还是维修')).toBeTruthy();
    pick('补发');
    await pressKey('F4');
    expect(screen.getByText(/6 到 35 位字母数字/)).toBeTruthy();
    type(sent(), 'JDVA 1140 8814 483');
    await pressKey('F4');
    expect(screen.getByText(/不是退回来的那个/)).toBeTruthy();
    type(sent(), 'yt88 0011 2233 445');
    await pressKey('F4');
    expect(screen.getByText(/后台的记录至少写 2 个字/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toEqual([]);
    type(reference(), ' 换货单 77 ');
    await pressKey('F4');
    expect(await screen.findByText(/补发，新运单 YT88 0011 2233 445。本台不再退款/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toEqual([
      {
        ...{ verdictId: 'v1', outcome: 're-sent', reference: '换货单 77' },
        ...{ picture: null, waybill: 'YT8800112233445' },
      },
    ]);
    expect(station.inputsOf('decisionPropose')).toEqual([]);
    expect(station.inputsOf('refusalRules')).toEqual([]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('takes a screenshot along, and keeps what is typed while that is stored', async () => {
    const station = await showDesk(swapped);
    storeScreenshots(station);
    await pressKey('F5');
    fireEvent.change(screen.getByLabelText(/附一张后台截图/, { selector: 'input[type=file]' }), {
      target: { files: [new File(['png'], '后台.png', { type: 'image/png' })] },
    });
    pick('换货');
    type(sent(), 'YT8800112233445');
    expect(await screen.findByRole('img', { name: '截图已存进这一单的照片' })).toBeTruthy();
    type(reference(), '换货单 78');
    await pressKey('F4');
    expect(await screen.findByText(/换货，新运单/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toMatchObject([
      { outcome: 'exchanged', picture: SCREENSHOT, waybill: 'YT8800112233445' },
    ]);
  });

  it('says why it was not noted, and keeps what was typed', async () => {
    const station = await showDesk(swapped);
    station.answers.decisionByHand = () => refuse('return-closed');
    await pressKey('F5');
    pick('换货');
    type(sent(), 'YT8800112233445');
    type(reference(), '工单 1');
    await pressKey('F4');
    expect(await screen.findByText('平台已经关闭这张售后单')).toBeTruthy();
    expect(sent().value).toBe('YT8800112233445');
    expect(screen.getByRole('radio', { name: '换货', checked: true })).toBeTruthy();
  });

  it('is the other way of a case that is refunded by hand; the same key goes back', async () => {
    const station = await showDesk(elsewhere);
    await pressKey('F5');
    expect(screen.queryByText('在平台后台退 ¥129.00')).toBeNull();
    await pressKey('F5');
    expect(screen.getByText('在平台后台退 ¥129.00')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /换货\/补发\/维修/ }));
    pick('维修');
    type(sent(), 'SF1300009990001');
    type(reference(), '工单 2');
    await pressKey('F4');
    expect(await screen.findByText(/维修，新运单/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toMatchObject([{ outcome: 'repaired', waybill: 'SF1300009990001' }]);
  });
});

describe('a note of goods that left', () => {
  const draft = { outcome: 'exchanged', waybill: 'YT8800112233445', reference: '工单', picture: null } as const;
  it.each([
    [{ ...draft, outcome: null }, 'outcome'],
    [{ ...draft, waybill: '12345' }, 'waybill'],
    [{ ...draft, waybill: 'A'.repeat(36) }, 'waybill'],
    [{ ...draft, waybill: '运单 880011' }, 'waybill'],
    [{ ...draft, waybill: 'sf13 0000 1234 562' }, 'waybill'],
    [{ ...draft, reference: ' 1 ' }, 'reference'],
  ] as const)('%o lacks its %s', (typed, problem) => {
    expect(checkSentAnew(typed, 'SF1300001234562')).toEqual({ ok: false, problem });
  });
});
