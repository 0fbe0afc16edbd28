// When a buyer may be spoken to: never at night (the design's domain, rule 12).

const NIGHT_FROM_HOUR = 21;
const NIGHT_UNTIL_HOUR = 8;
const QUARTER_HOUR_MS = 900_000;

/**
 * From when on a buyer may be contacted, ms, if it is night at `at` in this time zone (21:00 to 8:00); null by day. Every
 * zone's offset is a multiple of a quarter of an hour.
 */
export function contactFromAt(at: number, zone: string): number | null {
  const isNight = nightIn(zone);
  return isNight(at) ? quarterAfter(at, (time) => !isNight(time)) : null;
}

/** When the next night is over in this time zone, ms; during one, when that is. */
export function nextMorningAt(at: number, zone: string): number {
  const isNight = nightIn(zone);
  return quarterAfter(quarterAfter(at, isNight), (time) => !isNight(time));
}

function nightIn(zone: string): (time: number) => boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return (time) => {
    const hour = Number(clock.format(time));
    return hour >= NIGHT_FROM_HOUR || hour < NIGHT_UNTIL_HOUR;
  };
}

/** The first full quarter of an hour, from the one that `at` lies in, of which this is true. */
function quarterAfter(at: number, isReached: (time: number) => boolean): number {
  let time = Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  while (!isReached(time)) time += QUARTER_HOUR_MS;
  return time;
}
