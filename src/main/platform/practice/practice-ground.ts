import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { PRACTICE_SHOPS } from '../../../shared/practice.ts';
import type { TrainingFaults } from '../../../shared/settings.ts';
import { wordsOf } from '../../lib/app-error.ts';
import { writeFileDurably } from '../../lib/atomic-file.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { CONNECTORS } from '../connectors.ts';
import type { Platform } from '../platform.ts';
import type { PracticeParcel } from '../training/practice-parcels.ts';
import { REFILL_COUNT } from '../training/sample-refill.ts';
import type { FaultChange } from '../training/training-faults.ts';
import { goodsOfFilling, parcelOf } from './practice-goods.ts';
import type { Filling } from './practice-goods.ts';
import { IMITATIONS, practiceIdOf } from './practice-imitations.ts';
import type { ImitatedShop } from './practice-imitations.ts';

export type PracticeGround = {
  /** The real connector, connected to the imitation. */
  platform: Platform;
  faults: () => TrainingFaults;
  /** `isRefusing` has no effect: each imitation refuses by its own rules only. */
  setFaults: (change: FaultChange) => TrainingFaults;
  /** Adds a truck of fresh returns; how many. */
  refill: () => number;
  /** The parcels of the last truck, for their labels. */
  parcels: () => PracticeParcel[];
  close: () => Promise<void>;
};

/** What outlives the program: the books are made anew from it. */
const Kept = v.object({
  fillings: v.pipe(v.array(v.object({ from: v.number(), at: v.number() })), v.minLength(1)),
  paid: v.array(v.string()),
  /** Absent in books of before there were exchanges. */
  shipped: v.optional(v.array(v.object({ id: v.string(), waybill: v.string() })), []),
});
type Kept = v.InferOutput<typeof Kept>;

const FIRST_TRUCKS = 2;
/** As many as the sheets of labels hold. */
const LABELS = 9;

/** Each shop has numbers of its own, far from the training shop's: no parcel is announced twice on one bench. */
const fillingOf = (shop: ImitatedShop, truck: number, at: number): Filling => ({
  from: PRACTICE_SHOPS.indexOf(shop) * 100_000 + 1 + truck * REFILL_COUNT,
  at,
});

/** Opens the imitation of a platform with the books it had, and connects it. `folder` holds what outlives the program. */
export async function openPracticeGround(
  shop: ImitatedShop,
  { folder, clock, log }: { folder: string; clock: Clock; log: Logger },
): Promise<PracticeGround> {
  const { fields, secrets, isMoney, open, cursorAt } = IMITATIONS[shop];
  const file = join(folder, `practice-${shop}.json`);
  const kept = readKept(file, log) ?? {
    fillings: Array.from({ length: FIRST_TRUCKS }, (_, truck) => fillingOf(shop, truck, clock.now())),
    ...{ paid: [], shipped: [] },
  };
  let faults: TrainingFaults = { isDown: false, loseAnswers: 0, slowMs: 0, isRefusing: false };
  let stored = kept.paid.length + kept.shipped.length;
  const shipped = (): Kept['shipped'] => imitation.shipped?.list().map(({ id, waybill }) => ({ id, waybill })) ?? [];

  const store = (): void => {
    const paid = imitation.paid().map(({ id }) => id);
    const all: Kept = { fillings: kept.fillings, paid, shipped: shipped() };
    stored = all.paid.length + all.shipped.length;
    writeFileDurably(file, new TextEncoder().encode(JSON.stringify(all)));
  };
  const imitation = await open({
    clock,
    log,
    script: (call) => {
      // What was paid and told by the calls before this one.
      if (imitation.paid().length + shipped().length !== stored) store();
      if (faults.isDown) return { kind: 'lose-before' };
      if (isMoney(call) && faults.loseAnswers > 0) {
        faults = { ...faults, loseAnswers: faults.loseAnswers - 1 };
        return { kind: 'lose-after' };
      }
      return faults.slowMs > 0 ? { kind: 'slow-after', ms: faults.slowMs } : null;
    },
  });
  for (const filling of kept.fillings) for (const goods of goodsOfFilling(filling)) imitation.put(goods, filling.at);
  for (const id of kept.paid) imitation.payAgain(id, clock.now());
  for (const sent of kept.shipped) imitation.shipped?.again(sent, clock.now());
  store();

  const connected = CONNECTORS[shop].create(
    {
      ...{ id: practiceIdOf(shop), shop: '练习', transport: 'direct', baseUrl: imitation.baseUrl },
      field: (name) => fields[name] ?? '',
      secret: (name) => secrets[name] ?? '',
    },
    { clock, log },
  );
  const beganAt = kept.fillings[0]?.at ?? clock.now();
  const platform: Platform = {
    ...connected,
    pullExpected: (cursor) => connected.pullExpected(cursor ?? cursorAt?.(beganAt) ?? null),
  };
  return {
    platform,
    faults: () => faults,
    setFaults: (change) => {
      faults = {
        isDown: change.isDown ?? faults.isDown,
        loseAnswers: change.loseAnswers ?? faults.loseAnswers,
        slowMs: change.slowMs ?? faults.slowMs,
        isRefusing: false,
      };
      return faults;
    },
    refill: () => {
      const filling = fillingOf(shop, kept.fillings.length, clock.now());
      const goods = goodsOfFilling(filling);
      kept.fillings.push(filling);
      for (const one of goods) imitation.put(one, filling.at);
      store();
      return goods.length;
    },
    parcels: () => kept.fillings.slice(-FIRST_TRUCKS).flatMap(goodsOfFilling).slice(0, LABELS).map(parcelOf),
    close: async () => {
      await imitation.close();
      store();
    },
  };
}

/** Null when there is nothing, or nothing that can be read: practice then begins anew, which is said in the log. */
function readKept(file: string, log: Logger): Kept | null {
  if (!existsSync(file)) return null;
  try {
    return v.parse(Kept, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    log.warn('practice-books-unreadable', { words: wordsOf(error) });
    return null;
  }
}
