import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { driveApp } from '../../scripts/lib/app-driver.ts';
import type { Display } from '../../scripts/lib/display.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { waybillAt } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';
import { startStopwatch } from './lib/stopwatch.ts';
import { openFloor, planFloor, scanInto } from './lib/windows.ts';

// From the last key of a scan (its Enter, by the time stamp that the system gave the key) to the end of the page's work on
// the frame that shows the opened inspection (lib/stopwatch.ts). Ours: the real window with 1,000,000 expected returns; on
// the way are the wedge, the call to the station, the look-up, scan and box stored and flushed, the
// answer checked, the screen drawn. The floor: the same keys into an otherwise empty page of the same Electron, whose
// listener puts the text on the page. Real keys by xdotool in both, each window on a display of its own, one scan here, one
// scan there. Without a camera: a film beside it would slow both.

const RETURNS = 1_000_000;
const SCANS = 40;
const WARM_UPS = 5;
const MAX_TORN = 20;
const SHOWN_WITHIN_MS = 3000;
const PAUSE_MS = 350;
const GOAL = 2;

type Subject = { display: Display; page: Page; clear: () => Promise<void> };

/** Scans once; null when the burst was torn on its way (a busy machine's xdotool pauses, no scanner does). */
async function scanOnce({ display, page, clear }: Subject, waybill: string): Promise<number | null> {
  await page.evaluate(() => {
    window.stopwatch?.reset();
  });
  await scanInto(display, waybill);
  const shown = await page
    .waitForFunction(() => window.stopwatch?.read() ?? null, null, { timeout: SHOWN_WITHIN_MS, polling: 50 })
    .catch(() => null);
  const tookMs = shown === null ? null : await shown.jsonValue();
  await clear();
  await sleep(PAUSE_MS);
  return tookMs;
}

async function run(place: Place): Promise<Finding[]> {
  const dataDir = place.dataWith(RETURNS);
  const runtime = await place.electron();
  const ourDisplay = await place.newDisplay();
  const floorDisplay = await place.newDisplay();
  const driven = await driveApp({ runtime, display: ourDisplay, dataDir, camera: null });
  const floor = await openFloor(
    await planFloor(runtime, floorDisplay, 'empty-window', place.newFolder('empty-window')),
  );
  try {
    await driven.page.evaluate(startStopwatch, 'main[data-exception]');
    await floor.page.evaluate(startStopwatch, 'main[data-exception]');
    await floor.page.evaluate(listenForEnter);
    const ours: Subject = {
      display: ourDisplay,
      page: driven.page,
      clear: async () => {
        await driven.page.evaluate(() => window.station?.benchCommand({ word: 'LATER' }));
        await driven.page.waitForSelector('main[data-exception]', { state: 'detached' });
      },
    };
    const theirs: Subject = {
      display: floorDisplay,
      page: floor.page,
      clear: () =>
        floor.page.evaluate(() => {
          document.body.replaceChildren();
        }),
    };
    const ourMs: number[] = [];
    const floorMs: number[] = [];
    let torn = 0;
    for (let scan = 0; ourMs.length < SCANS + WARM_UPS; scan += 1) {
      const waybill = waybillAt((scan * 7919) % RETURNS);
      const [mine, its] = [await scanOnce(ours, waybill), await scanOnce(theirs, waybill)];
      if (mine === null || its === null) {
        torn += 1;
        if (torn > MAX_TORN) throw new Error(`${torn} of ${scan} scans never showed anything`);
        continue;
      }
      ourMs.push(mine);
      floorMs.push(its);
    }
    const finding = compareSides(
      'scan-to-shown',
      GOAL,
      { what: `Enter to inspection painted, ${RETURNS} expected returns`, values: ourMs.slice(WARM_UPS) },
      { what: 'Enter to text painted, empty page', values: floorMs.slice(WARM_UPS) },
      'ms',
    );
    return torn === 0 ? [finding] : [{ ...finding, lines: [...finding.lines, `${torn} torn bursts left out`] }];
  } finally {
    await driven.close();
    await floor.app.close();
  }
}

/** Runs in the empty page: the least a page can do with a scan. */
function listenForEnter(): void {
  let text = '';
  document.addEventListener('keydown', (event) => {
    if (event.key.length === 1) text += event.key;
    if (event.key !== 'Enter') return;
    const main = document.createElement('main');
    main.dataset['exception'] = 'false';
    const line = document.createElement('h1');
    line.textContent = text;
    text = '';
    main.append(line);
    document.body.replaceChildren(main);
  });
}

export const scanToShown: Measurement = {
  names: ['scan-to-shown'],
  about: 'last key of a scan to the inspection painted, 1,000,000 returns stored / the same keys in an empty page',
  run,
};
