import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { verifyPath } from '../../src/main/verify/verify-path.ts';
import type { PackView } from '../../src/shared/pack/pack-calls.ts';
import type { DrivenApp } from './app-driver.ts';
import type { Report } from './report.ts';

const MADE_WITHIN_MS = 120_000;

/** The pack that was made, or what went wrong. */
type DemoPack = { zip: string } | { fault: string };

/** Exports the pack of the swapped parcel for Taobao, through the window's own door. */
export async function exportSwapped({ page, station }: DrivenApp, report: Report): Promise<DemoPack> {
  const parcel = (await station.bench()).recent.find(({ waybill }) => waybill === PHONE.waybill);
  if (parcel === undefined) return { fault: `${PHONE.waybill} is not among the last parcels` };
  report({ zh: '导出掉包件的举证包（淘宝天猫）', en: 'exporting the pack of the swapped parcel (Taobao)' });
  const order = {
    inspectionIds: [parcel.inspectionId],
    preset: 'taobao' as const,
    variant: 'sealed' as const,
    locale: 'zh' as const,
    demand: '',
    problem: '',
    marks: [],
  };
  const started = await page.evaluate((wanted) => window.station?.packExport(wanted), order);
  if (started?.ok !== true) return { fault: `the pack was refused: ${started?.error.code ?? 'no station'}` };
  const endAt = Date.now() + MADE_WITHIN_MS;
  while (Date.now() < endAt) {
    const read = await page.evaluate(() => window.station?.packView(undefined));
    const view = read?.ok === true ? read.value : null;
    if (view !== null && view.state !== 'running') return packOf(view);
    await sleep(200);
  }
  return { fault: 'the pack was not made in time' };
}

function packOf({ cases: [made], folder }: PackView): DemoPack {
  if (made?.file == null) return { fault: `the pack was not made: ${made?.error ?? ''} ${made?.detail ?? ''}` };
  return { zip: join(folder, made.file) };
}

/** Checks it as a stranger would. Gives back what is wrong. */
export async function verifyDemoPack(zip: string, report: Report): Promise<string[]> {
  const verdict = await verifyPath(zip);
  if (verdict.outcome !== 'sound')
    return [`the pack is ${verdict.outcome}: ${verdict.problem.code} ${verdict.problem.path}`];
  report({ zh: `举证包已核对，完整：${zip}`, en: `the pack was checked and is sound: ${zip}` });
  return [];
}
