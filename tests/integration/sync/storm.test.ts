import { describe, expect, it } from 'vitest';
import type { NetworkFault, RequestKind } from '../../../src/main/platform/training/training-faults.ts';
import { seededRandom } from '../../support/platform-clock.ts';
import { CARELESS, movedPerReturn, openNetBench, returnNoOf, until } from '../../support/platform-net.ts';
import type { NetBench } from '../../support/platform-net.ts';

const REFUNDS = 300;

const SAFE: NetworkFault[] = [
  { kind: 'lose-before' },
  { kind: 'lose-after' },
  { kind: 'lose-after' },
  { kind: 'cut-after' },
  { kind: 'error-before' },
  { kind: 'error-after' },
  { kind: 'truncate-after' },
  { kind: 'portal' },
  { kind: 'in-flight' },
  { kind: 'busy', status: 429, retryAfter: '2' },
  { kind: 'busy', status: 503, retryAfter: '1' },
  { kind: 'busy', status: 503, retryAfter: null },
  { kind: 'slow-after', ms: 3_000 },
  { kind: 'slow-after', ms: 40_000 },
];
/** What no client can survive without a platform that honours keys. */
const NEEDS_KEYS: NetworkFault[] = [
  { kind: 'twice' },
  { kind: 'overtaken', ms: 20_000 },
  { kind: 'slow-before', ms: 40_000 },
];

/** Bad weather for the first `requests` requests, with every other request hit. */
function storm(seed: number, faults: NetworkFault[], requests: number): (kind: RequestKind) => NetworkFault | null {
  const chance = seededRandom(seed);
  let left = requests;
  return () => {
    if (left-- <= 0 || chance() < 0.5) return null;
    return faults[Math.floor(chance() * faults.length)] ?? null;
  };
}

async function ride(bench: NetBench): Promise<void> {
  const ids = Array.from({ length: REFUNDS }, (_, index) =>
    bench.order(index + 1, { parcel: `box-${Math.floor(index / 1.3)}` }),
  );
  bench.sync.start();
  await until(
    'all are done',
    () => {
      const { waiting, unknown } = bench.outbox.counts();
      return waiting + unknown === 0;
    },
    150_000,
  );
  expect(bench.outbox.counts()).toEqual({ waiting: 0, unknown: 0, parked: 0 });
  expect(ids.map((id) => bench.receiptHow(id)).filter((how) => how === null)).toEqual([]);
  expect(bench.server().movements()).toHaveLength(REFUNDS);
  const expected = Array.from({ length: REFUNDS }, (_, index): [string, number] => [returnNoOf(index + 1), 1]);
  expect([...movedPerReturn(bench.server())].sort()).toEqual(expected);
}

describe('300 refunds through a storm', { timeout: 180_000 }, () => {
  it('move money exactly 300 times at a platform without keys that refuses nothing', async () => {
    const bench = await openNetBench({ rules: CARELESS, returns: REFUNDS, seed: 26 });
    bench.fault.script = storm(26, SAFE, 1_500);
    await ride(bench);
  });

  it('move money exactly 300 times with duplicates, reordering and late requests, at a platform with keys', async () => {
    const bench = await openNetBench({ rules: { refusesSecond: false }, returns: REFUNDS, seed: 40 });
    bench.fault.script = storm(40, [...SAFE, ...NEEDS_KEYS, ...NEEDS_KEYS], 1_500);
    await ride(bench);
  });
});
