import { Worker } from 'node:worker_threads';
import type { Outcome } from './simulate.ts';

type Seeds = { from: number; seeds: number; jobs: number; only: string | null };

/** Lives `seeds` seeds through in `jobs` threads; each outcome is told when it is there, in no order. */
export async function simulateMany(
  { from, seeds, jobs, only }: Seeds,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const until = from + seeds;
  const live = (place: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const workerData = { from: from + place, until, step: jobs, only };
      const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), { workerData });
      worker.on('message', tell);
      worker.once('error', reject);
      worker.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`a thread of the simulation ended with ${String(code)}`));
      });
    });
  await Promise.all(Array.from({ length: Math.min(jobs, seeds) }, (_, place) => live(place)));
}
