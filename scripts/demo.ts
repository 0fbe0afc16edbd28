// `npm run demo`: the whole main job by itself in the real window. A simulated scanner types, a fake camera shows a
// parcel with a label, three parcels are opened: intact, damaged, swapped. Exit 0 only if the first two are refunded by
// the platform's own books and the third waits for a decision with complete evidence; its pack is exported and checked.
// `--out DIR` says where to leave screenshots, database, recordings, receipts and the pack.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { driveApp } from './lib/app-driver.ts';
import { ensureBuild } from './lib/build.ts';
import { exportSwapped, verifyDemoPack } from './lib/demo-pack.ts';
import { runDemo, writeReceipts } from './lib/demo-run.ts';
import { openDisplay } from './lib/display.ts';
import { describeRuntime, ensureElectron, repoFolder } from './lib/electron-runtime.ts';
import { composeFakeCamera } from './lib/fake-camera.ts';
import { Refusal, createReport, endOnSignals, runScript } from './lib/report.ts';
import { PHONE } from '../src/main/platform/training/fixed-samples.ts';

const MARKER = '.dockproof-demo';
const report = createReport((line) => process.stdout.write(line));

async function demo(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
  const out = resolve(values.out);
  prepareOut(out);
  const runtime = await ensureElectron(report, 'test');
  const built = await ensureBuild(repoFolder, report);
  if (built !== null && built.code !== 0) {
    process.stderr.write(built.output);
    throw new Refusal({ zh: '程序没构建成（原因在上面）。', en: 'The program could not be built (see above).' });
  }
  report(describeRuntime(runtime));
  const camera = join(out, 'camera.mjpeg');
  // The one whose label must be read: the phone is the parcel that goes into a pack.
  await composeFakeCamera({ file: camera, waybill: PHONE.waybill });
  const dataDir = join(out, 'data');
  const display = await openDisplay(process.env);
  const faults: string[] = [];
  let zip: string | null = null;
  try {
    const driven = await driveApp({ runtime, display, dataDir, camera: { file: camera } });
    try {
      faults.push(...(await runDemo(driven, out, report)));
      const pack = await exportSwapped(driven, report);
      if ('fault' in pack) faults.push(pack.fault);
      else zip = pack.zip;
    } finally {
      await driven.close();
    }
  } finally {
    await display.stop();
  }
  faults.push(...writeReceipts(dataDir, out));
  if (zip !== null) faults.push(...(await verifyDemoPack(zip, report)));
  for (const fault of faults) report({ zh: `不对：${fault}`, en: `wrong: ${fault}` });
  if (faults.length === 0) {
    report({
      zh: '完好与有问题各退款一次，掉包件在待处理清单上，证据齐全',
      en: 'intact and damaged refunded once each; the swapped one waits for a decision, its evidence complete',
    });
  }
  if (zip !== null) process.stdout.write(`pack: ${zip}\n`);
  process.stdout.write(`demo: ${out}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** An earlier demo's folder is used again; any other that holds something is left alone. */
function prepareOut(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    if (!existsSync(join(out, MARKER))) {
      throw new Refusal({
        zh: `${out} 里已有别的东西，什么都没动。请换一个空文件夹：npm run demo -- --out 文件夹`,
        en: `${out} holds something else; nothing was touched. Name an empty folder: npm run demo -- --out DIR`,
      });
    }
    rmSync(out, { recursive: true });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, MARKER), '');
}

endOnSignals();
await runScript(demo);
