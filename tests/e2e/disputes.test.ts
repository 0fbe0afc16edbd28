import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { plainPhoto } from '../support/pack-fixture.ts';
import { findAxeFaults } from '../support/page-checks.ts';
import { pdfOf } from '../support/pdf-file.ts';
import { lookAt } from './looks.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A dispute in the real window, by the keyboard: from the box on the bench to its ruling.

let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { undoMs: 600_000 } });
  await until(
    () => world.station.status(),
    ({ isOnline }) => isOnline,
  );
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const view = () => world.station.bench();
const taken = async (): Promise<number> =>
  (await view()).session?.shots.reduce((sum, { count }) => sum + count, 0) ?? 0;
const look = (name: string): Promise<string[]> => lookAt(world, name);
const shown = async (text: string | RegExp): Promise<void> => {
  await world.page.getByText(text).first().waitFor({ timeout: 20_000 });
};
/** By Tab and Enter, as without a mouse. */
const press = async (name: string | RegExp): Promise<void> => {
  await world.page.getByRole('button', { name, exact: true }).focus();
  await world.press('Return');
};

describe('a dispute', () => {
  it('is there as soon as what was found contradicts the buyer, with its clock', async () => {
    await world.scan(PHONE.waybill);
    await until(view, ({ session }) => session !== null);
    await world.scan(PHONE.otherImei);
    await until(view, ({ session }) => session?.returns[0]?.lines[0]?.serialState === 'mismatch');
    await world.scan('DP:SWP');
    await until(view, ({ session }) => session?.next.step === 'take-shot');
    // A picture takes its time to be stored on a busy machine; the next is asked for once it is there.
    for (let shot = 0; shot < 9 && (await view()).session?.next.step === 'take-shot'; shot += 1) {
      const before = await taken();
      await world.press('F5');
      await until(taken, (now) => now > before);
    }
    await until(view, ({ session }) => session?.next.step === 'scan-bin');
    await world.scan('DL:HOLD-03');
    await until(view, ({ session }) => session === null);
    await world.press('F4');
    await shown('争议单 1');
    await press('争议单 1');
    await shown('商家和买家');
    expect.soft(await look('24-disputes')).toEqual([]);
  });

  it('takes a picture and a PDF that were handed in', async () => {
    await world.page.getByRole('list', { name: '争议单，剩的时间少的在前' }).getByRole('button').first().focus();
    await world.press('Return');
    await shown(/^选图片或 PDF/);
    const chat = { name: 'chat-0417.jpg', mimeType: 'image/jpeg', buffer: await plainPhoto(5, 720, 1280) };
    await world.page.locator('input[aria-label="聊天记录"]').setInputFiles(chat);
    await shown('chat-0417.jpg');
    const report = {
      name: 'appraisal-88.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdfOf(['one', 'two'])),
    };
    await world.page.locator('input[aria-label="鉴定报告"]').setInputFiles(report);
    await shown('appraisal-88.pdf');
    await press(/^看图/);
    await world.page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('img[src*="attachment"]')?.naturalWidth === 720,
    );
    await press(/^收起/);
    await world.page.getByText('存好了。').scrollIntoViewIfNeeded();
    expect.soft(await look('27-attachments')).toEqual([]);
    const asked = await world.page.evaluate(() =>
      fetch('evidence://attachment/none').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(asked).toBe('refused');
  });

  it('is opened, goes to the platform, and is ruled on', async () => {
    await shown('登记结果');
    await press('登记结果');
    await press('败诉');
    await world.page.locator('select[name=ruling-reason]').selectOption('evidence-missing');
    await press('防拆扣');
    await world.page.locator('input[name=dispute-text]').fill('NO-SEAL-PROOF 12');
    expect.soft(await look('25-ruling')).toEqual([]);
    await press('登记');
    await shown('更正结果');
    expect(await findAxeFaults(world.page)).toEqual([]);
    expect.soft(await look('26-ruled')).toEqual([]);
    await press('结了的');
    await shown('败诉');
  });

  it('leads to where money is added to its return with one key', async () => {
    await world.press('F12');
    await shown('补退：已部分退款，再补一笔');
    const asked = world.page.getByLabel('运单号或售后单号');
    expect(await asked.inputValue()).toBe(PHONE.returnNo);
  });
});
