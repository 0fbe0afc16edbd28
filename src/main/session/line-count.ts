import { goodsKey } from '../../shared/scan-grammar.ts';

/** A line as the fold needs it: what may be scanned for it. */
export type CountableLine = {
  id: string;
  returnId: string;
  expected: number;
  barcodes: string[];
  shippedSerials: string[];
};

/** What other boxes of the same return held of a line. */
export type Carried = { scanned: number; defective: number; serials: readonly string[] };

export type LineCount = {
  lineId: string;
  expected: number;
  good: number;
  defective: number;
  extra: number;
  isMissingConfirmed: boolean;
  seenSerials: string[];
  serialState: 'none' | 'wanted' | 'match' | 'mismatch';
  /** Of the good and defective ones: how many lay in other boxes of the return. */
  elsewhere: number;
};

/** Something in the box that is on no line. `returnId`: the return it stood for when the box holds several. */
export type Stranger = { text: string; kind: 'sku' | 'serial' | 'goods'; returnId: string | null };

type Entry = {
  line: CountableLine;
  scanned: number;
  defective: number;
  isMissing: boolean;
  serials: Set<string>;
  elsewhere: number;
};
type Tally = Map<string, Entry>;

/** The count before the first scan: nothing, but for what other boxes of the same return held. */
export const startTally = (lines: readonly CountableLine[], carried?: ReadonlyMap<string, Carried>): Tally =>
  new Map(
    lines.map((line) => {
      const before = carried?.get(line.id);
      const { scanned = 0, defective = 0, serials = [] } = before ?? {};
      const elsewhere = Math.max(scanned, serials.length) + defective;
      return [line.id, { line, scanned, defective, isMissing: false, serials: new Set(serials), elsewhere }];
    }),
  );

/** What looked foreign when it was scanned may belong to a line that became known later; false when to none. */
export function countStranger(stranger: Stranger, tally: Tally): boolean {
  for (const entry of tally.values()) {
    if (entry.line.shippedSerials.includes(stranger.text)) {
      entry.serials.add(stranger.text);
      return true;
    }
    if (entry.line.barcodes.includes(goodsKey(stranger.text))) {
      entry.scanned += 1;
      return true;
    }
  }
  return false;
}

export const countLines = (tally: Tally): LineCount[] => [...tally.values()].map(countLine);

/** What this box adds to its return's count, for the box that comes after it. */
export const carryOf = (count: LineCount): Carried => ({
  scanned: count.good + count.extra,
  defective: count.defective,
  serials: count.seenSerials,
});

function countLine({ line, scanned, defective, isMissing, serials, elsewhere }: Entry): LineCount {
  const seenSerials = [...serials];
  const matching = seenSerials.filter((serial) => line.shippedSerials.includes(serial)).length;
  const foreign = seenSerials.length - matching;
  // A unit may be scanned by its SKU, by its serial or by both: it is one unit all the same.
  const found = Math.max(scanned, matching);
  const isWanted = line.shippedSerials.length > 0;
  return {
    lineId: line.id,
    expected: line.expected,
    good: Math.min(Math.max(0, found - foreign), Math.max(0, line.expected - defective)),
    defective,
    extra: Math.max(0, found + defective - line.expected),
    isMissingConfirmed: isMissing && found + defective < line.expected,
    seenSerials,
    serialState: !isWanted ? 'none' : foreign > 0 ? 'mismatch' : matching >= line.expected ? 'match' : 'wanted',
    elsewhere: Math.min(elsewhere, found + defective),
  };
}
