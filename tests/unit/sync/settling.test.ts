import { describe, expect, it } from 'vitest';
import type { DueRefund } from '../../../src/main/outbox/outbox-store.ts';
import { createSettling } from '../../../src/main/sync/settling.ts';
import { createManualClock } from '../../support/platform-clock.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const refund = (state: DueRefund['state'] = 'unknown'): DueRefund => ({
  ...{ id: 'c-1', kind: 'refund', platform: 'training', parcelId: 'p-1', returnNo: 'R-1', state, attempts: 1 },
  ...{ failuresInRow: 0, isUntouched: false, deadlineAt: START + 20 * HOUR },
  body: {
    ...{ key: 'refund:training:R-1:1', returnNo: 'R-1', amountCents: 1, freightCents: 0, currency: 'CNY', reason: '' },
  },
});

function open(sentAt: number | null) {
  const clock = createManualClock(START);
  const settling = createSettling({ outbox: { sentSince: () => sentAt }, clock, settleMs: MINUTE });
  settling.start();
  return { clock, settling, isSettled: () => settling.settledAt(refund(), clock.now()) <= clock.now() };
}

describe('a request', () => {
  it('that this program sent is over a minute later', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    await clock.pass(MINUTE - 1);
    expect(isSettled()).toBe(false);
    expect(settling.settledAt(refund(), clock.now())).toBe(clock.now() + 1_000);
    await clock.pass(1);
    expect(isSettled()).toBe(true);
  });

  it.each([3 * HOUR, 20_000, -3 * HOUR])(
    'is not over sooner or much later because the clock is set by %i ms',
    async (byMs) => {
      const { clock, settling, isSettled } = open(START);
      settling.begin('c-1');
      await clock.pass(30_000);
      clock.jump(byMs);
      expect(isSettled()).toBe(false);
      expect(settling.settledAt(refund(), clock.now()) - clock.now()).toBeLessThanOrEqual(MINUTE);
      await clock.pass(30_000);
      expect(isSettled()).toBe(true);
    },
  );

  it('of the program before is over a minute after the start, however old the clock says that it is', async () => {
    const { clock, isSettled } = open(START - 3 * HOUR);
    expect(isSettled()).toBe(false);
    await clock.pass(MINUTE);
    expect(isSettled()).toBe(true);
  });

  it('that was sent again counts from then', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    await clock.pass(45_000);
    settling.begin('c-1');
    await clock.pass(45_000);
    expect(isSettled()).toBe(false);
  });

  it('of a command that has ended is forgotten, and one sent later counts from then', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    settling.end('c-1');
    settling.begin('c-1');
    await clock.pass(MINUTE - 1);
    expect(isSettled()).toBe(false);
    await clock.pass(1);
    expect(isSettled()).toBe(true);
  });

  it('that was answered, or never left, is waited for by nobody', () => {
    const { settling } = open(null);
    expect(settling.settledAt(refund(), START)).toBe(START);
    expect(open(START).settling.settledAt(refund('waiting'), START)).toBe(START);
  });

  it('holds up no program that ends', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    settling.stop();
    await clock.pass(HOUR);
    expect(isSettled()).toBe(false);
  });

  it('may still leave while the call that it belongs to is not back, and counts from there when that took long', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    const end = { call: (): void => undefined };
    const back = settling.during(
      'c-1',
      () =>
        new Promise<string>(
          (resolve) =>
            (end.call = () => {
              resolve('back');
            }),
        ),
    );
    await clock.pass(2 * MINUTE);
    expect(isSettled()).toBe(false);
    end.call();
    expect(await back).toBe('back');
    await clock.pass(MINUTE - 1);
    expect(isSettled()).toBe(false);
    await clock.pass(1);
    expect(isSettled()).toBe(true);
  });

  it('counts from when it left where its call came back soon, also with a fault', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    await expect(settling.during('c-1', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    await clock.pass(MINUTE - 1);
    expect(isSettled()).toBe(false);
    await clock.pass(1);
    expect(isSettled()).toBe(true);
  });

  it('is over all the same ten times as long after a call that never comes back', async () => {
    const { clock, settling, isSettled } = open(START);
    settling.begin('c-1');
    void settling.during('c-1', () => new Promise(() => undefined));
    await clock.pass(10 * MINUTE - 1);
    expect(isSettled()).toBe(false);
    await clock.pass(1);
    expect(isSettled()).toBe(true);
  });
});
