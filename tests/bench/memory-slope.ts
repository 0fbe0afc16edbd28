import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { driveApp } from '../../scripts/lib/app-driver.ts';
import type { DrivenApp } from '../../scripts/lib/app-driver.ts';
import { composeFakeCamera } from '../../scripts/lib/fake-camera.ts';
import { refillSamples } from '../../src/main/platform/training/sample-refill.ts';
import type { SampleReturn } from '../../src/main/platform/training/sample-returns.ts';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';
import { fitSlope } from './lib/statistics.ts';

// Whether a long day makes the program larger: 300 parcels through the real window with camera, film and stills, each
// refunded at the training platform. Keys are dispatched in the page (real ones by xdotool would take a quarter of an hour
// longer), so the wedge, the line to the station and the screens do all they do at the bench.
//
// After ten parcels and after each fifteen both processes throw away what they no longer need, and are asked what is left:
// live JavaScript and array buffers of main and window, and the memory that the system holds resident for both.
//
// The slope is that of the live memory over the last half. Goal: at most 4 kB a parcel, judged at the near end of its
// confidence interval: 12 MB in a hard day of 3000 parcels; much less drowns in compiled code that comes and goes, and the
// training platform, which lives in the main process here, keeps a line of its books for each. A box kept by mistake is
// 10 kB at least.
//
// The ratio is that of the resident memory, 300 parcels to 10, where a leak outside JavaScript shows: a decoded still kept
// by mistake is 3.7 MB, three of them a parcel. Chromium keeps small decoded pictures itself, 0.8 MB a parcel up to a bound
// of its own when it draws without a graphics card, which is why half as much again is allowed.

const PARCELS = 300;
const FIRST = 10;
const EVERY = 15;
const GOAL_KB = 4;
const RATIO_GOAL = 1.5;
const UNDO_MS = 2000;
const SHOWN_WITHIN_MS = 10_000;
/** So that each box has some frames of film. */
const SCAN_PAUSE_MS = 40;
/**
 * V8 throws compiled functions away that were not called for a few collections, and compiles them again: a saw of half a
 * megabyte that a slope of kilobytes drowns in (heap snapshots 120 parcels apart differed by compiled code and little else).
 */
const KEEP_COMPILED = '--js-flags=--no-flush-bytecode';

type Sample = { parcels: number; windowKb: number; mainKb: number; residentKb: number };

/** Returns that need nothing but their goods scanned: barcodes on everything, no serials, nothing a person must look at. */
function simpleSamples(count: number): SampleReturn[] {
  const found: SampleReturn[] = [];
  for (let number = 10_000; found.length < count; number += 12) {
    found.push(
      ...refillSamples(number, Date.now()).filter(
        ({ expected }) =>
          expected.amountCents < 50_000 &&
          expected.lines.every(({ barcodes, serials }) => barcodes.length > 0 && serials.length === 0),
      ),
    );
  }
  return found.slice(0, count);
}

/** Stocks the training platform's books before the program opens them. */
function stockPlatform(dataDir: string, samples: SampleReturn[]): void {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ledger = openTrainingLedger(join(dataDir, 'training'), quiet);
  ledger.addReturns(samples);
  ledger.close();
}

/** In the page: a scanner's keys, one after the other, then Enter. */
function dispatchScan(text: string): void {
  const press = (key: string, code: string): void => {
    for (const type of ['keydown', 'keyup']) {
      document.body.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true }));
    }
  };
  for (const character of text) press(character, '');
  press('Enter', 'Enter');
}

const BOX = 'main[data-exception]';

async function inspect(page: Page, { expected }: SampleReturn): Promise<void> {
  await page.evaluate(dispatchScan, expected.returnWaybill ?? '');
  // A locator, because an element's handle would keep its whole tree alive.
  await page.locator(BOX).waitFor({ timeout: SHOWN_WITHIN_MS });
  for (const { barcodes, quantity } of expected.lines) {
    for (let unit = 0; unit < quantity; unit += 1) {
      await sleep(SCAN_PAUSE_MS);
      await page.evaluate(dispatchScan, barcodes[0] ?? '');
    }
  }
  await sleep(SCAN_PAUSE_MS);
  await page.evaluate(dispatchScan, 'DP:OK');
  await page.locator(BOX).waitFor({ state: 'detached', timeout: SHOWN_WITHIN_MS });
}

