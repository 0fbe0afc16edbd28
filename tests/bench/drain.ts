import { join } from 'node:path';
import { driveApp } from '../../scripts/lib/app-driver.ts';
import { atOnce } from '../../src/main/db/commit.ts';
import { refillSamples } from '../../src/main/platform/training/sample-refill.ts';
import type { SampleReturn } from '../../src/main/platform/training/sample-returns.ts';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import { insertDecided } from '../support/platform-rows.ts';
import { openBenchCore } from './lib/bench-core.ts';
import type { Finding } from './lib/finding.ts';
import { openDataIn } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';
import { quantile } from './lib/statistics.ts';

// A bench that was offline for days comes back with 10,000 refunds in its outbox. They drain while the window stands open:
// it must go on drawing as if nothing were the matter. The gaps between the window's own frames are taken down from the
// moment it takes scans until the outbox is empty; the goal is that none is longer than 50 ms. The platform is the training
// shop, which lives in the program's main process and flushes each movement to its books, so the main process does more
// here than at a real bench.

const COMMANDS = 10_000;
const FRAME_MS = 50;
const DRAINED_WITHIN_MS = 20 * 60_000;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function manySamples(count: number): SampleReturn[] {
  const found: SampleReturn[] = [];
  for (let number = 10_000; found.length < count; number += 12) found.push(...refillSamples(number, Date.now()));
  return found.slice(0, count);
}

/** A data folder as two days offline leave it: everything decided, nothing sent, the time to undo long over. */
function fillOutbox(dataDir: string, samples: readonly SampleReturn[]): void {
  const ledger = openTrainingLedger(join(dataDir, 'training'), quiet);
  ledger.addReturns([...samples]);
  ledger.close();
  const opened = openDataIn(dataDir);
  const core = openBenchCore(opened.db, dataDir);
  const now = Date.now();
  const at = now - 48 * 3_600_000;
  try {
    for (let from = 0; from < samples.length; from += 500)
      atOnce(core.db, () => {
        for (const { expected } of samples.slice(from, from + 500)) {
          const { returnNo, amountCents, freightCents, currency } = expected;
          const decided = insertDecided(core.db, { returnNo, amountCents, freightCents, at });
          core.outbox.enqueueRefund({
            ...decided,
            ...{ platform: 'training', amountCents, freightCents, currency, reason: '完好' },
            ...{ notBeforeAt: at, deadlineAt: now + 3_600_000 * (9 + (from % 12)), now: at },
          });
        }
      });
  } finally {
    opened.close();
  }
}

/** In the page: takes down the gap before each frame, ms. */
function watchFrames(): void {
  const gaps: number[] = [];
  Object.assign(window, { gaps });
  let last = performance.now();
  const next = (): void => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

async function run(place: Place): Promise<Finding[]> {
  const dataDir = place.newFolder('drain');
  fillOutbox(dataDir, manySamples(COMMANDS));
  const runtime = await place.electron();
  const driven = await driveApp({ runtime, display: await place.newDisplay(), dataDir, camera: null });
  try {
    await driven.page.evaluate(watchFrames);
    const startedAt = performance.now();
    const waiting = async (): Promise<number> => (await driven.station.status()).waiting;
    const first = await waiting();
    let left = first;
    while (left > 0) {
      if (performance.now() - startedAt > DRAINED_WITHIN_MS) throw new Error(`${String(left)} refunds still wait`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      left = await waiting();
    }
    const tookMs = performance.now() - startedAt;
    const gaps = await driven.page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
    const longest = Math.max(...gaps);
    const missed = gaps.filter((gap) => gap > FRAME_MS).length;
    const [p50, p99] = [quantile(gaps, 0.5), quantile(gaps, 0.99)];
    return [
      {
        name: 'drain-frames',
        ratio: longest / FRAME_MS,
        goal: 1,
        isMet: longest <= FRAME_MS,
        lines: [
          `${String(gaps.length)} frames: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, longest ${longest.toFixed(1)} ms; ${String(missed)} over ${String(FRAME_MS)} ms`,
          `${String(first)} refunds waited at the first look; drained in ${(tookMs / 1000).toFixed(0)} s, ${((first / tookMs) * 1000).toFixed(0)} a second`,
        ],
      },
    ];
  } finally {
    await driven.close();
  }
}

export const drain: Measurement = {
  names: ['drain-frames'],
  about: 'longest gap between two frames of the window while 10,000 refunds drain / 50 ms',
  run,
};
