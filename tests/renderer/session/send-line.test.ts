import { describe, expect, it } from 'vitest';
import { createSendLine } from '../../../src/renderer/session/send-line.ts';
import type { Errand, LineState } from '../../../src/renderer/session/send-line.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { BenchAnswer } from '../../../src/shared/session.ts';
import { emptyBench, makeAnswer } from '../../support/fake-station.ts';

const ANSWER: Result<BenchAnswer> = ok(makeAnswer(emptyBench));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A line whose waits end when the test says so, and which notes everything. */
const setUp = () => {
  const seen = { answered: [] as (string | null)[], lost: 0, states: [] as LineState[], waits: [] as number[] };
  let goOn: (() => void) | null = null;
  const line = createSendLine({
    onAnswer: ({ scanned }) => seen.answered.push(scanned),
    onLost: () => (seen.lost += 1),
    onState: (state) => seen.states.push(state),
    wait: (ms) => {
      seen.waits.push(ms);
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
  });
  const retry = async (): Promise<void> => {
    goOn?.();
    await settle();
  };
  return { line, seen, retry };
};

describe('handing over', () => {
  it('goes in order, one at a time, however slow the first is', async () => {
    const { line, seen } = setUp();
    const started: string[] = [];
    let finishFirst: (() => void) | null = null;
    const scan = (scanned: string, send: Errand['send']): Errand => ({ scanned, send });
    line.add(
      scan('a', () => {
        started.push('a');
        return new Promise((resolve) => {
          finishFirst = () => {
            resolve(ANSWER);
          };
        });
      }),
    );
    for (const text of ['b', 'c']) {
      line.add(
        scan(text, () => {
          started.push(text);
          return Promise.resolve(ANSWER);
        }),
      );
    }
    await settle();
    expect(started).toEqual(['a']);
    expect(seen.states.at(-1)?.unsent).toEqual(['a', 'b', 'c']);
    (finishFirst as (() => void) | null)?.();
    await settle();
    expect(started).toEqual(['a', 'b', 'c']);
    expect(seen.answered).toEqual(['a', 'b', 'c']);
    expect(seen.states.at(-1)).toEqual({ unsent: [], isStalled: false });
  });

  it('keeps a scan whose call fails, and every scan behind it, until the station answers', async () => {
    const { line, seen, retry } = setUp();
    let failures = 3;
    const flaky = (): Promise<Result<BenchAnswer>> =>
      failures-- > 0 ? Promise.reject(new Error('gone')) : Promise.resolve(ANSWER);
    line.add({ scanned: 'a', send: flaky });
    line.add({ scanned: 'b', send: flaky });
    await settle();
    expect(seen.states.at(-1)).toEqual({ unsent: ['a', 'b'], isStalled: true });
    await retry();
    await retry();
    expect(seen.answered).toEqual([]);
    await retry();
    expect(seen.answered).toEqual(['a', 'b']);
    expect(seen.states.at(-1)).toEqual({ unsent: [], isStalled: false });
    expect(seen.waits).toEqual([1000, 2000, 4000]);
  });

  it('drops keys when the station is gone and says so: nobody knows later what they were meant for', async () => {
    const { line, seen, retry } = setUp();
    let isGone = true;
    const pressed: string[] = [];
    const call = (name: string) => (): Promise<Result<BenchAnswer>> => {
      if (isGone) return Promise.reject(new Error('gone'));
      pressed.push(name);
      return Promise.resolve(ANSWER);
    };
    line.add({ scanned: 'a', send: call('a') });
    line.add({ scanned: null, send: call('F1') });
    await settle();
    expect(seen.lost).toBe(1);
    line.add({ scanned: null, send: call('F2') });
    expect(seen.lost).toBe(2);
    isGone = false;
    await retry();
    expect(pressed).toEqual(['a']);
    line.add({ scanned: null, send: call('F3') });
    await settle();
    expect(pressed).toEqual(['a', 'F3']);
  });

  it('says a lost key when no scan waits, and tries the next key all the same', async () => {
    const { line, seen, retry } = setUp();
    line.add({ scanned: null, send: () => Promise.reject(new Error('gone')) });
    await settle();
    expect(seen).toMatchObject({ lost: 1, answered: [] });
    line.add({ scanned: null, send: () => Promise.resolve(ANSWER) });
    await retry();
    expect(seen).toMatchObject({ lost: 1, answered: [null] });
    expect(seen.states.at(-1)?.isStalled).toBe(false);
  });
});
