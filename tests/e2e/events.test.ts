import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_IDS } from '../../src/renderer/settings/setting-list.ts';
import { openWebhookReceiver } from '../support/webhook-receiver.ts';
import type { WebhookReceiver } from '../support/webhook-receiver.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// Outgoing events in the real window: a receiver is added by keyboard, its secret goes through the real clipboard.

let world: World;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await openWebhookReceiver();
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  await receiver.close();
  dropFolder(world);
});

/** Tab until the thing with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    const focused = await world.page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused.includes(name)) return;
    await world.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

describe('a receiver of events', () => {
  it('is added by keyboard; its secret is copied, and proves the test event', async () => {
    const { page } = world;
    await world.press('F10');
    // In the window's first second the screen may still be on its way: its keys are pressed once it has the focus.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'tab');
    for (let step = 0; step < PAGE_IDS.indexOf('events'); step += 1) await page.keyboard.press('ArrowDown');
    await tabTo('加一个接收方');
    await page.keyboard.press('Enter');
    await page.fill('[name="url"]', receiver.url);
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[readonly]');
    await page.getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制').waitFor();
    const secret = await page.inputValue('input[readonly]');
    expect(secret).toMatch(/^whsec_/);
    // Pasted where a person would paste it: into a field of another program's page, here the search of the settings.
    await page.locator('[role="combobox"]').focus();
    await page.keyboard.press('Control+V');
    expect(await page.locator('[role="combobox"]').inputValue()).toBe(secret.slice(0, 60));
    await page.keyboard.press('Escape');
    await page.locator('[role="combobox"]').fill('');

    receiver.trust(secret);
    await page.getByRole('tab', { name: '事件通知' }).click();
    await tabTo('发一条测试');
    await page.keyboard.press('Enter');
    await page.getByText('对方收下了（204）。').waitFor();
    expect(receiver.received.map(({ type }) => type)).toEqual(['endpoint.test']);
    expect(await page.content()).not.toContain('whsec_');
  });

  it('is told what happens here', async () => {
    await world.scan('SF1300001234562');
    await until(
      () => receiver.received.map(({ type }) => type),
      (types) => types.includes('parcel.received'),
    );
    expect(receiver.faults).toEqual([]);
  });
});
