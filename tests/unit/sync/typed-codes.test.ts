import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../../src/main/platform/platform.ts';
import { createTypedCodes } from '../../../src/main/sync/typed-codes.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { NOT_SENT } from '../../support/platform-fake.ts';
import { MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const CODE = '246810';

describe('a code that a person typed', () => {
  it('is given once, the last one typed, and only for its command', () => {
    const codes = createTypedCodes(createManualClock(START));
    codes.give('c-1', '1111');
    codes.give('c-1', CODE);
    expect(codes.take('c-2')).toBeNull();
    expect([codes.take('c-1'), codes.take('c-1')]).toEqual([CODE, null]);
  });

  it('is thrown away after five minutes', async () => {
    const clock = createManualClock(START);
    const codes = createTypedCodes(clock);
    codes.give('c-1', CODE);
    await clock.pass(5 * MINUTE);
    expect(codes.take('c-1')).toBeNull();
  });

  it('is not waited for any more once a pull tells that the owner has refunded it in the back office', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => ({ kind: 'refused', code: 'other', words: 'sync:code-needed' });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    const refunds = [{ key: null, refundId: 'T-1', amountCents: 12_900, at: START }];
    bench.platform.returns.set('R-1', { state: 'refunded', refunds, paidCents: 12_900 });
    bench.outbox.releaseTold(
      [{ platform: 'training', returnNo: 'R-1', state: 'refunded', version: 2 }],
      bench.clock.now(),
    );
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    await bench.sync.stop();
  });

  it('goes along with the next send, again after a turn-away, and is cleaned out of the platform’s words', async () => {
    const bench = openSyncBench();
    const given: (string | undefined)[] = [];
    const refused: SendAnswer = { kind: 'refused', code: 'other', words: `${CODE} 已过期` };
    const answers: SendAnswer[] = [
      { kind: 'refused', code: 'other', words: 'sync:code-needed' },
      { ...NOT_SENT, words: 'net:busy' },
      refused,
    ];
    bench.platform.sendRefund = (body, { code } = {}) => {
      given.push(code);
      return Promise.resolve(answers.shift() ?? { kind: 'acknowledged', receipt: bench.platform.pay(body) });
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:code-needed' });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.giveCode(id, CODE);
    bench.sync.nudge();
    await bench.clock.pass(MINUTE);
    expect(given).toEqual([undefined, CODE, CODE]);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '… 已过期' });
    expect(JSON.stringify([bench.log.said, bench.steps(id)])).not.toContain(CODE);
    await bench.sync.stop();
  });
});
