import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANGE_QUERIES, readChanges } from '../../../src/main/settings/change-log.ts';
import { letIn } from '../../support/approval-bench.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const told = (body: Record<string, string>): void => {
  bench.clock.advance(1000);
  bench.core.custody.record({ kind: 'settings-changed', inspectionId: null, body, operatorNo: '0001' });
};

describe('what was changed', () => {
  it('is told with who, when, from what and to what, newest first', async () => {
    told({ changed: '{"limitCents":60000}', was: '{"limitCents":50000}' });
    const at = bench.clock.now();
    bench.clock.advance(1000);
    await letIn(bench.core, '0217', { roles: ['inspector'] });
    bench.clock.advance(1000);
    await letIn(bench.core, '0217', { roles: ['inspector', 'supervisor'] });
    const [later, first, setting] = readChanges(bench.core.db, 100);
    expect(setting).toEqual({
      ...{ what: 'setting', name: 'limitCents', title: '', from: '50000', to: '60000', operatorNo: '0001', at },
    });
    expect(first).toMatchObject({ what: 'person', name: '0217', from: null });
    expect(JSON.parse(later?.from ?? '')).toMatchObject({ roles: ['inspector'] });
    expect(JSON.parse(later?.to ?? '')).toMatchObject({ roles: ['inspector', 'supervisor'], isActive: 1 });
  });

  it('of an earlier version knows only what it became', () => {
    told({ changed: '{"undoMs":30000,"hasSound":false}' });
    expect(readChanges(bench.core.db, 100).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['undoMs', null, '30000'],
      ['hasSound', null, 'false'],
    ]);
  });

  it.each(Object.entries(CHANGE_QUERIES))('reads %s by an index, without sorting years', (_name, sql) => {
    const plan = planOf(bench.core.db, sql).join('\n');
    expect(plan).not.toContain('USE TEMP B-TREE');
    expect(plan).not.toMatch(/^SCAN custody_event(?! USING)/m);
  });
});
