/** What the strip under the film says besides the time. */
export type StripText = { waybill: string; station: string; operatorNo: string };

/** The strip's two ends: what is filmed where by whom on the left, when on the right. */
type StripWords = { left: string; right: string };

/** `offsetMinutes` is Date's own: UTC minus local time, -480 for China. */
export function wordStrip(strip: StripText, at: number, offsetMinutes: number): StripWords {
  const left = [strip.waybill, strip.station, strip.operatorNo === '' ? '' : `#${strip.operatorNo}`];
  return { left: left.filter((part) => part !== '').join('  '), right: formatLocalTime(at, offsetMinutes) };
}

/** Local date and time to the second with the distance from UTC, which is what makes it a point in time: RFC 3339 with a space. */
export function formatLocalTime(at: number, offsetMinutes: number): string {
  const local = new Date(at - offsetMinutes * 60_000).toISOString();
  const east = Math.abs(offsetMinutes);
  const sign = offsetMinutes > 0 ? '-' : '+';
  const hours = String(Math.floor(east / 60)).padStart(2, '0');
  const minutes = String(east % 60).padStart(2, '0');
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${sign}${hours}:${minutes}`;
}
