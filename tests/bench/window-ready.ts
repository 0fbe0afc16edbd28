import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { planLaunch } from '../../scripts/lib/launch.ts';
import type { Launch } from '../../scripts/lib/launch.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { startProbed } from './lib/page-probe.ts';
import type { Measurement, Place } from './lib/place.ts';
import { planFloor } from './lib/windows.ts';

// From asking the system for the process to a window that takes a scan: something is painted, and the wedge listens (the
// page's mark `wedge-listening`), whichever comes last. The floor: the same Electron with one empty window, to its first
// paint. Both windows are shown when Electron says that they are painted. The station opens 1,000,000 expected returns,
// after an orderly end, set up; every file was read before. By turns, the first start of each left out.

const RETURNS = 1_000_000;
const STARTS = 9;
const SETTLED_MS = 1800;
const GOAL = 1.6;

/** ms since 1970 when the page was painted first and when the mark was set; null for what has not happened. */
const Times = v.object({ paintedAt: v.nullable(v.number()), markedAt: v.nullable(v.number()) });

const ASK_TIMES = `(() => {
  const at = (name) => {
    const [entry] = performance.getEntriesByName(name);
    return entry === undefined ? null : performance.timeOrigin + entry.startTime;
  };
  return { paintedAt: at('first-contentful-paint'), markedAt: at('wedge-listening') };
})()`;

async function startOnce(launch: Launch, hasMark: boolean): Promise<number> {
  const started = await startProbed(launch);
  try {
    // Not asked while it starts: the answer would cost it time.
    await sleep(SETTLED_MS);
    for (let tries = 0; tries < 50; tries += 1) {
      const { paintedAt, markedAt } = v.parse(Times, await started.ask(ASK_TIMES));
      const ends = hasMark ? [paintedAt, markedAt] : [paintedAt];
      if (ends.every((at) => at !== null)) return Math.max(...ends) - started.spawnedAt;
      await sleep(200);
    }
    throw new Error('the window was never ready');
  } finally {
    await started.end();
  }
}

/** A day's start is measured, not the very first: the bench gets what the defaults call it. */
async function setUp(launch: Launch): Promise<void> {
  const started = await startProbed(launch);
  try {
    await sleep(SETTLED_MS);
    v.parse(v.object({ ok: v.literal(true) }), await started.ask('window.station.settingsSet({ isSetUp: true })'));
  } finally {
    await started.end();
  }
}

async function run(place: Place): Promise<Finding[]> {
  const dataDir = place.dataWith(RETURNS);
  const runtime = await place.electron();
  const display = await place.newDisplay();
  const station = await planLaunch(runtime, display);
  const ourLaunch: Launch = { ...station, env: { ...station.env, DOCKPROOF_DATA: dataDir } };
  const floorLaunch = await planFloor(runtime, display, 'empty-window', place.newFolder('empty-window'));
  await setUp(ourLaunch);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let start = 0; start <= STARTS; start += 1) {
    const mine = await startOnce(ourLaunch, true);
    const its = await startOnce(floorLaunch, false);
    if (start === 0) continue;
    ours.push(mine);
    floor.push(its);
  }
  return [
    compareSides(
      'window-ready',
      GOAL,
      { what: `start to a window that takes a scan, ${RETURNS} expected returns`, values: ours },
      { what: 'start to an empty window painted', values: floor },
      'ms',
    ),
  ];
}

export const windowReady: Measurement = {
  names: ['window-ready'],
  about: 'start of the program to a window that takes a scan / to an empty window',
  run,
};
