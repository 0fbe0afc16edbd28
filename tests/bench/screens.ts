import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { driveApp } from '../../scripts/lib/app-driver.ts';
import type { DrivenApp } from '../../scripts/lib/app-driver.ts';
import { compareSides, describeSide } from './lib/finding.ts';
import type { Finding, Side } from './lib/finding.ts';
import { judgedSides, FEW, MANY } from './lib/judged-sides.ts';
import { GOING_ON } from './lib/many-judged.ts';
import { watchPictures } from './lib/picture-watch.ts';
import type { Picture } from './lib/picture-watch.ts';
import type { Measurement, Place } from './lib/place.ts';

// From a function key to the screen it opens, with its data drawn, in the real window: after three years (1,000,000
// inspections) against a shop's first weeks (10,000). An empty program would be the wrong floor: it draws no rows and no
// charts. As much is going on in both (GOING_ON), so what is drawn is the same. One screen here, one screen there; each
// first visit, which loads the page's own chunk and starts the worker of the reports, is told apart. Goal of the issue
// for each picture here: 200 ms.

const ROUNDS = 12;
const GOAL = 1.5;
const SHOWN_WITHIN_MS = 20_000;
/** By then the overview has read the first report ahead. */
const REST_MS = 600;
const BETWEEN_KEYS_MS = 300;

type Step = { name: string; keys: readonly string[]; picture: Picture };

/** A walk over the screens, of which the last key of each step is timed. It begins and ends at the waiting bench. */
const WALK: readonly Step[] = [
  { name: 'the board', keys: ['F3'], picture: { selector: 'main strong[data-length]', text: '' } },
  { name: 'reports', keys: ['F2'], picture: { selector: 'main[data-desk] svg.recharts-surface', text: '' } },
  { name: 'registers', keys: ['F3'], picture: { selector: 'main nav', text: String(GOING_ON.openEntries) } },
  { name: 'to decide', keys: ['F1', 'F9', 'F9'], picture: { selector: 'main [role="option"]', text: '' } },
  { name: 'the shelf', keys: ['F8'], picture: { selector: 'main li', text: '' } },
  { name: 'cases', keys: ['F9', 'F4'], picture: { selector: 'main [role="option"]', text: '' } },
];
const HOME = 'F9';

type Walked = readonly number[];

async function timeStep(page: Page, { name, keys, picture }: Step): Promise<number> {
  for (const key of keys.slice(0, -1)) {
    await page.keyboard.press(key);
    await sleep(BETWEEN_KEYS_MS);
  }
  await page.evaluate((expected) => window.pictures?.expect(expected), picture);
  await page.keyboard.press(keys.at(-1) ?? '');
  const shown = await page
    .waitForFunction(() => window.pictures?.read() ?? null, null, { timeout: SHOWN_WITHIN_MS, polling: 50 })
    .catch(() => null);
  const tookMs = (await shown?.jsonValue()) ?? null;
  if (tookMs === null) throw new Error(`${name} never showed its picture`);
  await sleep(REST_MS);
  return tookMs;
}

/** Both walk at one pace, so that what else the machine does meets both. */
async function walkBoth(ours: DrivenApp, floor: DrivenApp): Promise<{ ours: Walked; floor: Walked }> {
  const [mine, its]: [number[], number[]] = [[], []];
  for (const step of WALK) {
    mine.push(await timeStep(ours.page, step));
    its.push(await timeStep(floor.page, step));
  }
  for (const { page } of [ours, floor]) await page.keyboard.press(HOME);
  await sleep(REST_MS);
  return { ours: mine, floor: its };
}

async function open(place: Place, dataDir: string): Promise<DrivenApp> {
  const display = await place.newDisplay();
  const driven = await driveApp({ runtime: await place.electron(), display, dataDir, camera: null });
  await driven.page.evaluate(watchPictures);
  await sleep(REST_MS);
  return driven;
}

async function run(place: Place): Promise<Finding[]> {
  const sides = judgedSides(place);
  const many = await open(place, sides.many.dataDir);
  const few = await open(place, sides.few.dataDir);
  const ours: Walked[] = [];
  const floor: Walked[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const walked = await walkBoth(many, few);
      ours.push(walked.ours);
      floor.push(walked.floor);
    }
  } finally {
    await many.close();
    await few.close();
  }
  const [firstOurs, ...again] = ours;
  const [firstFloor, ...againFloor] = floor;
  const sum = (walked: Walked): number => walked.reduce((total, one) => total + one, 0);
  const side = (what: string, walks: readonly Walked[], at: number): Side => ({
    what,
    values: walks.map((walked) => walked[at] ?? 0),
  });
  const each = WALK.flatMap(({ name }, at) =>
    [
      side(`${name}, among ${MANY}; at first ${firstAt(firstOurs, at)}`, again, at),
      side(`${name}, among ${FEW}; at first ${firstAt(firstFloor, at)}`, againFloor, at),
    ].map((one) => describeSide(one, 'ms')),
  );
  const finding = compareSides(
    'screens-first-picture',
    GOAL,
    { what: `six screens among ${MANY}`, values: again.map(sum) },
    { what: `six screens among ${FEW}`, values: againFloor.map(sum) },
    'ms',
  );
  return [{ ...finding, lines: [...finding.lines, ...each] }];
}

const firstAt = (walked: Walked | undefined, at: number): string => `${(walked?.[at] ?? 0).toFixed(0)} ms`;

export const screens: Measurement = {
  names: ['screens-first-picture'],
  about:
    'a key to the picture of board, reports, registers, to decide, shelf, cases among 1,000,000 inspections / among 10,000',
  run,
};
