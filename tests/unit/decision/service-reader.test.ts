import { afterEach, describe, expect, it } from 'vitest';
import { cleanServiceText, likelyOutcome, readService, whyNotNow } from '../../../src/main/decision/service-reader.ts';
import type { Person } from '../../../src/shared/people.ts';
import { aPhone, createBenchFixture, FOREIGN_IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
let isOpen = false;
afterEach(async () => {
  if (isOpen) await bench.close();
  isOpen = false;
});

const DAY_TIME = Date.parse('2026-11-23T10:00:00+08:00');
const NIGHT = Date.parse('2026-11-23T22:00:00+08:00');
const agentOf = (...shops: string[]): Person => ({
  ...{ id: 'p1', operatorNo: '0900', name: '陈', roles: ['agent'], shops, mayConfirm: true, deputyUntil: null },
  ...{ isActive: true, hasBadge: false, hasPin: true, lockedUntil: null },
});

/** A phone that is not the one that was shipped; gives back whose text it would be, and the rules at this time. */
function openSwapped(now = DAY_TIME, more: Parameters<typeof aPhone>[0] = {}) {
  bench = createBenchFixture([aPhone({ buyer: '王小明', orderNo: '13800138000', ...more })]);
  isOpen = true;
  bench.scan('JDVA11408814483');
  bench.scan(FOREIGN_IMEI);
  bench.scan('DP:SWP');
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  const item = bench.core.toDecide.list()[0];
  if (item?.expectedReturn == null) throw new Error('nothing to decide');
  const deps = {
    ...bench.core,
    ...{ trustedNow: () => now, now: () => now, marketOf: () => 'taobao' as const, systemZone: 'Europe/Berlin' },
  };
  return {
    deps,
    verdictId: item.verdictId,
    subject: { inspectionId: item.inspectionId, returnId: item.expectedReturn.id },
  };
}
const take = (text: string, { deps, subject }: ReturnType<typeof openSwapped>) =>
  cleanServiceText(deps, { ...subject, outcome: 'negotiate', text }, null);

describe('what a text is filled with', () => {
  it('comes from the case, with the buyer’s name masked', () => {
    const { deps, subject } = openSwapped();
    expect(readService(deps, subject, null)).toMatchObject({
      ok: true,
      value: {
        ...{ market: 'taobao', language: 'zh', outcome: 'negotiate', buyer: '王**', waybill: 'JDVA11408814483' },
        ...{ codes: ['serial-mismatch'], totalCents: 4999_00, partCents: null, sendableFromAt: null },
        goods: [{ name: '手机', quantity: 1 }],
      },
    });
    const read = readService(deps, subject, null);
    expect(read.ok ? read.value.photos.map(({ shot }) => shot) : []).toContain('serial');
  });

  it('takes the part that was proposed', () => {
    const opened = openSwapped();
    bench.core.toDecide.propose(
      { verdictId: opened.verdictId, kind: 'refund-part', amountCents: 3000_00, reason: '协商' },
      bench.core.who(),
    );
    expect(readService(opened.deps, opened.subject, null)).toMatchObject({
      value: { outcome: 'refund-part', partCents: 3000_00 },
    });
  });

  it('is read by the shop’s own agents, day and night, and by nobody of another shop', () => {
    const { deps, subject } = openSwapped(NIGHT);
    expect(readService(deps, subject, agentOf('training'))).toMatchObject({
      value: { sendableFromAt: Date.parse('2026-11-24T08:00:00+08:00') },
    });
    expect(readService(deps, subject, agentOf('another'))).toMatchObject({ error: { code: 'not-allowed' } });
    expect(whyNotNow(deps, subject, agentOf('another'))).toBe('not-allowed');
    expect(readService(deps, { ...subject, returnId: 'none' }, null)).toMatchObject({
      error: { code: 'unknown-return' },
    });
  });

  it('speaks English and keeps the bench’s own time for a shop that is not paid in yuan', () => {
    const { deps, subject } = openSwapped(DAY_TIME, { currency: 'EUR' });
    // Ten in Shanghai is three in Berlin.
    expect(readService(deps, subject, null)).toMatchObject({
      value: { language: 'en', sendableFromAt: Date.parse('2026-11-23T08:00:00+01:00') },
    });
  });
});

describe('what may be taken along', () => {
  it('has phones and the buyer’s name masked; numbers of the case stay', () => {
    const opened = openSwapped();
    expect(take('王小明您好，订单 13800138000，电话 13912345678，运单 JDVA11408814483。', opened)).toEqual({
      ok: true,
      value: '王**您好，订单 13800138000，电话 139******78，运单 JDVA11408814483。',
    });
  });

  it('holds nothing that accuses or presses, and no place left open', () => {
    const opened = openSwapped();
    expect(take('买家掉包', opened)).toMatchObject({ ok: false, error: { code: 'service-words' } });
    expect(take('请改成好评', opened)).toMatchObject({ ok: false, error: { code: 'service-words' } });
    expect(take('退 {金额}', opened)).toMatchObject({ ok: false, error: { code: 'service-place' } });
  });

  it('is nothing at night', () => {
    const opened = openSwapped(NIGHT);
    expect(take('您好', opened)).toMatchObject({ error: { code: 'buyer-sleeps' } });
    expect(whyNotNow(opened.deps, opened.subject, null)).toBe('buyer-sleeps');
  });
});

it('begins with what was decided or proposed, else with what the finding asks for', () => {
  const verdict = { verdict: 'swapped', finding: 'contradicts' } as const;
  expect(likelyOutcome(verdict, null)).toBe('negotiate');
  expect(likelyOutcome({ verdict: 'damaged', finding: 'confirms' }, null)).toBe('refund-full');
  expect(likelyOutcome(null, null)).toBe('refund-full');
  for (const kind of ['refund-full', 'refund-part', 'refuse', 'return-goods'] as const)
    expect(likelyOutcome(verdict, { kind })).toBe(kind);
  for (const kind of ['exchange', 're-send', 'repair'] as const)
    expect(likelyOutcome(verdict, { kind })).toBe('sent-anew');
  expect(likelyOutcome(verdict, { kind: 'more-time' })).toBe('negotiate');
});
