import { describe, expect, it } from 'vitest';
import { tellSeldom } from '../../../src/main/sync/tell-seldom.ts';
import { createManualClock } from '../../support/platform-clock.ts';

describe('what changes a hundred times a second', () => {
  it('is told at once, then four times a second, and the last change never gets lost', async () => {
    const clock = createManualClock(0);
    const at: number[] = [];
    const { tell } = tellSeldom(clock, 250, () => at.push(clock.now()));
    for (let number = 0; number < 100; number++) {
      tell();
      await clock.pass(10);
    }
    await clock.pass(10_000);
    expect(at).toEqual([0, 250, 500, 750, 1_000]);
    tell();
    expect(at.at(-1)).toBe(11_000);
  });

  it('is told a last time when it ends, if something is owed, and then nothing more', async () => {
    const clock = createManualClock(0);
    let told = 0;
    const { tell, stop } = tellSeldom(clock, 250, () => (told += 1));
    tell();
    tell();
    stop();
    expect(told).toBe(2);
    stop();
    await clock.pass(1_000);
    expect(told).toBe(2);
  });
});
