import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { ServiceView } from '../../../src/shared/service.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { open as openCase } from '../pack/cases-room.ts';
import { HOUR, makeEvidence, makeItem, makePhoto } from '../../support/scene-parts.ts';

const item = makeItem({ verdictId: 'v1', deadlineAt: Date.now() + HOUR });
const returnId = item.expectedReturn?.id ?? '';
const sha = (digit: string): string => digit.repeat(64);
const photos = [
  makePhoto('label', { sha256: sha('a') }),
  makePhoto('serial', { sha256: sha('b') }),
  makePhoto('defect', { sha256: sha('c') }),
];
const view = (more: Partial<ServiceView> = {}): ServiceView => ({
  ...{ inspectionId: item.inspectionId, returnId, market: 'taobao', shop: '极光数码专营店', language: 'zh' },
  ...{ outcome: 'negotiate', waybill: 'JDVA11408814483', orderNo: '2026110488771203', returnNo: 'TH3', buyer: '陈**' },
  ...{ goods: [{ name: '智能手机', quantity: 1 }], codes: ['serial-mismatch'], currency: 'CNY' },
  ...{ totalCents: 4999_00, partCents: null, photos, sendableFromAt: null, zone: 'Asia/Shanghai' },
  ...more,
});

/** Eight in the morning of Shanghai, a long way ahead. */
const MORNING = Date.parse('2100-01-01T08:00:00+08:00');

let copied: string[] = [];
let mayCopy = true;
beforeEach(() => {
  copied = [];
  mayCopy = true;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        if (!mayCopy) return Promise.reject(new Error('not allowed'));
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
});

async function openText(told: ServiceView = view()): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.serviceRead = () => ok(told);
  await showApp(station);
  await pressKey('F9');
  fireEvent.click(await screen.findByRole('button', { name: '客服话术' }));
  await screen.findByRole('radiogroup', { name: '处理结果' });
  return station;
}
const dialog = () => within(screen.getByRole('dialog'));
const text = () => dialog().getByLabelText<HTMLTextAreaElement>('给买家的话');
const copy = () => dialog().getByRole<HTMLButtonElement>('button', { name: '复制这段话' });

describe('a text for the buyer', () => {
  it('is filled from the case, says what was found and accuses nobody', async () => {
    const station = await openText();
    expect(station.inputsOf('serviceRead')).toEqual([{ inspectionId: item.inspectionId, returnId }]);
    expect(text().value).toContain('JDVA11408814483');
    expect(text().value).toContain('序列号与发出的不一致');
    expect(dialog().getByText(/只是建议.*极光数码专营店 的买家 陈\*\*/)).toBeTruthy();
    expect(dialog().getByRole('radio', { name: '先商量' }).getAttribute('aria-checked')).toBe('true');
  });

  it('is copied as the station gives it back, masked', async () => {
    const station = await openText();
    station.answers.serviceTake = () => ok({ text: '打了码的' });
    fireEvent.change(text(), { target: { value: '陈某您好，请看照片。' } });
    fireEvent.click(copy());
    expect(await dialog().findByText(/已复制/)).toBeTruthy();
    expect(copied).toEqual(['打了码的']);
    expect(station.inputsOf('serviceTake')).toEqual([
      { inspectionId: item.inspectionId, returnId, outcome: 'negotiate', text: '陈某您好，请看照片。' },
    ]);
    fireEvent.click(dialog().getByRole('button', { name: '换回模板' }));
    expect(text().value).toContain('JDVA11408814483');
  });

  it('says so where the clipboard took nothing, and where the station refused', async () => {
    const station = await openText();
    mayCopy = false;
    fireEvent.click(copy());
    expect(await dialog().findByText(/没复制上/)).toBeTruthy();
    station.answers.serviceTake = () => refuse('buyer-sleeps');
    fireEvent.click(copy());
    expect(await dialog().findByText('现在是晚上，不联系买家')).toBeTruthy();
    expect(copied).toEqual([]);
  });

  it('can’t be copied with words that accuse, with a word about reviews, or with a place left open', async () => {
    await openText();
    for (const [bad, says] of [
      ['您掉包了', /别写「掉包」一类/],
      ['麻烦给个好评', /别提评价/],
      ['退您 {金额}', /还有没填上的：\{金额\}/],
    ] as const) {
      fireEvent.change(text(), { target: { value: bad } });
      expect(dialog().getByRole('alert').textContent).toMatch(says);
      expect(copy().disabled).toBe(true);
    }
  });

  it('of a part that nobody proposed waits for the sum', async () => {
    await openText();
    fireEvent.click(dialog().getByRole('radio', { name: '部分退款' }));
    expect(text().value).toContain('{金额}');
    expect(copy().disabled).toBe(true);
    fireEvent.change(text(), { target: { value: text().value.replaceAll('{金额}', '¥3000.00') } });
    expect(copy().disabled).toBe(false);
  });

  it('takes the shop’s own words where it has some', async () => {
    const own = { outcome: 'refuse', market: '', language: 'zh', text: '本店：{验货结果}' } as const;
    const station = await openText();
    await station.client.settingsSet({ serviceTexts: [own] });
    const stored = await station.client.settingsGet(undefined);
    if (stored.ok) station.emit('settingsChanged', stored.value);
    fireEvent.click(dialog().getByRole('radio', { name: '暂不退款' }));
    await waitFor(() => {
      expect(text().value).toBe('本店：序列号与发出的不一致');
    });
  });
});

