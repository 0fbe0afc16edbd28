import { median, quantile } from './statistics.ts';

/** What one measurement found. `lines` say what was behind the ratio: absolute numbers, which decide nothing. */
export type Finding = { name: string; ratio: number; goal: number; isMet: boolean; lines: readonly string[] };

/** One side of a comparison: what was measured, and each single value. */
export type Side = { what: string; values: readonly number[] };

/** Compares medians of ours and the floor's. `unit` is that of the values. */
export function compareSides(name: string, goal: number, ours: Side, floor: Side, unit: string): Finding {
  const ratio = median(ours.values) / median(floor.values);
  return { name, ratio, goal, isMet: ratio <= goal, lines: [describeSide(ours, unit), describeSide(floor, unit)] };
}

/** `p50 12.3  p95 15.0 ms  of 40  the floor`. */
export function describeSide({ what, values }: Side, unit: string): string {
  const [p50, p95] = [quantile(values, 0.5), quantile(values, 0.95)].map((value) => shown(value).padStart(8));
  return `p50 ${p50 ?? ''}  p95 ${p95 ?? ''} ${unit}  of ${values.length}  ${what}`;
}

/** The finding's own line: name, ratio, goal, and whether it was met. */
export function describeFinding({ name, ratio, goal, isMet }: Finding): string {
  return `${isMet ? 'met   ' : 'MISSED'}  ${name.padEnd(20)} ${shown(ratio).padStart(6)}  goal ${shown(goal)}`;
}

/** What `--json FILE` holds: an array of `{name, ratio, goal, met}`, numbers to four places. */
export function toJson(findings: readonly Finding[]): string {
  const rows = findings.map(({ name, ratio, goal, isMet }) => ({ name, ratio: round4(ratio), goal, met: isMet }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Three figures that count, however small the number. */
const shown = (value: number): string => String(Number(value.toPrecision(3)));
