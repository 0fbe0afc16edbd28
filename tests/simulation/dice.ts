import { seededRandom } from '../support/platform-clock.ts';

/** Chance, decided by a seed alone. */
export type Dice = {
  /** In [0, 1). */
  next: () => number;
  chance: (probability: number) => boolean;
  /** A whole number, both ends may come. */
  between: (least: number, most: number) => number;
  pick: <const T>(from: readonly [T, ...T[]]) => T;
  /** One more of its own: what is thrown with it changes nothing for the others. */
  fork: () => Dice;
};

export function createDice(seed: number): Dice {
  const next = seededRandom(seed);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    fork: () => createDice(Math.floor(next() * 4_294_967_296)),
  };
}
