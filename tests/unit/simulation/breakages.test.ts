import { describe, expect, it } from 'vitest';
import { BREAKAGES_OF_SHOPS } from '../../simulation/breakages-of-shops.ts';
import { BREAKAGES } from '../../simulation/breakages.ts';
import type { Breakage } from '../../simulation/bench.ts';
import { simulate } from '../../simulation/simulate.ts';

/** More than any of them needs, wherever a changed world may have moved it. */
const SEEDS = 120;

/** What a seed says when that rule is broken, or null when none of many notices. */
async function firstFound(
  breakage: Breakage,
  rule: RegExp,
  from: number,
  only: string | null = null,
): Promise<string | null> {
  for (let seed = from; seed < from + SEEDS; seed++) {
    const found = (await simulate(seed, { breakage, only })).broken.find((one) => rule.test(one));
    if (found !== undefined) return found;
  }
  return null;
}

describe('the simulation notices an engine that', () => {
  it.each(BREAKAGES)('%s', { timeout: 120_000 }, async (_, breakage, rule, from) => {
    expect(await firstFound(breakage, rule, from)).toMatch(rule);
  });

  it.each(BREAKAGES_OF_SHOPS)('%s', { timeout: 120_000 }, async (_, breakage, rule, from, only) => {
    expect(await firstFound(breakage, rule, from, only)).toMatch(rule);
  });
});
