import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { judgeSwapped } from '../support/refused-on-disk.ts';
import { valueOf } from '../support/station-fixture.ts';
import { lookAt } from './looks.ts';
import { PIN, benchWithPeople } from './people-bench.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';
import { findLostAt200 } from './zoom.ts';

// A bench where people work: badges by the scanner, PINs by the keyboard, in the real window; no mouse.

let badgeOf: (name: string) => string;
let world: World;

const prompt = (text: string) => world.page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 20_000 });
const isNamed = (name: string) =>
  until(
    () => world.station.set({}),
    ({ operatorName }) => operatorName === name,
  );
const scanBadge = (name: string): Promise<void> => world.scan(badgeOf(name));

const openPeople = async (): Promise<void> => {
  await world.press('F10');
  await world.page.getByRole('tab', { name: '人员' }).focus();
  await world.press('Return');
  await world.page.getByText('李静 · 0217').waitFor();
};
const fill = async (label: string, text: string): Promise<void> => {
  await world.page.getByLabel(label, { exact: true }).focus();
  await world.type(text);
};
/** By keyboard; what comes of it is the test's to see. */
const addPerson = async (): Promise<void> => {
  await world.page.getByRole('button', { name: '加人' }).focus();
  await world.press('Return');
  await world.page.getByRole('textbox', { name: '工号' }).waitFor();
  expect.soft(await lookAt(world, '63-person')).toEqual([]);
  await fill('工号', '0500');
  await world.page.getByRole('textbox', { name: '姓名' }).fill('赵雪');
  await fill('PIN 码', '80808');
  await world.page.waitForTimeout(700);
  await world.press('Return');
};
/** Into the field that has the focus; at a hand's pace, so that it is no scan. */
const givePin = async (pin: string): Promise<void> => {
  await world.type(pin);
  await world.page.waitForTimeout(700);
  await world.press('Return');
};

beforeAll(async () => {
  const bench = await benchWithPeople(async (handlers) => {
    // A part of a phone's price was proposed by the supervisor: it waits for somebody else's word.
    const { verdictId } = await judgeSwapped(handlers);
    await valueOf(handlers.decisionPropose({ verdictId, kind: 'refund-part', amountCents: 100, reason: '少配件' }));
  });
  ({ badgeOf } = bench);
  // Its first start is behind it: nothing is set by the test's own hand, for nobody is signed in.
  world = await openWorld({ dataDir: bench.dataDir, atFirstStart: true });
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

describe('a bench with people', () => {
  it('asks for the badge, and says what it did not open', async () => {
    await prompt('请扫工牌');
    expect.soft(await lookAt(world, '60-sign-in')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
    await world.scan(SHIRT_AND_BELT.waybill);
    await world.page.getByText(`${SHIRT_AND_BELT.waybill} 还没有打开`).waitFor();
    expect((await world.station.bench()).session).toBeNull();
  });

  it('opens with a badge; a parcel goes through under that number; nobody takes it over half-way', async () => {
    await scanBadge('李静');
    await prompt('请扫描运单');
    await isNamed('李静');
    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
    );
    await world.scan(SHIRT_AND_BELT.waybill);
    await until(
      () => world.station.bench(),
      ({ session }) => session !== null,
    );
    await world.page.waitForTimeout(400);
    await scanBadge('王芳');
    await world.page.getByText('台上还有别人打开的箱子').waitFor();
    await isNamed('李静');
    await world.press('F8');
    await until(
      () => world.station.bench(),
      ({ session }) => session === null,
    );
    const before = Date.now();
    await world.page.waitForTimeout(400);
    await scanBadge('王芳');
    await isNamed('王芳');
    expect(Date.now() - before).toBeLessThan(5000);
  });

  it('lets a supervisor read who may what, and give no rights', async () => {
    await scanBadge('陈磊');
    await isNamed('陈磊');
    await openPeople();
    await addPerson();
    await world.page.getByText('你的岗位不能做这一步').waitFor();
    await world.press('Escape');
  });

  it('asks the administrator for the PIN where rights are given, and goes on by itself', async () => {
    await scanBadge('周敏');
    await isNamed('周敏');
    await openPeople();
    expect.soft(await lookAt(world, '61-people')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
    await addPerson();
    await world.page.getByText('周敏，请输 PIN').waitFor();
    expect.soft(await lookAt(world, '62-pin')).toEqual([]);
    await world.page.getByLabel('PIN 码').last().focus();
    await givePin('9999');
    await world.page.getByText('工号或 PIN 不对').waitFor();
    await givePin(PIN);
    await world.page.getByText('赵雪 已保存。').waitFor();
    await world.page.getByText('赵雪 · 0500').waitFor();
  });

  it('takes the word of a second person by badge and PIN, never that of who proposed', async () => {
    await world.press('F9');
    await prompt('请扫描运单');
    await scanBadge('陈磊');
    await isNamed('陈磊');
    await world.press('F9');
    const ask = world.page.getByRole('button', { name: '第二个人在这里，扫工牌' });
    await ask.waitFor();
    expect.soft(await findLostAt200(world)).toEqual([]);
    await ask.focus();
    await world.press('Return');
    await world.page.getByText('请第二个人扫工牌，再输他的 PIN').waitFor();
    expect.soft(await lookAt(world, '64-second-person')).toEqual([]);
    await scanBadge('陈磊');
    await world.page.getByText('工牌已读，请输 PIN').waitFor();
    await world.page.getByLabel('PIN 码').last().focus();
    await givePin(PIN);
    // Money: who is signed in gives the PIN first.
    await world.page.getByText('陈磊，请输 PIN').waitFor();
    await givePin(PIN);
    await world.page.getByText('提意见的人不能自己确认').last().waitFor();
    await scanBadge('周敏');
    await world.page.waitForTimeout(400);
    await world.page.getByLabel('PIN 码').last().focus();
    await givePin(PIN);
    await until(
      () => world.station.toDecide(),
      (items) => items.length === 0,
    );
    // The second person signed nothing in: the bench is the first one's still.
    await isNamed('陈磊');
  });

  it('is left by a key, and opens by number and PIN too', async () => {
    await world.press('F9');
    await prompt('请扫描运单');
    await world.page.getByRole('button', { name: '离开：下一个人扫工牌' }).focus();
    await world.press('Return');
    await prompt('请扫工牌');
    await world.page.getByRole('textbox', { name: '工号' }).focus();
    await world.type('0500');
    await world.page.waitForTimeout(700);
    await world.press('Return');
    await givePin('80808');
    await prompt('请扫描运单');
    await isNamed('赵雪');
  });
});
