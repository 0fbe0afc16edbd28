import type { BoardItem, BoardLevel, BoardView, RunningTalk } from '../../shared/board.ts';
import type { Settings } from '../../shared/settings.ts';

// board: how the day stands, and what comes of it. After every stage; it only reads, but for receiving (dock-service),
// which makes parcels known before they are opened. This file: the sums; all pure.

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** From when on something is at risk, late or said aloud: the shop's own numbers. */
type Thresholds = Pick<Settings, 'riskHours' | 'lateMinutes' | 'alertHours'>;

/** A parcel that somebody must open; `deadlineAt` null: nobody waits for its money. */
export type Queued = { deadlineAt: number | null; place: string | null };

const byDeadline = (one: Queued, other: Queued): number =>
  (one.deadlineAt ?? Number.POSITIVE_INFINITY) - (other.deadlineAt ?? Number.POSITIVE_INFINITY) || 0;

/**
 * What comes of the queue at this pace: one after the other, earliest deadline first, which misses the fewest when each
 * takes equally long (Jackson 1955). What is late already isn't counted again, but it is opened first and takes its time.
 * null without a pace.
 */
export function forecast(queue: readonly Queued[], pacePerHour: number, now: number): BoardView['forecast'] {
  if (pacePerHour <= 0) return null;
  const eachMs = HOUR_MS / pacePerHour;
  const sorted = queue.toSorted(byDeadline);
  const missing = sorted.filter(({ deadlineAt }, index) => {
    if (deadlineAt === null || deadlineAt <= now) return false;
    return now + (index + 1) * eachMs > deadlineAt;
  });
  return {
    missing: missing.length,
    nextPlace: sorted.find(({ place }) => place !== null)?.place ?? null,
    emptyAt: sorted.length === 0 ? null : Math.round(now + sorted.length * eachMs),
  };
}

/** The earliest deadline of each parcel: a box with three returns is one parcel that is late once. */
export function oncePerParcel(items: readonly BoardItem[]): BoardItem[] {
  const nearest = new Map<string, BoardItem>();
  for (const item of items) {
    const known = nearest.get(item.waybill);
    if (known === undefined || item.deadlineAt < known.deadlineAt) nearest.set(item.waybill, item);
  }
  return [...nearest.values()].sort((a, b) => a.deadlineAt - b.deadlineAt || a.waybill.localeCompare(b.waybill));
}

type Risks = Pick<Thresholds, 'riskHours' | 'lateMinutes'>;

const isLate = (deadlineAt: number, now: number, { lateMinutes }: Pick<Risks, 'lateMinutes'>): boolean =>
  deadlineAt - now <= lateMinutes * MINUTE_MS;

/** What is late is no longer at risk. */
export function countRisks(items: readonly BoardItem[], now: number, risks: Risks): { atRisk: number; late: number } {
  const late = items.filter(({ deadlineAt }) => isLate(deadlineAt, now, risks)).length;
  const within = items.filter(({ deadlineAt }) => deadlineAt - now <= risks.riskHours * HOUR_MS).length;
  return { late, atRisk: Math.max(0, within - late) };
}

/** The threshold that was passed last, null while there is time. */
export function alertOf(deadlineAt: number, now: number, thresholds: Thresholds): BoardLevel | null {
  if (isLate(deadlineAt, now, thresholds)) return 'late';
  return thresholds.alertHours.findLast((hours) => deadlineAt - now <= hours * HOUR_MS) ?? null;
}

const TALKS_SHOWN = 3;

/** Negotiations by how near their due time is; `talks` nearest first. */
export const countTalks = (
  talks: readonly RunningTalk[],
  now: number,
  { riskHours }: Pick<Risks, 'riskHours'>,
): BoardView['talks'] => ({
  late: talks.filter(({ dueAt }) => dueAt <= now).length,
  near: talks.filter(({ dueAt }) => dueAt > now && dueAt - now <= riskHours * HOUR_MS).length,
  nearest: talks.slice(0, TALKS_SHOWN),
});

/**
 * How many waited at each step from `fromAt` to `now`, reckoned back from how many wait now: each that came since then
 * wasn't there yet, each that was done since then still was.
 */
export function burnDown(
  day: { fromAt: number; now: number; stepMs: number; waiting: number },
  received: readonly number[],
  done: readonly number[],
): BoardView['curve'] {
  const { fromAt, now, stepMs, waiting } = day;
  const steps = Math.max(0, Math.floor((now - fromAt) / stepMs));
  const points = Array.from({ length: steps + 1 }, (_, index) => fromAt + index * stepMs);
  if (points.at(-1) !== now) points.push(now);
  const after = (times: readonly number[], at: number): number => times.filter((time) => time > at).length;
  return points.map((at) => ({ at, waiting: Math.max(0, waiting + after(done, at) - after(received, at)) }));
}

/** Midnight of this computer's own clock. */
export const startOfDay = (now: number): number => new Date(now).setHours(0, 0, 0, 0);