async function readMemory(driven: DrivenApp, session: CDPSession, parcels: number): Promise<Sample> {
  // Photos of the last box are still on their way for a moment.
  await sleep(300);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const window = await driven.page.evaluate(() => {
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? 0;
  });
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  const main = await driven.app.evaluate(({ app }) => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const resident = app
      .getAppMetrics()
      .filter(({ type }) => type === 'Browser' || type === 'Tab')
      .map(({ memory }) => memory.workingSetSize);
    return { liveBytes: heapUsed + arrayBuffers, residentKb: resident.reduce((sum, kb) => sum + kb, 0) };
  });
  if (window === 0) throw new Error('the window does not tell its memory');
  return { parcels, windowKb: usedSize / 1024, mainKb: main.liveBytes / 1024, residentKb: main.residentKb };
}

function judge(samples: readonly Sample[]): Finding {
  const late = samples.filter(({ parcels }) => parcels > PARCELS / 2);
  const slopeOf = (of: (sample: Sample) => number) => fitSlope(late.map((one) => ({ x: one.parcels, y: of(one) })));
  const liveOf = ({ windowKb, mainKb }: Sample): number => windowKb + mainKb;
  const live = slopeOf(liveOf);
  const resident = slopeOf(({ residentKb }) => residentKb);
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  const ratio = last.residentKb / first.residentKb;
  const mb = (kb: number): string => (kb / 1024).toFixed(1);
  const kb = ({ slope, plusMinus }: { slope: number; plusMinus: number }): string =>
    `${slope.toFixed(1)} ± ${plusMinus.toFixed(1)} kB a parcel`;
  return {
    name: 'memory-slope',
    ratio,
    goal: RATIO_GOAL,
    isMet: live.slope - live.plusMinus <= GOAL_KB && ratio <= RATIO_GOAL,
    lines: [
      `live: ${mb(liveOf(first))} MB after ${first.parcels}, ${mb(liveOf(last))} MB after ${last.parcels} parcels`,
      `live, last half: ${kb(live)}; goal at most ${GOAL_KB}`,
      `of this the window ${kb(slopeOf(({ windowKb }) => windowKb))}, main ${kb(slopeOf(({ mainKb }) => mainKb))}`,
      `resident, main and window: ${mb(first.residentKb)} MB, then ${mb(last.residentKb)} MB; last half: ${kb(resident)}`,
    ],
  };
}

async function run(place: Place): Promise<Finding[]> {
  const samples = simpleSamples(PARCELS);
  const dataDir = place.newFolder('memory');
  stockPlatform(dataDir, samples);
  const runtime = await place.electron();
  const camera = join(place.newFolder('camera'), 'bench.mjpeg');
  await composeFakeCamera({ file: camera, waybill: 'SF1300001234562' });
  const display = await place.newDisplay();
  const driven = await driveApp({ runtime, display, dataDir, camera: { file: camera }, more: [KEEP_COMPILED] });
  try {
    await driven.station.set({ undoMs: UNDO_MS, hasSound: false });
    const session = await driven.page.context().newCDPSession(driven.page);
    // All returns must be here before the first parcel.
    await driven.page.evaluate(() => window.station?.syncNow(undefined));
    const found: Sample[] = [];
    for (const [index, sample] of samples.entries()) {
      const parcels = index + 1;
      await inspect(driven.page, sample).catch(async (error: unknown) => {
        const { session: box, question, panel } = await driven.station.bench();
        const seen = JSON.stringify({ parcels, next: box?.next, returns: box?.returns, question, panel }).slice(
          0,
          2000,
        );
        throw new Error(`a parcel did not go through: ${seen}`, { cause: error });
      });
      if (parcels === FIRST || parcels % EVERY === 0) found.push(await readMemory(driven, session, parcels));
    }
    const refunded = (await driven.station.commands()).filter(({ state }) => state === 'done').length;
    const finding = judge(found);
    return [{ ...finding, lines: [...finding.lines, `${refunded} of the last refunds are acknowledged`] }];
  } finally {
    await driven.close();
  }
}

export const memorySlope: Measurement = {
  names: ['memory-slope'],
  about: 'memory of main and window after 300 parcels / after 10',
  run,
};
