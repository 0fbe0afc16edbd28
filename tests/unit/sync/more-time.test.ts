import { describe, expect, it } from 'vitest';
import type { MoreTimeAnswer } from '../../../src/main/platform/platform.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const fresh = (more: object = {}) => ({
  ...{ platform: 'training', returnNo: 'R-1', orderNo: 'O-1', shop: '山岚男装', buyer: '王*', reason: 'no-reason' },
  ...{ reasonText: '', category: 'clothing', amountCents: 12_900, freightCents: 0, currency: 'CNY', state: 'open' },
  ...{ isMarkedHighValue: false, signedAt: START, platformDeadlineAt: START + 72 * HOUR, returnWaybill: null },
  ...{ outboundWaybill: null, courier: null, version: 2 },
  lines: [{ sku: 'S', name: '衬衫', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
  ...more,
});
const answered = (more: Partial<MoreTimeAnswer> = {}): MoreTimeAnswer => ({
  ...{ outcome: 'granted', words: null, retryAfterMs: null, isReached: true, fresh: fresh() },
  ...more,
});

/** A sync whose platform has the call, and how often it was made. */
function open(answer: () => Promise<MoreTimeAnswer>, more: Parameters<typeof openSyncBench>[0] = {}) {
  const bench: SyncBench = openSyncBench(more);
  const asked: string[] = [];
  bench.platform.askMoreTime = (returnNo) => {
    asked.push(returnNo);
    return answer();
  };
  bench.sync.start();
  return { ...bench, asked };
}

describe('asking a platform for more time', () => {
  it('stores the return as it is afterwards, and tells the timer that was read', async () => {
    const { sync, asked, pulled, changes } = open(() => Promise.resolve(answered()));
    const before = changes();
    expect(await sync.askMoreTime('training', 'R-1')).toEqual({
      ...{ outcome: 'granted', words: null, deadlineAt: START + 72 * HOUR },
    });
    expect(pulled).toMatchObject([{ returnNo: 'R-1', platformDeadlineAt: START + 72 * HOUR }]);
    expect(asked).toEqual(['R-1']);
    expect(changes()).toBeGreaterThan(before);
    await sync.stop();
  });

  it.each([
    ['of another return', fresh({ returnNo: 'R-2' })],
    ['of another platform', fresh({ platform: 'jd' })],
    ['that is not understood', { returnNo: 'R-1' }],
  ])('stores nothing %s', async (_, told) => {
    const { sync, pulled } = open(() => Promise.resolve(answered({ fresh: told })));
    expect(await sync.askMoreTime('training', 'R-1')).toMatchObject({ deadlineAt: null });
    expect(pulled).toEqual([]);
    await sync.stop();
  });

  it('is given up after the time of a call, as unknown, and is never made again by itself', async () => {
    const { sync, clock, asked } = open(() => new Promise(() => undefined));
    const heard = sync.askMoreTime('training', 'R-1');
    await clock.pass(MINUTE);
    expect(await heard).toEqual({ outcome: 'unknown', words: 'net:timeout', deadlineAt: null });
    await clock.pass(HOUR);
    expect(asked).toEqual(['R-1']);
    await sync.stop();
  });

  it('is not made where the platform has no such call, rests, or the sync has stopped', async () => {
    const without = createFakePlatform(createManualClock(START), 'jd');
    const { sync, asked } = open(
      () => Promise.resolve(answered({ outcome: 'not-asked', words: 'net:busy', retryAfterMs: HOUR, fresh: null })),
      { others: [without] },
    );
    expect(await sync.askMoreTime('jd', 'R-1')).toMatchObject({ outcome: 'not-asked', words: 'sync:no-call' });
    expect(await sync.askMoreTime('training', 'R-1')).toMatchObject({ outcome: 'not-asked', words: 'net:busy' });
    // It asked to be left alone for an hour.
    expect(await sync.askMoreTime('training', 'R-1')).toMatchObject({ outcome: 'not-asked', words: 'net:busy' });
    expect(asked).toHaveLength(1);
    await sync.stop();
    expect(await sync.askMoreTime('training', 'R-1')).toMatchObject({ outcome: 'not-asked' });
    expect(asked).toHaveLength(1);
  });

  it('keeps the answer of the platform where the bench can not store the return', async () => {
    const faults: unknown[] = [];
    const { sync } = open(() => Promise.resolve(answered()), {
      savePulled: () => {
        throw new Error('disk full');
      },
      onFault: (error) => faults.push(error),
    });
    expect(await sync.askMoreTime('training', 'R-1')).toMatchObject({ outcome: 'granted' });
    expect(faults).toHaveLength(1);
    await sync.stop();
  });

  it('is waited for when the sync stops', async () => {
    let finish: (answer: MoreTimeAnswer) => void = () => undefined;
    const { sync, pulled } = open(() => new Promise((resolve) => (finish = resolve)));
    const heard = sync.askMoreTime('training', 'R-1');
    await Promise.resolve();
    const stopped = sync.stop().then(() => pulled.length);
    await new Promise((resolve) => setTimeout(resolve, 5));
    finish(answered());
    expect(await stopped).toBe(1);
    expect(await heard).toMatchObject({ outcome: 'granted' });
  });
});
