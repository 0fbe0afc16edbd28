import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lacksIn } from '../../../src/main/evidence/shot-rules.ts';
import { createBenchFixture, FOREIGN_IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

describe('what a meter lacks', () => {
  it('names what is missing or proves nothing, once, and no picture that is merely doubtful', () => {
    expect(
      lacksIn([
        { item: 'outer', returnId: null, state: 'done' },
        { item: 'label', returnId: null, state: 'doubtful', why: 'not-read' },
        { item: 'seal', returnId: 'a', state: 'missing' },
        { item: 'seal', returnId: 'b', state: 'missing' },
        { item: 'defect', returnId: null, state: 'doubtful', why: 'blurred' },
        { item: 'film', returnId: null, state: 'done' },
        { item: 'unbroken', returnId: null, state: 'doubtful', why: 'broken' },
        { item: 'film-label', returnId: null, state: 'missing' },
      ]),
    ).toEqual(['label-illegible', 'seal', 'recording-broken', 'film-label']);
  });

  it('says of a film that is not there only that, and nothing of a picture still being looked at', () => {
    expect(
      lacksIn([
        { item: 'label', returnId: null, state: 'doubtful', why: 'unchecked' },
        { item: 'film', returnId: null, state: 'missing' },
        { item: 'unbroken', returnId: null, state: 'missing' },
      ]),
    ).toEqual(['recording']);
  });
});

describe('what a platform wants of a case', () => {
  let bench: BenchFixture;
  beforeEach(() => {
    bench = createBenchFixture();
  });
  afterEach(() => bench.close());

  it('is by that platform’s list, whatever was asked at the bench', () => {
    for (const raw of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(raw);
    const session = bench.core.sessions.readOpen();
    if (session === null) throw new Error('no box');
    const cases = bench.core.boxState.casesOf(session);
    const lacks = (platform: string) => bench.core.evidence.lacks(session, cases, platform);
    expect(lacks('taobao')).toContain('seal');
    expect(lacks('douyin')).not.toContain('seal');
    expect(lacks('douyin')).toContain('serial');
  });
});
