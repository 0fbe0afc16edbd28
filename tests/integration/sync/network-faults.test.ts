import { describe, expect, it } from 'vitest';
import type { NetworkFault, RequestKind } from '../../../src/main/platform/training/training-faults.ts';
import { CARELESS, openNetBench as openBench, until, viewOf } from '../../support/platform-net.ts';

/** Slower than the other tests: what is counted here must not depend on how busy the machine is. */
const openNetBench = (more: Parameters<typeof openBench>[0] = {}) => openBench({ factor: 40, ...more });

/** The fault hits the first `times` requests of that kind. */
const first = (kind: RequestKind, fault: NetworkFault, times = 1) => {
  let left = times;
  return (asked: RequestKind): NetworkFault | null => (asked === kind && left-- > 0 ? fault : null);
};

describe('one refund at a platform that pays whatever comes (real HTTP, real files)', () => {
  it.each<[string, NetworkFault, string, number]>([
    ['the answer is lost after it was carried out', { kind: 'lose-after' }, 'read-back', 1],
    ['the answer is cut in the middle', { kind: 'cut-after' }, 'read-back', 1],
    ['half of the answer’s JSON comes', { kind: 'truncate-after' }, 'read-back', 1],
    ['it is carried out and answered with 500', { kind: 'error-after' }, 'read-back', 1],
    ['it is carried out and answered after the time-out', { kind: 'slow-after', ms: 45_000 }, 'read-back', 1],
    ['the request is lost', { kind: 'lose-before' }, 'answered', 2],
    ['it is answered with 500 and not carried out', { kind: 'error-before' }, 'answered', 2],
    ['the network shows its login page', { kind: 'portal' }, 'answered', 2],
    ['the same key is in flight', { kind: 'in-flight' }, 'answered', 2],
    ['it is turned away with 429', { kind: 'busy', status: 429, retryAfter: '5' }, 'answered', 2],
    ['it is turned away with 429 and no time', { kind: 'busy', status: 429, retryAfter: null }, 'answered', 2],
    ['it is turned away with 503 and a time', { kind: 'busy', status: 503, retryAfter: '8' }, 'answered', 2],
    ['it is answered with 503 and no time', { kind: 'busy', status: 503, retryAfter: null }, 'answered', 2],
  ])('when %s, money moves once', async (_, fault, how, attempts) => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.fault.script = first('refund', fault);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect([bench.receiptHow(id), viewOf(bench, id).attempts]).toEqual([how, attempts]);
    expect(bench.server().movements()).toMatchObject([{ returnNo: 'TH00000001', amountCents: 13_900 }]);
  });

  it.each<[string, NetworkFault]>([
    ['lost', { kind: 'lose-before' }],
    ['500', { kind: 'error-before' }],
    ['a login page', { kind: 'portal' }],
    ['half an answer', { kind: 'truncate-after' }],
    ['too slow', { kind: 'slow-after', ms: 45_000 }],
  ])('when asking is %s, nothing is sent until an answer came', async (_, fault) => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.fault.script = first('read', fault, 2);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect(viewOf(bench, id).attempts).toBe(1);
    expect(bench.server().movements()).toHaveLength(1);
  });

  it('when every answer is slower than the time-out, it pays once and one reading ends it', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.fault.script = (kind) => (kind === 'refund' ? { kind: 'slow-after', ms: 45_000 } : null);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect([bench.receiptHow(id), viewOf(bench, id).attempts]).toEqual(['read-back', 1]);
    expect(bench.server().movements()).toHaveLength(1);
  });

  it('when the key was forgotten, only asking prevents the second payment', async () => {
    const bench = await openNetBench({ rules: { refusesSecond: false, keyLifetimeMs: 0 } });
    bench.fault.script = first('refund', { kind: 'lose-after' });
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect(bench.server().movements()).toHaveLength(1);
  });
});

describe('what only the platform’s key can tell apart', () => {
  it.each<[string, NetworkFault]>([
    ['delivered twice', { kind: 'twice' }],
    ['overtaken by the question about it', { kind: 'overtaken', ms: 50_000 }],
    ['carried out only after the time-out', { kind: 'slow-before', ms: 45_000 }],
  ])('a request that is %s is paid once', async (_, fault) => {
    const bench = await openNetBench({ rules: { refusesSecond: false } });
    bench.fault.script = first('refund', fault);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect(bench.server().movements()).toHaveLength(1);
  });

  it('the training platform can pay twice at all, or these tests could not fail', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.fault.script = first('refund', { kind: 'twice' });
    const id = bench.order(1);
    bench.sync.start();
    await until('the answer is there', () => viewOf(bench, id).attempts > 0 && viewOf(bench, id).state === 'done');
    expect(bench.server().movements()).toHaveLength(2);
  });
});
