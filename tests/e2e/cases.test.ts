import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoFolder } from '../../scripts/lib/electron-runtime.ts';
import { BROKEN_MUG, PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { findAxeFaults, findCutTexts } from '../support/page-checks.ts';
import { lookAt } from './looks.ts';
import { dropFolder, filesBelow, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// The supervisor's room in the real window, by the keyboard: from the box on the bench to a pack that a stranger can check.

const run = promisify(execFile);

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
const look = (name: string): Promise<string[]> => lookAt(world, name);
const packs = (): string[] => filesBelow(join(world.dataDir, 'packs'), '.zip');
const shown = async (text: string | RegExp, withinMs = 20_000): Promise<void> => {
  await world.page.getByText(text).first().waitFor({ timeout: withinMs });
};
const verify = async (pack: string): Promise<string> => {
  const { stdout } = await run(process.execPath, ['scripts/verify.ts', pack, '--lang', 'en'], { cwd: repoFolder });
  return stdout;
};
const taken = async (): Promise<number> =>
  (await view()).session?.shots.reduce((sum, { count }) => sum + count, 0) ?? 0;
/** What the station tells of the order, as the window hears it. */
const listen = () =>
  world.page.evaluate(() => {
    const heard: { step: string; file: string; index: number }[] = [];
    Object.assign(window, { heard });
    window.station?.on('packChanged', ({ current }) => {
      if (current !== null) heard.push({ step: current.step, file: current.file, index: current.index });
    });
  });
const heard = () =>
  world.page.evaluate(() => (window as unknown as { heard: { step: string; file: string; index: number }[] }).heard);

describe('from the bench to a pack', () => {
  beforeAll(async () => {
    for (const text of [BROKEN_MUG.waybill, BROKEN_MUG.barcode, 'DP:DMG', 'DP:C-DAMAGED', 'DP:DMG']) {
      await world.scan(text);
    }
    await until(view, ({ session }) => session?.next.step === 'take-shot');
    await world.press('F4');
    await until(view, ({ session }) => session === null);
    for (const text of [PHONE.waybill, PHONE.otherImei, 'DP:SWP']) await world.scan(text);
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
    await listen();
  });

  it('finds the swapped phone by a part of its order number, and opens it, without a mouse', async () => {
    const [phone] = (await world.station.toDecide()).filter(({ verdict }) => verdict === 'swapped');
    const orderNo = phone?.expectedReturn?.orderNo ?? '';
    expect(orderNo.length).toBeGreaterThan(8);
    await world.press('F4');
    await shown('在左边选一件打开');
    expect.soft(await look('20-cases')).toEqual([]);
    await world.page.getByRole('button', { name: '核对本机数据' }).click();
    await shown('完好：与封存时完全一致', 60_000);
    expect.soft(await look('20-bench-checked')).toEqual([]);
    await world.page.locator('input[name=cases]').focus();
    await world.type(orderNo.slice(-7));
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 1,
    );
    await world.press('Return');
    await shown('与发出不符');
    await shown('打开查看');
    await shown(/要的，还缺|要的都齐了/);
    await world.page.waitForTimeout(800);
    expect.soft(await look('21-case')).toEqual([]);
  });

  it('exports it, tells how far it is, and shows its folder', async () => {
    await world.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (path: string) => {
        Object.assign(globalThis, { shownInFolder: path });
      };
    });
    await world.press('F3');
    await world.press('F1');
    await shown('举证包做好了', 120_000);
    expect.soft(await look('22-pack-done')).toEqual([]);
    const [pack] = packs();
    expect(packs()).toHaveLength(1);
    const told = await heard();
    expect(told.length).toBeGreaterThan(0);
    expect(told.some(({ file }) => file.length > 0)).toBe(true);
    await world.page.getByRole('button', { name: '打开文件夹' }).click();
    await until(
      () => world.app.evaluate(() => (globalThis as { shownInFolder?: string }).shownInFolder ?? ''),
      (path) => basename(path) === basename(pack ?? 'none'),
    );
    await shown('以前导出的');
    expect(await findAxeFaults(world.page)).toEqual([]);
  });

  it('what it made is sound to the verifier that knows nothing but the pack', async () => {
    const [pack] = packs();
    expect(await verify(pack ?? '')).toMatch(/✓/);
  });

  it('exports many at once: what is ticked by Space', async () => {
    await world.page.locator('input[name=cases]').fill('');
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 2,
    );
    await world.page.getByRole('listbox').focus();
    await world.press('space');
    await world.press('Down');
    await world.press('space');
    await shown('勾了 2 件');
    expect.soft(await look('23-packs-many')).toEqual([]);
    await world.press('F1');
    await shown('2 个举证包做好了', 120_000);
    expect(packs()).toHaveLength(3);
    expect((await heard()).some(({ index }) => index === 1)).toBe(true);
    for (const pack of packs()) expect(await verify(pack)).toMatch(/✓/);
  });

  it('keeps a case by a legal hold with its reason, told in the time line', async () => {
    await world.press('F6');
    await world.page.locator('input[name=hold-why]').waitFor();
    await world.page.locator('input[name=hold-why]').fill('买家投诉到 12315');
    await world.press('Return');
    await shown('保全中：买家投诉到 12315');
    await shown('加保全');
  });

  it('can be read whole at 200 %', async () => {
    await world.resize(1366, 768);
    await world.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
    });
    await world.page.waitForTimeout(800);
    expect(await findCutTexts(world.page)).toEqual([]);
    await world.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
    });
  });
});
