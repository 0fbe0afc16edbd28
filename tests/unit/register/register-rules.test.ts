import { describe, expect, it } from 'vitest';
import { dueAt, takeStep, wantedEntries } from '../../../src/main/register/register-rules.ts';
import type { EntryState, Judged } from '../../../src/main/register/register-rules.ts';
import { isOpenState, REGISTER_STATES, REGISTER_STEPS, REGISTERS, stepsFrom } from '../../../src/shared/register.ts';
import { DEFAULT_REGISTER_DAYS as DAYS } from '../../../src/shared/watch-settings.ts';
import type { RegisterStep } from '../../../src/shared/register.ts';

const NOW = 1_800_000_000_000;
const DAY = 24 * 3_600_000;
const judged = (more: Partial<Judged>): Judged => ({
  ...{ returnId: 'R1', reason: 'no-reason', finding: 'neutral', codes: [], cause: 'unknown', why: null },
  ...more,
});
const entersOf = (verdicts: Judged[], isUnclaimed = false): string[] =>
  wantedEntries({ inspectionId: 'i1', isUnclaimed, verdicts }).map(({ register, subject }) => `${register} ${subject}`);

describe('what a box enters', () => {
  it('our own wrong shipment only where the buyer said so and it is', () => {
    const wrong = { reason: 'wrong-item', finding: 'confirms', codes: ['wrong-item'] } as const;
    expect(entersOf([judged(wrong)])).toEqual(['wrong-shipment R1']);
    expect(entersOf([judged({ ...wrong, finding: 'contradicts' })])).toEqual([]);
    expect(entersOf([judged({ ...wrong, reason: 'no-reason' })])).toEqual([]);
  });
  it('one claim on the carrier a box, by cause or by the broken outer box', () => {
    expect(entersOf([judged({ cause: 'carrier' }), judged({ returnId: 'R2', codes: ['outer-box'] })])).toEqual([
      'carrier-claim i1',
    ]);
  });
  it('money to be claimed back, and parcels of nobody', () => {
    expect(entersOf([judged({ why: 'claim-back' })])).toEqual(['claim-back R1']);
    expect(entersOf([], true)).toEqual(['unclaimed i1']);
    expect(entersOf([judged({})])).toEqual([]);
  });
});

const open: EntryState = {
  ...{ state: 'open', dueAt: NOW, amountCents: null, place: null, sentWaybill: null, payer: null, note: '' },
};
const step = (act: RegisterStep['act'], more: Partial<RegisterStep> = {}): RegisterStep => ({
  ...{ id: 'e', act, note: '', amountCents: null, dueAt: null, place: null, waybill: null, payer: null },
  ...more,
});

describe('a step', () => {
  it('needs what its table says', () => {
    expect(takeStep('carrier-claim', open, step('file'), { now: NOW, days: DAYS })).toEqual({
      ok: false,
      why: 'field-missing',
    });
    expect(
      takeStep('carrier-claim', open, step('file', { amountCents: 12_900 }), { now: NOW, days: DAYS }),
    ).toMatchObject({
      ok: true,
      entry: { state: 'filed', amountCents: 12_900, dueAt: NOW + 30 * DAY },
    });
    const sent = { place: '某鉴定中心', dueAt: NOW + DAY, amountCents: 5000 };
    expect(
      takeStep('appraise', open, step('send', { ...sent, dueAt: NOW - 1 }), { now: NOW, days: DAYS }),
    ).toMatchObject({ ok: false });
    expect(takeStep('appraise', open, step('send', sent), { now: NOW, days: DAYS })).toMatchObject({
      entry: { dueAt: NOW + DAY },
    });
    expect(takeStep('to-buyer', open, step('send', { waybill: 'SF1234567' }), { now: NOW, days: DAYS })).toMatchObject({
      ok: false,
    });
  });
  it('is refused in another state than its own', () => {
    expect(takeStep('carrier-claim', open, step('pay', { amountCents: 1 }), { now: NOW, days: DAYS })).toEqual({
      ok: false,
      why: 'not-now',
    });
    expect(takeStep('lost', { ...open, state: 'dismissed' }, step('find'), { now: NOW, days: DAYS })).toEqual({
      ok: false,
      why: 'not-now',
    });
    expect(takeStep('unclaimed', open, step('pay', { amountCents: 1 }), { now: NOW, days: DAYS })).toEqual({
      ok: false,
      why: 'not-now',
    });
  });
  it('keeps what was said before, and takes the new words', () => {
    const filed = { ...open, state: 'filed', amountCents: 100, note: '已报快递' } as const;
    expect(
      takeStep('carrier-claim', filed, step('refuse', { note: '超过 7 天' }), { now: NOW, days: DAYS }),
    ).toMatchObject({
      entry: { state: 'refused', amountCents: 100, note: '超过 7 天' },
    });
  });
});

describe('the days of a register', () => {
  const days = { ...DAYS, 'carrier-claim': 5, 'carrier-answer': 45, unclaimed: 60 };
  it('are the shop’s own, also for what the other side must answer', () => {
    expect(dueAt('carrier-claim', 'open', NOW, days)).toBe(NOW + 5 * DAY);
    expect(dueAt('carrier-claim', 'filed', NOW, days)).toBe(NOW + 45 * DAY);
    expect(dueAt('claim-back', 'filed', NOW, days)).toBe(NOW + 15 * DAY);
    expect(dueAt('unclaimed', 'open', NOW, days)).toBe(NOW + 60 * DAY);
  });
});

describe('the table of steps', () => {
  it.each(REGISTERS)('%s: every open state has a way on, and none that is over is open', (register) => {
    for (const state of REGISTER_STATES) {
      if (!isOpenState(register, state)) continue;
      const isReached = state === 'open' || REGISTER_STEPS[register].some(({ to }) => to === state);
      if (isReached) expect(stepsFrom(register, state).length).toBeGreaterThan(0);
      expect(dueAt(register, state, NOW, DAYS)).toBeGreaterThan(NOW);
    }
    expect(['paid', 'dismissed', 'void', 'found'].filter((state) => isOpenState(register, state as 'paid'))).toEqual(
      [],
    );
  });
});
