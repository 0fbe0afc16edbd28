import { expect } from 'vitest';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import type { openMarketplaceBench } from './marketplace-bench.ts';
import { seededRandom } from './platform-clock.ts';
import { until } from './platform-net.ts';

const FAULTS: readonly PracticeFault[] = [
  ...(['lose-before', 'lose-after', 'error-before', 'error-after', 'truncate-after'] as const).map((kind) => ({
    kind,
  })),
  ...(['portal', 'busy', 'redirect'] as const).map((kind) => ({ kind })),
  { kind: 'slow-after', ms: 3_000 },
];

/** The fault of each call at a practice platform: every second one suffers, for so many calls. The seed names the storm. */
export function stormScript(seed: number, calls = 300): () => PracticeFault | null {
  const chance = seededRandom(seed);
  let left = calls;
  return () => (left-- <= 0 || chance() < 0.5 ? null : (FAULTS[Math.floor(chance() * FAULTS.length)] ?? null));
}

const CENTS = 1_990;

type Weathered = {
  bench: ReturnType<typeof openMarketplaceBench>;
  /** Numbers of the returns, as the bench knows them. */
  returnNos: readonly string[];
  /** What the platform's own books say was paid, under its own ids. */
  movements: () => readonly { id: string; cents: number }[];
  idOf: (index: number) => string;
  secrets: readonly string[];
};

/** Orders a refund for each, waits until all are done: paid once each by the platform's books, no secret written down. */
export async function expectPaidOnce({ bench, returnNos, movements, idOf, secrets }: Weathered): Promise<void> {
  const ids = returnNos.map((returnNo) => bench.order(returnNo, CENTS));
  bench.sync.start();
  await until('all are done', () => ids.every((id) => bench.view(id).state === 'done'), 150_000);
  const moved = movements();
  expect(moved.map(({ id }) => id).sort()).toEqual(returnNos.map((_, index) => idOf(index)).sort());
  expect(moved.reduce((sum, { cents }) => sum + cents, 0)).toBe(returnNos.length * CENTS);
  const written = bench.everything();
  expect(written).toContain(returnNos[1]);
  for (const secret of secrets) expect(written).not.toContain(secret);
}
