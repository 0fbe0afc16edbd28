import { describe, expect, it } from 'vitest';
import { createCommitGroup } from '../../../src/main/sync/commit-group.ts';
import type { CommitGroup } from '../../../src/main/sync/commit-group.ts';
import { createManualClock } from '../../support/platform-clock.ts';

type Bench = { group: CommitGroup; clock: ReturnType<typeof createManualClock>; flushes: string[][]; noted: string[] };

/** A disk that keeps what a whole transaction did, and counts them; `underWay` commands are at work. */
function open(underWay: number, refuse: (written: string[]) => void = () => undefined): Bench {
  const clock = createManualClock(0);
  const bench: Omit<Bench, 'group'> = { clock, flushes: [], noted: [] };
  let written: string[] = [];
  const group = createCommitGroup({
    clock,
    underWay: () => underWay,
    together: (act) => {
      written = [];
      act();
      refuse(written);
      bench.flushes.push(written);
    },
  });
  const note: CommitGroup['note'] = (act) =>
    group.note(() => {
      const given = act();
      written.push(String(given));
      return given;
    });
  return { ...bench, group: { ...group, note } };
}

const ioError = (): Error => Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });

describe('notes of commands under way together', () => {
  it('share one flush, and each gets what its own act gave, not before it is stored', async () => {
    const { group, flushes } = open(3);
    const [a, b] = [group.note(() => 'a'), group.note(() => 'b')];
    let isStored = false;
    void a.then(() => {
      isStored = true;
    });
    await Promise.resolve();
    expect([flushes, isStored]).toEqual([[], false]);
    const c = group.note(() => 'c');
    expect(flushes).toEqual([['a', 'b', 'c']]);
    expect(await Promise.all([a, b, c])).toEqual(['a', 'b', 'c']);
  });

  it('are stored at once where nobody else is at work', () => {
    const { group, flushes, clock } = open(1);
    void group.note(() => 'alone');
    expect(flushes).toEqual([['alone']]);
    expect(clock.timersSet()).toBe(0);
  });

  it('wait five milliseconds for the others, and no longer', async () => {
    const { group, flushes, clock } = open(4);
    const a = group.note(() => 'a');
    await clock.pass(4);
    const b = group.note(() => 'b');
    expect(flushes).toEqual([]);
    await clock.pass(1);
    expect(flushes).toEqual([['a', 'b']]);
    expect(await Promise.all([a, b])).toEqual(['a', 'b']);
    await clock.pass(9);
    expect(flushes).toHaveLength(1);
  });

  it('do not wait for one that has left', async () => {
    let underWay = 2;
    const flushes: number[] = [];
    const group = createCommitGroup({
      clock: createManualClock(0),
      underWay: () => underWay,
      together: (act) => {
        act();
        flushes.push(1);
      },
    });
    const a = group.note(() => 'a');
    group.hasLeft();
    expect(flushes).toEqual([]);
    underWay = 1;
    group.hasLeft();
    expect(flushes).toEqual([1]);
    expect(await a).toBe('a');
  });
});

describe('a note that fails', () => {
  it('takes none of the others along', async () => {
    const { group, flushes } = open(3);
    const a = group.note(() => 'a');
    const bad = group.note(() => {
      throw new Error('no such command');
    });
    const c = group.note(() => 'c');
    await expect(bad).rejects.toThrow('no such command');
    expect(await Promise.all([a, c])).toEqual(['a', 'c']);
    expect(flushes).toEqual([['a'], ['c']]);
  });

  it('at an I/O error is every note of the flush, and nothing is written after it', async () => {
    let tries = 0;
    const { group } = open(2, () => {
      tries += 1;
      throw ioError();
    });
    const both = await Promise.allSettled([group.note(() => 'a'), group.note(() => 'b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(tries).toBe(1);
  });
});
