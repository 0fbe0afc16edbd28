import { systemClock } from '../../src/main/lib/clock.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import { createStation } from '../../src/main/station.ts';
import type { Station } from '../../src/main/station.ts';
import type { Logger } from '../../src/main/lib/logger.ts';
import type { Worker } from '../../src/main/worker/worker-jobs.ts';
import type { StationEmit } from '../../src/shared/contract.ts';
import type { Result } from '../../src/shared/result.ts';

const quietLog: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

const noWorker: Worker = {
  thumbnail: () => Promise.resolve('unreadable'),
  identify: () => Promise.resolve('unreadable'),
  checkPicture: () => Promise.resolve('unreadable'),
  readTable: () => Promise.resolve('unreadable'),
  renderStill: () => Promise.resolve('unreadable'),
  cutFilm: () => Promise.resolve('unreadable'),
  writeReport: () => Promise.resolve('unreadable'),
  verifyData: () => Promise.resolve('unreadable'),
  report: () => Promise.resolve('unreadable'),
  close: () => Promise.resolve(),
};

/**
 * The whole station in plain Node on real files, with its own training platform; refunds leave at once. `more` takes the
 * place of what is given here.
 */
export async function openTestStation(
  dataDir: string,
  emit: StationEmit = () => undefined,
  more: Partial<Parameters<typeof createStation>[0]> = {},
): Promise<Station> {
  const station = await createStation({
    dataDir,
    migrationsDir: 'src/main/db/migrations',
    clock: systemClock,
    ids: createIds(systemClock),
    log: quietLog,
    worker: noWorker,
    emit,
    runtime: 'Node in a test',
    random: () => 0,
    // The training platform ends with the bench: nothing of a killed one can still be on its way.
    settleMs: 500,
    ...more,
  });
  await station.handlers.settingsSet({ undoMs: 0 });
  return station;
}

/** The value of a call, or an error with its code. */
export async function valueOf<T>(answer: Promise<Result<T>> | Result<T>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

/** What the training platform's books say after the station was closed or killed. */
export function movementsIn(dataDir: string): { returnNo: string; key: string | null; amountCents: number }[] {
  const ledger = openTrainingLedger(`${dataDir}/training`, quietLog);
  const movements = ledger.movements();
  ledger.close();
  return movements.filter((movement) => movement.key !== null);
}

export async function waitUntil(isDone: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const endAt = Date.now() + withinMs;
  while (!(await isDone())) {
    if (Date.now() > endAt) throw new Error(`not done within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
