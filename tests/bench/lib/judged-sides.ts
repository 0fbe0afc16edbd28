import { addDays, countDays, createDayOf, systemZone } from '../../../src/main/report/report-days.ts';
import { storeJudged } from './many-judged.ts';
import type { Place } from './place.ts';

/** One history on the disk, and what it took to make it. */
type Side = { dataDir: string; writtenInMs: number; countedInMs: number };

/** What three years left, and a shop's first weeks: both end now, on the clock that reports and screens go by. */
export type JudgedSides = {
  many: Side;
  few: Side;
  untilAt: number;
  zone: string;
  /** The last whole month, yyyymmdd: all of it is in both. */
  month: { from: number; until: number };
};

export const MANY = 1_000_000;
export const FEW = 10_000;
const THREE_YEARS_DAYS = 3 * 365;

const made = new WeakMap<Place, JudgedSides>();

/** Made once for all measurements of a run; they only read it, or add what years don't change. */
export function judgedSides(place: Place): JudgedSides {
  const known = made.get(place);
  if (known !== undefined) return known;
  const untilAt = Date.now();
  const zone = systemZone();
  const today = createDayOf(zone)(untilAt);
  const until = addDays(firstOfMonth(today), -1);
  const month = { from: firstOfMonth(until), until };
  const store = (count: number, days: number): Side => {
    const dataDir = place.newFolder('judged');
    place.report({ zh: `写入 ${count} 次验货`, en: `storing ${count} inspections` });
    return { dataDir, ...storeJudged(dataDir, { count, days, untilAt, zone }) };
  };
  const sides = {
    many: store(MANY, THREE_YEARS_DAYS),
    few: store(FEW, countDays(month.from, today)),
    ...{ untilAt, zone, month },
  };
  made.set(place, sides);
  return sides;
}

const firstOfMonth = (day: number): number => day - (day % 100) + 1;
