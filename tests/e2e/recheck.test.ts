import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { openTestStation, valueOf } from '../support/station-fixture.ts';
import { lookAt } from './looks.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A blind re-check in the real window: the second inspector scans the waybill, judges by scanner and keys, and only then
// sees the first verdict; the supervisor sees rates without names.

const PIN = '2580';
const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
let world: World;

/** Two inspectors and a supervisor; the first inspector has judged a parcel that was drawn. */
async function benchWithDraw(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const { handlers, close } = await openTestStation(dataDir);
  await valueOf(handlers.settingsSet({ isSetUp: true, undoMs: 500, hasSound: false, recheckPercent: 100 }));
  await valueOf(handlers.peopleFirst({ operatorNo: '0001', name: '周敏', pin: PIN }));
  for (const [operatorNo, name, role] of [
    ['0217', '李静', 'inspector'],
    ['0218', '王芳', 'inspector'],
    ['0300', '陈磊', 'supervisor'],
  ] as const) {
    const rights = { roles: [role], shops: [], mayConfirm: false, deputyUntil: null, isActive: true };
    await valueOf(handlers.peopleSave({ id: null, operatorNo, name, ...rights, pin: PIN }));
  }
  await valueOf(handlers.seatTake({ claim: { by: 'number', operatorNo: '0217' }, pin: PIN }));
  for (const [index, raw] of [waybill, shirtBarcode, beltBarcode, 'DP:OK'].entries())
    await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() + index }));
  await close();
  return dataDir;
}

const sit = (operatorNo: string): Promise<void> =>
  world.page.evaluate(
    async ({ no, pin }) => {
      await window.station?.seatTake({ claim: { by: 'number', operatorNo: no }, pin });
    },
    { no: operatorNo, pin: PIN },
  );
const heading = (name: string) => world.page.getByRole('heading', { name }).waitFor({ timeout: 20_000 });

beforeAll(async () => {
  world = await openWorld({ dataDir: await benchWithDraw(), atFirstStart: true });
}, 120_000);
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

describe('a blind re-check', () => {
  it('is asked for at the bench by the waybill, judged on its page, and shows the first verdict only then', async () => {
    await until(
      () => world.page.evaluate(() => window.station?.seatView(undefined)),
      (seat) => seat?.ok === true,
    );
    await sit('0218');
    await world.page
      .getByRole('heading', { level: 1, name: '请扫下一件退货' })
      .waitFor({ timeout: 2000 })
      .catch(() => null);
    await world.scan(waybill);
    await heading('这一件抽中复验');
    await world.page.getByRole('button', { name: '去判' }).focus();
    await world.press('Return');
    await heading('抽检复验');
    const before = (await world.page.textContent('main')) ?? '';
    expect(before).not.toContain('两次');
    await world.scan('DP:DMG');
    await world.page.getByRole('button', { name: '再选问题代码' }).waitFor();
    await world.scan('DP:C-stained');
    expect.soft(await lookAt(world, '81-recheck')).toEqual([]);
    await world.scan('DP:DMG');
    await heading('两次判得不一样，主管会看到');
  });

  it('tells the supervisor how far judgements agree, without a name', async () => {
    await sit('0300');
    await world.page.getByRole('button', { name: '一致率' }).focus();
    await world.press('Return');
    await world.page.getByText('0% 判得一样').waitFor();
    const shown = (await world.page.textContent('main')) ?? '';
    for (const who of ['李静', '王芳', '0217', '0218']) expect(shown).not.toContain(who);
    expect.soft(await lookAt(world, '83-recheck-agreement')).toEqual([]);
    await world.press('F10');
    await world.page.getByRole('tab', { name: '判定和抽检' }).focus();
    await world.press('Return');
    await world.page.getByLabel('抽检比例（每 100 件）').waitFor();
    expect.soft(await lookAt(world, '84-rules')).toEqual([]);
  });
});
