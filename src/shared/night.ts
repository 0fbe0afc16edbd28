// When a buyer may be spoken to: never at night (the design's domain, rule 12).

const NIGHT_FROM_HOUR = 21;
const NIGHT_UNTIL_HOUR = 8;
const QUARTER_HOUR_MS = 900_000;

/**
 * From when on a buyer may be contacted, ms, if it is night at `at` in this time zone (21:00 to 8:00); null by day. Every
 * zone's offset is a multiple of a quarter of an hour.
 */
export function contactFromAt(at: number, zone: string): number | null {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  const isNight = (time: number): boolean => {
    const hour = Number(clock.format(time));
    return hour >= NIGHT_FROM_HOUR || hour < NIGHT_UNTIL_HOUR;
  };
  if (!isNight(at)) return null;
  let morning = Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  while (isNight(morning)) morning += QUARTER_HOUR_MS;
  return morning;
}
