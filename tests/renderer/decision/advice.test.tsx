import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Advice } from '../../../src/shared/advice.ts';
import type { Language } from '../../../src/renderer/ui/words.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem, makeReturn } from '../../support/scene-parts.ts';

const item = makeItem({
  ...{ verdictId: 'v1', deadlineAt: Date.now() + HOUR },
  expectedReturn: makeReturn({ amountCents: 119_00, freightCents: 10_00, category: 'food' }),
});
const told: Advice = {
  market: 'taobao',
  grounds: [
    { id: 'opened-alone', codes: ['seal-broken'], category: null, at: null },
    { id: 'law-not-intact', codes: ['seal-broken'], category: 'food', at: null },
    { id: 'no-recording', codes: [], category: null, at: null },
  ],
  consequences: [
    { way: 'refund-full', id: 'pay-notice', amountCents: 129_00, isUnverified: true },
    { way: 'refund-part', id: 'part-applied', amountCents: null, isUnverified: false },
    { way: 'refuse', id: 'refuse-no-reason', amountCents: null, isUnverified: false },
    { way: 'return-goods', id: 'return-hand', amountCents: null, isUnverified: false },
    { way: 'more-time', id: 'time-hand', amountCents: null, isUnverified: false },
  ],
};

async function showCase(answer: FakeStation['answers']['decisionAdvice'], language: Language = 'zh'): Promise<void> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.decisionAdvice = answer;
  station.answers.settingsGet = () => ok({ ...DEFAULT_SETTINGS, isSetUp: true, language });
  await showApp(station, createFakeDevices(), language);
  await pressKey('F9');
  await screen.findByRole('listbox');
}

describe('beside a decision', () => {
  it('says what speaks for and against refusing, by which rule and where it is written', async () => {
    await showCase(() => ok(told));
    const grounds = await screen.findByRole('region', { name: '能不能拒' });
    const said = within(grounds)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(said).toEqual([
      '不能拒拆封不等于拒退：只凭拆封不能拒绝。规则 1 · 侵害消费者权益行为处罚办法第 9 条',
      '可以拒食品「密封破坏」：法规列为不完好，商品页事先写明了就可以拒。条文请本店核对。规则 1b · 七日无理由退货暂行办法第 8、9 条',
      '要知道缺录像：可以继续，举证包会写明。规则 8 · 本程序的规则',
    ]);
    expect(within(grounds).getByText(/程序不告诉淘宝/)).toBeTruthy();
    expect(within(grounds).getByText(/延时：程序不代申请/)).toBeTruthy();
  });

  it('says on each way what the platform will do, and marks what is unverified', async () => {
    await showCase(() => ok(told));
    await screen.findByText(/确认后报入仓，淘宝按店铺开的策略退 ¥129\.00 给买家（含运费 ¥10\.00），不能撤回。/);
    const radios = screen.getAllByRole('radio').map(({ textContent }) => textContent);
    expect(radios[0]).toContain('未核实');
    expect(radios[1]).toContain('淘宝的接口只按买家申请的数退');
    expect(radios[1]).not.toContain('未核实');
    expect(radios[2]).toContain('接口不收无理由的拒绝');
  });

  it('does so in English', async () => {
    await showCase(() => ok(told), 'en');
    const grounds = await screen.findByRole('region', { name: 'May it be refused' });
    expect(within(grounds).getByText(/Opened is not a reason to refuse/)).toBeTruthy();
    expect(screen.getByText(/Taobao hears that the goods are in and refunds ¥129\.00/)).toBeTruthy();
  });

  it('lets the person decide all the same when it can’t be read', async () => {
    await showCase(() => refuse('internal'));
    expect(await screen.findByText(/没读出来。照样可以处理/)).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(4);
    expect(screen.getByText(/提议退 ¥129\.00/)).toBeTruthy();
  });
});
