import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import type { BenchView } from '../../src/shared/session.ts';
import type { ToDecideItem } from '../../src/shared/decision.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import type { DrivenApp } from './app-driver.ts';
import type { Report } from './report.ts';

/** Long enough to be seen in the list of the last parcels, short enough not to bore: 60 s in the program itself. */
const DEMO_UNDO_MS = 3000;
const PACE_MS = 900;
const ACKNOWLEDGED_WITHIN_MS = 60_000;

/** The three parcels, scanned, filmed and judged in the real window; each step is told. Gives back what went wrong. */
export async function runDemo(driven: DrivenApp, out: string, report: Report): Promise<string[]> {
  const { station, scan, press } = driven;
  const shots = join(out, 'screenshots');
  mkdirSync(shots, { recursive: true });
  let number = 0;
  const shoot = async (name: string): Promise<void> => {
    number += 1;
    await driven.screenshot(join(shots, `${String(number).padStart(2, '0')}-${name}.png`));
  };
  const say = async (zh: string, en: string): Promise<void> => {
    report({ zh, en });
    await sleep(PACE_MS);
  };
  const scanAnd = async (text: string, zh: string, en: string): Promise<void> => {
    await scan(text);
    await say(`扫 ${text}：${zh}`, `scan ${text}: ${en}`);
  };

  await station.set({ undoMs: DEMO_UNDO_MS, language: 'zh' });
  await waitFor(async () => ((await station.status()).isOnline ? true : null), 20_000);
  await say('训练平台在线，等待扫运单', 'the training platform is online; waiting for a waybill');
  await shoot('waiting');

  await scanAnd(SHIRT_AND_BELT.waybill, '开箱录像开始', 'the box is open, the film runs');
  await sleep(2500);
  await scanAnd(SHIRT_AND_BELT.shirtBarcode, '衬衫 1 件', 'one shirt');
  await shoot('counting');
  await scanAnd(SHIRT_AND_BELT.beltBarcode, '腰带 1 件', 'one belt');
  await scanAnd('DP:OK', '完好，退款指令已排队', 'intact; the refund is queued');
  await shoot('intact');

  await scanAnd(BROKEN_MUG.waybill, '第二件，买家说破损', 'the second parcel; the buyer says broken');
  await sleep(2500);
  await scanAnd(BROKEN_MUG.barcode, '杯子 1 件', 'one mug');
  await scanAnd('DP:DMG', '有问题', 'damaged');
  await shoot('codes');
  await scanAnd('DP:C-DAMAGED', '缺陷：破损', 'defect: damaged');
  await scanAnd('DP:DMG', '确认：与买家所说一致，自动同意', 'confirmed: as the buyer said, approved by rule');
  await pedalUntilClosed(driven, shoot, say);

  await scanAnd(PHONE.waybill, '第三件，高价值手机', 'the third parcel, a phone of high value');
  await sleep(2500);
  await scanAnd(PHONE.otherImei, 'IMEI 与发出的不符', 'the IMEI is not the one shipped');
  await scanAnd('DP:SWP', '与发出不符，逐张补拍证据', 'swapped; the guided shots follow');
  await pedalUntilClosed(driven, shoot, say);
  await scanAnd('DL:HOLD-03', '放入待处理格，关箱', 'into the hold bin; the box is closed');
  await waitFor(async () => ((await station.bench()).session === null ? true : null), 10_000);
  await shoot('three-done');

  await press('F9');
  await say('主管的待处理清单', 'the list of what a person must decide');
  await sleep(1500);
  await shoot('to-decide');
  await press('F9');

  const commands = await waitFor(async () => {
    const now = await station.commands();
    return now.length === 2 && now.every(({ state }) => state === 'done') ? now : null;
  }, ACKNOWLEDGED_WITHIN_MS);
  await say('平台已确认两笔退款', 'the platform has acknowledged both refunds');
  await shoot('acknowledged');
  const undecided = await station.toDecide();
  return judgeDemo(commands ?? (await station.commands()), undecided, await station.bench());
}

/** Presses the pedal for each guided shot that is asked for. */
async function pedalUntilClosed(
  driven: DrivenApp,
  shoot: (name: string) => Promise<void>,
  say: (zh: string, en: string) => Promise<void>,
): Promise<void> {
  for (let press = 0; press < 8; press += 1) {
    const { session } = await driven.station.bench();
    if (session?.next.step !== 'take-shot') return;
    const { shot, done } = session.next;
    if (press === 0) await shoot(`shot-${shot}`);
    await driven.press('F5');
    await say(`踏板：拍 ${shot}`, `pedal: shot of ${shot}`);
    await waitFor(async () => {
      const now = (await driven.station.bench()).session;
      return now?.next.step !== 'take-shot' || now.next.done > done ? true : null;
    }, 10_000);
  }
}

function judgeDemo(commands: CommandView[], undecided: ToDecideItem[], view: BenchView): string[] {
  const faults: string[] = [];
  for (const { returnNo, amountCents, freightCents } of [SHIRT_AND_BELT, BROKEN_MUG]) {
    const command = commands.find((one) => one.returnNo === returnNo);
    if (command?.state !== 'done') faults.push(`${returnNo}: ${command?.state ?? 'no refund'}`);
    else if (command.amountCents !== amountCents + freightCents)
      faults.push(`${returnNo}: ${command.amountCents} cents`);
  }
  if (commands.some((one) => one.returnNo === PHONE.returnNo)) faults.push(`${PHONE.returnNo} has a refund`);
  const swapped = undecided.find((item) => item.waybill === PHONE.waybill);
  if (swapped === undefined) faults.push(`${PHONE.waybill} is not on the to-decide list`);
  else if (swapped.gaps.length > 0) faults.push(`${PHONE.waybill} lacks ${swapped.gaps.join(', ')}`);
  if (view.session !== null) faults.push(`${view.session.waybill} is still open`);
  return faults;
}

/** After the program has ended: what the platform itself has in its books, beside what the bench believes. */
export function writeReceipts(dataDir: string, out: string): string[] {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ledger = openTrainingLedger(join(dataDir, 'training'), log);
  const movements = ledger.movements().filter(({ key }) => key !== null);
  ledger.close();
  writeFileSync(join(out, 'receipts.json'), `${JSON.stringify(movements, null, 2)}\n`);
  const wanted = [SHIRT_AND_BELT, BROKEN_MUG].map(({ returnNo }) => returnNo).sort();
  const paid = movements.map(({ returnNo }) => returnNo).sort();
  return JSON.stringify(paid) === JSON.stringify(wanted) ? [] : [`the platform paid ${JSON.stringify(paid)}`];
}

async function waitFor<T>(look: () => Promise<T | null>, withinMs: number): Promise<T | null> {
  const endAt = Date.now() + withinMs;
  while (Date.now() < endAt) {
    const found = await look();
    if (found !== null) return found;
    await sleep(100);
  }
  return null;
}
