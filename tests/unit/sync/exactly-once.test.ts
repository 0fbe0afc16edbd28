import { describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../../src/main/outbox/outbox-store.ts';
import type { RefundBody } from '../../../src/shared/command-body.ts';
import type { ReadAnswer, SendAnswer } from '../../../src/main/platform/platform.ts';
import { seededRandom } from '../../support/platform-clock.ts';
import { NOT_SENT, OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, SECOND } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';
import { fc } from '../../support/property.ts';

// Sending twice does no harm (invariant 6), a command ends only by what the platform says (invariant 4): with a
// platform that pays whenever it is asked, money moves exactly once per return, whatever the network and the power do.

const LOST: SendAnswer = { kind: 'unknown', words: 'net:dropped', isReached: false };
const RETURNS = 6;

type Weather = { chance: () => number; isBad: boolean; hasLate: boolean };

function sendIn(bench: SyncBench, weather: Weather, body: RefundBody): SendAnswer {
  const pay = () => bench.platform.pay(body, weather.chance() < 0.5);
  const acknowledged = (): SendAnswer => ({ kind: 'acknowledged', receipt: pay() });
  if (!weather.isBad) return acknowledged();
  const luck = weather.chance();
  if (luck < 0.2) return acknowledged();
  if (luck < 0.4) {
    pay();
    return LOST;
  }
  if (luck < 0.55) return LOST;
  if (luck < 0.65 && weather.hasLate) {
    bench.clock.after(weather.chance() * 55 * SECOND, pay);
    return LOST;
  }
  if (luck < 0.8) return NOT_SENT;
  return { kind: 'retry', words: 'net:busy', retryAfterMs: weather.chance() * 2 * MINUTE, isReached: true };
}

function readIn(bench: SyncBench, weather: Weather, returnNo: string): ReadAnswer {
  const luck = weather.isBad ? weather.chance() : 1;
  if (luck < 0.3) return OFFLINE;
  if (luck < 0.4) return { kind: 'failed', words: 'net:server-fault', retryAfterMs: null, isReached: true };
  return {
    kind: 'read',
    ...(bench.platform.returns.get(returnNo) ?? { state: 'open', refunds: [], paidCents: 12_900 }),
  };
}

/** The outbox as a process sees it that can be killed: after that, it writes nothing more. */
function mortal(outbox: OutboxStore): { outbox: OutboxStore; kill: () => void } {
  let isDead = false;
  const alive = <A extends unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      if (isDead) throw new Error('killed');
      return act(...args);
    };
  };
  return {
    outbox: {
      ...outbox,
      noteAsk: alive(outbox.noteAsk),
      noteSend: alive(outbox.noteSend),
      noteAnswer: alive(outbox.noteAnswer),
      takeDue: alive(outbox.takeDue),
      rebase: alive(outbox.rebase),
      hasten: alive(outbox.hasten),
    },
    kill: () => {
      isDead = true;
    },
  };
}

async function live(seed: number, how: { hasLate: boolean; jumps: boolean }): Promise<SyncBench> {
  const chance = seededRandom(seed);
  const bench = openSyncBench({ random: chance, settleMs: MINUTE });
  const weather: Weather = { chance, isBad: true, hasLate: how.hasLate };
  bench.platform.onSend = (body) => sendIn(bench, weather, body);
  bench.platform.onRead = (returnNo) => readIn(bench, weather, returnNo);
  for (let number = 1; number <= RETURNS; number++)
    bench.order(`R-${number}`, { parcel: `box-${Math.ceil(number / 2)}` });

  for (let life = 0; life < 6; life++) {
    const { outbox, kill } = mortal(bench.outbox);
    const sync = bench.again({ outbox });
    sync.start();
    await bench.clock.pass(chance() * 4 * MINUTE);
    if (how.jumps) bench.clock.jump((chance() - 0.5) * 6 * HOUR);
    await bench.clock.pass(chance() * 4 * MINUTE);
    kill();
    void sync.stop();
  }
  weather.isBad = false;
  const sync = bench.again();
  sync.start();
  await bench.clock.pass(40 * MINUTE);
  await sync.stop();
  return bench;
}

function expectOnce(bench: SyncBench): void {
  const paid = bench.platform.moved.map(({ returnNo }) => returnNo).sort();
  expect(paid).toEqual(Array.from({ length: RETURNS }, (_, index) => `R-${index + 1}`));
  expect(bench.outbox.counts()).toEqual({ waiting: 0, unknown: 0, parked: 0 });
  expect(bench.outbox.list(200).filter(({ state }) => state === 'done')).toHaveLength(RETURNS);
}

describe('exactly once, at a platform that pays whenever it is asked', { timeout: 60_000 }, () => {
  it('through lost, late and refused requests, and a bench that is killed six times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        expectOnce(await live(seed, { hasLate: true, jumps: false }));
      }),
      { numRuns: 10 },
    );
  });

  it('with a clock that is set back and forth as well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        expectOnce(await live(seed, { hasLate: false, jumps: true }));
      }),
      { numRuns: 10 },
    );
  });
});
