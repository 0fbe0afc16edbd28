import { describe, expect, it } from 'vitest';
import {
  alertOf,
  burnDown,
  countRisks,
  countTalks,
  forecast,
  oncePerParcel,
} from '../../../src/main/board/board-rules.ts';
import type { BoardItem } from '../../../src/shared/board.ts';
import { fc } from '../../support/property.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const THRESHOLDS = { riskHours: 4, lateMinutes: 0, alertHours: [8, 4, 1] };
const due = (hours: number, place: string | null = null) => ({ deadlineAt: NOW + hours * HOUR, place });
const item = (waybill: string, leftMs: number): BoardItem => ({
  ...{ waybill, place: null, waits: 'open' },
  deadlineAt: NOW + leftMs,
});

describe('the forecast', () => {
  it('opens the nearest deadline first and counts who is too late then', () => {
    // Two an hour: ready after 0.5, 1, 1.5, 2 hours.
    const queue = [due(3), due(0.4), due(1.2), due(1)];
    expect(forecast(queue, 2, NOW)).toEqual({ missing: 2, nextPlace: null, emptyAt: NOW + 2 * HOUR });
  });
  it('has none without a pace, and nothing to say of an empty queue', () => {
    expect(forecast([due(1)], 0, NOW)).toBeNull();
    expect(forecast([], 5, NOW)).toEqual({ missing: 0, nextPlace: null, emptyAt: null });
  });
  it('names the place of the first that has one', () => {
    expect(forecast([due(9, 'K-09'), due(1), due(2, 'K-07')], 1, NOW)?.nextPlace).toBe('K-07');
  });
  it('does not count again what is late already, but lets it take its time', () => {
    expect(forecast([due(-1), due(-1), due(1.5)], 1, NOW)?.missing).toBe(1);
  });
  it('puts what has no deadline behind', () => {
    const queue = [{ deadlineAt: null, place: 'Z' }, due(1, 'K-07')];
    expect(forecast(queue, 1, NOW)).toEqual({ missing: 0, nextPlace: 'K-07', emptyAt: NOW + 2 * HOUR });
  });
  it('never misses more at a better pace, nor fewer with one more in the queue', () => {
    const hours = fc.array(fc.integer({ min: -5, max: 48 }), { maxLength: 40 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 60 }), fc.integer({ min: -5, max: 48 }), (all, pace, one) => {
        const queue = all.map((left) => due(left));
        const missing = forecast(queue, pace, NOW)?.missing ?? 0;
        expect(forecast(queue, pace + 1, NOW)?.missing ?? 0).toBeLessThanOrEqual(missing);
        expect(forecast([...queue, due(one)], pace, NOW)?.missing ?? 0).toBeGreaterThanOrEqual(missing);
      }),
    );
  });
});

describe('deadlines on the board', () => {
  it('are told once a parcel, the nearest of its returns, nearest first', () => {
    const items = [item('B', 5 * HOUR), item('A', 9 * HOUR), item('A', 2 * HOUR)];
    expect(oncePerParcel(items).map(({ waybill, deadlineAt }) => [waybill, deadlineAt - NOW])).toEqual([
      ['A', 2 * HOUR],
      ['B', 5 * HOUR],
    ]);
  });
  it('are late from the very moment, and at risk four hours before', () => {
    const items = [item('A', 0), item('B', 1), item('C', 4 * HOUR), item('D', 4 * HOUR + 1)];
    expect(countRisks(items, NOW, THRESHOLDS)).toEqual({ late: 1, atRisk: 2 });
  });
  it('are late and at risk as early as the shop says; what is late is not at risk as well', () => {
    const items = [
      item('A', -1),
      item('B', 20 * MINUTE),
      item('C', 40 * MINUTE),
      item('D', 6 * HOUR),
      item('E', 7 * HOUR),
    ];
    expect(countRisks(items, NOW, { riskHours: 6, lateMinutes: 30 })).toEqual({ late: 2, atRisk: 2 });
    expect(countRisks(items, NOW, { riskHours: 1, lateMinutes: 120 })).toEqual({ late: 3, atRisk: 0 });
  });
  it('are said at the shop’s own hours, the last one passed', () => {
    const at = (leftMs: number, more: Partial<typeof THRESHOLDS> = {}) =>
      alertOf(NOW + leftMs, NOW, { ...THRESHOLDS, ...more });
    expect([9, 8, 5, 4, 2, 1, 0.5].map((hours) => at(hours * HOUR))).toEqual([null, 8, 8, 4, 4, 1, 1]);
    expect([at(0), at(-HOUR)]).toEqual(['late', 'late']);
    expect(at(5 * HOUR, { alertHours: [12, 6, 3] })).toBe(6);
    expect(at(20 * MINUTE, { lateMinutes: 30 })).toBe('late');
    expect([at(HOUR, { alertHours: [] }), at(0, { alertHours: [] })]).toEqual([null, 'late']);
  });
  it('and negotiations are near as early as a parcel is at risk, late from the very moment', () => {
    const talk = (leftMs: number) => {
      const owner = { operatorNo: '0300', name: '王芳' };
      return { verdictId: `v${leftMs}`, waybill: 'A', place: null, owner, dueAt: NOW + leftMs };
    };
    const talks = [talk(-HOUR), talk(0), talk(1), talk(6 * HOUR), talk(7 * HOUR)];
    expect(countTalks(talks, NOW, { riskHours: 6 })).toMatchObject({ late: 2, near: 2 });
    expect(countTalks(talks, NOW, { riskHours: 6 }).nearest).toEqual(talks.slice(0, 3));
  });
});

describe('the curve of the day', () => {
  const day = { fromAt: NOW - 2 * HOUR, now: NOW, stepMs: HOUR };
  it('reckons back from what waits now', () => {
    const curve = burnDown({ ...day, waiting: 3 }, [NOW - 1.5 * HOUR, NOW - 0.5 * HOUR], [NOW - 0.25 * HOUR]);
    expect(curve.map(({ waiting }) => waiting)).toEqual([2, 3, 3]);
    expect(curve.at(-1)?.at).toBe(NOW);
  });
  it('ends at now, also between two steps, and never lies below nought', () => {
    const curve = burnDown({ fromAt: NOW - 1.5 * HOUR, now: NOW, stepMs: HOUR, waiting: 0 }, [NOW - 60_000], []);
    expect(curve.map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
    expect(curve.map(({ at }) => at - NOW)).toEqual([-1.5 * HOUR, -0.5 * HOUR, 0]);
  });
});
