import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { templateOf } from '../../../src/shared/service-text.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

async function openPage(): Promise<FakeStation> {
  const station = createFakeStation();
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(await screen.findByRole('tab', { name: '客服话术' }));
  await screen.findByLabelText('模板');
  return station;
}
const text = () => screen.getByLabelText<HTMLTextAreaElement>('模板');
const pick = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const write = (value: string): void => {
  fireEvent.change(text(), { target: { value } });
  fireEvent.blur(text());
};
const saved = (station: FakeStation): unknown => station.inputsOf('settingsSet').at(-1);

describe('texts for customer service', () => {
  it('shows ours first, one for each outcome and platform, with a preview of it', async () => {
    await openPage();
    expect(text().value).toBe(templateOf([], { outcome: 'refund-full', market: '', language: 'zh' }));
    pick('处理结果', 'refund-part');
    pick('平台', 'taobao');
    expect(text().value).toContain('退款页面');
    expect(screen.getByText(/SF1300001234562.*商品有污渍.*¥60\.00/)).toBeTruthy();
    pick('语言', 'en');
    expect(text().value).toContain('{findings}');
    expect(screen.getByText(/€60\.00/)).toBeTruthy();
  });

  it('stores the shop’s own when it is left, and takes it away again', async () => {
    const station = await openPage();
    pick('平台', 'jd');
    write('京东专用：{验货结果}，退 {金额}。');
    const own = { outcome: 'refund-full', market: 'jd', language: 'zh', text: '京东专用：{验货结果}，退 {金额}。' };
    await waitFor(() => {
      expect(saved(station)).toEqual({ serviceTexts: [own] });
    });
    expect(await screen.findByText(/本店自己写的/)).toBeTruthy();
    pick('平台', 'pdd');
    expect(text().value).toBe(templateOf([], { outcome: 'refund-full', market: 'pdd', language: 'zh' }));
    pick('平台', 'jd');
    expect(text().value).toBe(own.text);
    fireEvent.click(screen.getByRole('button', { name: /换回我们的模板/ }));
    await waitFor(() => {
      expect(saved(station)).toEqual({ serviceTexts: [] });
    });
  });

  it.each([
    ['请给好评', /别提评价/],
    ['您掉包', /别写「掉包」/],
    ['退 {电话}', /不认识的填空：\{电话\}/],
    ['退 {金额', /花括号没成对/],
    ['', /还没写字/],
  ])('says what is wrong with “%s”, and stores nothing', async (bad, says) => {
    const station = await openPage();
    write(bad);
    expect(screen.getByText(says)).toBeTruthy();
    expect(text().value).toBe(bad);
    expect(station.inputsOf('settingsSet')).toEqual([]);
  });

  it('puts a place in by a press', async () => {
    await openPage();
    write('您好');
    fireEvent.click(screen.getByRole('button', { name: '{订单号}' }));
    expect(text().value).toBe('您好{订单号}');
  });
});