describe('at night', () => {
  it('is read and changed, but not offered: the button says from when', async () => {
    const station = await openText(view({ sendableFromAt: MORNING }));
    expect(dialog().getByText(/店铺那边是晚上，不打扰买家/)).toBeTruthy();
    expect(text().value).toContain('JDVA11408814483');
    const button = dialog().getByRole<HTMLButtonElement>('button', { name: '08:00 起可以发' });
    expect(button.disabled).toBe(true);
    fireEvent.click(button);
    expect(dialog().queryByRole('button', { name: /副本/ })).toBeNull();
    expect(station.inputsOf('serviceTake')).toEqual([]);
    expect(station.inputsOf('servicePictures')).toEqual([]);
  });
});

describe('pictures for the buyer', () => {
  const make = () => dialog().getByRole('button', { name: '做副本，打开文件夹' });

  it('are masked copies of those chosen, and their folder is shown', async () => {
    const station = await openText();
    station.answers.servicePictures = () => ok({ files: ['service-1-1.jpg', 'service-1-2.jpg'], left: 0 });
    station.answers.fileShow = () => ok(undefined);
    // The label shows a name: it is not chosen by itself.
    fireEvent.click(make());
    expect(await dialog().findByText(/做好 2 张，文件夹已打开/)).toBeTruthy();
    expect(station.inputsOf('servicePictures')).toEqual([
      { inspectionId: item.inspectionId, returnId, pictures: [sha('c'), sha('b')] },
    ]);
    expect(station.inputsOf('fileShow')).toEqual([{ folder: 'service', file: 'service-1-1.jpg' }]);
  });

  it('that could not be made are counted, and none of them is no folder', async () => {
    const station = await openText();
    station.answers.servicePictures = () => ok({ files: [], left: 2 });
    fireEvent.click(make());
    expect(await dialog().findByText(/一张也没做成/)).toBeTruthy();
    expect(station.inputsOf('fileShow')).toEqual([]);
    station.answers.servicePictures = () => ok({ files: ['service-2-1.jpg'], left: 1 });
    station.answers.fileShow = () => ok(undefined);
    fireEvent.click(make());
    expect(await dialog().findByText(/1 张没做成/)).toBeTruthy();
  });
});

it('is closed by a scan, as every view over the window', async () => {
  const station = await openText();
  await scan('SF1300001234562');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(station.inputsOf('benchScan')).toHaveLength(1);
});

it('says why it is not told to somebody who may not speak for the shop', async () => {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.serviceRead = () => refuse('not-allowed');
  await showApp(station);
  await pressKey('F9');
  fireEvent.click(await screen.findByRole('button', { name: '客服话术' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
  await waitFor(() => {
    expect(dialog().queryByRole('textbox')).toBeNull();
    expect(dialog().getByRole('alert')).toBeTruthy();
  });
});

it('is at hand in a case that was decided, too', async () => {
  const station = await openCase((fake) => {
    fake.answers.serviceRead = () => ok(view({ outcome: 'refuse' }));
  });
  fireEvent.click(screen.getAllByRole('button', { name: '客服话术' })[0] ?? document.body);
  expect((await dialog().findByRole('radio', { name: '暂不退款' })).getAttribute('aria-checked')).toBe('true');
  expect(station.inputsOf('serviceRead')).toHaveLength(1);
});
