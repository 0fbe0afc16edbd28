import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulation/simulate.ts';

/** As many seeds as fit, but some at least: CI machines differ by far. `npm run simulate` goes through thousands. */
const LEAST = 250;
const MOST = 400;
const LONGEST_MS = 20_000;

const nothing = (seed: number) => ({ seed, broken: [] });

describe('a simulated bench', () => {
  it(`keeps its promises through at least ${String(LEAST)} seeds`, { timeout: 300_000 }, async () => {
    const startedAt = performance.now();
    const total = { kills: 0, paid: 0, added: 0, corrected: 0, refused: 0, sends: 0 };
    for (let seed = 1; seed <= MOST && (seed <= LEAST || performance.now() - startedAt < LONGEST_MS); seed++) {
      const { broken, kills, paid, added, corrected, refused, sends } = await simulate(seed);
      expect({ seed, broken }).toEqual(nothing(seed));
      total.kills += kills;
      total.paid += paid;
      total.added += added;
      total.corrected += corrected;
      total.refused += refused;
      total.sends += sends;
    }
    // A world in which nothing goes wrong would prove nothing.
    expect(total.kills).toBeGreaterThan(20);
    expect(total.paid).toBeGreaterThan(60);
    expect(total.added).toBeGreaterThan(8);
    expect(total.corrected).toBeGreaterThan(20);
    expect(total.refused).toBeGreaterThan(5);
    expect(total.sends).toBeGreaterThan(total.paid);
  });

  it('lives the same seed through the same way', async () => {
    const [first, again, other] = [await simulate(7), await simulate(7, { isTraceKept: true }), await simulate(8)];
    expect(again.trace.length).toBeGreaterThan(20);
    expect(again.traceHash).toBe(first.traceHash);
    expect({ ...again, trace: [] }).toEqual(first);
    expect(other.traceHash).not.toBe(first.traceHash);
  });
});
