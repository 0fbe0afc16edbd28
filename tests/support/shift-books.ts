import { join } from 'node:path';
import * as v from 'valibot';
import { openForReading } from '../../src/main/db/open.ts';
import type { Shift } from './shift-parcels.ts';
import { paidCentsOf } from './shift-parcels.ts';

// What a shift left on the disk, read by nobody's program: the chain of custody, and where every unit lies.

/** What the rule pays by itself, by return; people's decisions come on top. */
export const refundsByRule = ({ morning, afternoon }: Shift): Record<string, number> =>
  Object.fromEntries(
    [...morning, ...afternoon]
      .filter(({ pays }) => pays === 'rule')
      .flatMap(({ returns }) => returns.map((expected) => [expected.returnNo, paidCentsOf(expected)])),
  );

const Entry = v.object({
  event: v.string(),
  table: v.string(),
  row: v.looseObject({
    ...{ operator_no: v.optional(v.string()), by_operator_no: v.optional(v.string()) },
    ...{ id: v.optional(v.string()), inspection_id: v.nullish(v.string()), kind: v.nullish(v.string()) },
  }),
});
const Signed = v.object({ kind: v.literal('signed-in'), operator_no: v.string() });
/** What a box's verdict enters into a register is noted when somebody looks there, under whose box it was. */
const Entered = v.object({
  kind: v.literal('register'),
  body: v.pipe(v.string(), v.parseJson(), v.looseObject({ what: v.literal('added') })),
});
const Confirmed = v.object({ kind: v.literal('confirmed'), operator_no: v.string() });

const read = <T>(dataDir: string, sql: string): T[] => {
  const db = openForReading(join(dataDir, 'app.db'), undefined);
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
};

/** A row that is changed later still names who made it; these tables' rows are only added. */
const isMade = (event: string): boolean => !event.endsWith('-changed') && event !== 'scan-handled';

type Told = {
  /** Entries that name a person, since the first badge of the shift. */
  named: number;
  /** Those that name somebody else than who was signed in. */
  strange: string[];
  /** Confirmations by a second person, who was not signed in: by whom, while who was. */
  seconds: { by: string; seat: string }[];
  /** Who was signed in, in turn. */
  seats: string[];
};

/** Walks the chain from the first badge after `fromSeq` on. */
export function readChain(dataDir: string, fromSeq: number): Told {
  const told: Told = { named: 0, strange: [], seconds: [], seats: [] };
  let seat: string | null = null;
  const openers = new Map<string, string>();
  const rows = read<{ seq: number; body: string }>(
    dataDir,
    `SELECT seq, body FROM custody_entry WHERE seq > ${fromSeq} ORDER BY seq`,
  );
  for (const { seq, body } of rows) {
    const { event, row } = v.parse(v.pipe(v.string(), v.parseJson(), Entry), body);
    const signed = v.safeParse(Signed, row);
    if (signed.success) {
      seat = signed.output.operator_no;
      if (told.seats.at(-1) !== seat) told.seats.push(seat);
    }
    const { inspection_id: box, kind } = row;
    const who = row.by_operator_no ?? row.operator_no;
    // The program's own doing names nobody.
    if (seat === null || who === undefined || who === '' || !isMade(event)) continue;
    told.named += 1;
    if (event === 'inspection-opened') openers.set(row.id ?? '', who);
    if (who === seat || (openers.get(box ?? '') === who && v.is(Entered, row))) continue;
    if (v.is(Confirmed, row)) told.seconds.push({ by: who, seat });
    else told.strange.push(`${seq} ${event} ${kind ?? ''} by ${who}, not ${seat}`);
  }
  return told;
}

/** The chain's last entry: what comes later is the shift's. */
export const lastEntryOf = (dataDir: string): number =>
  read<{ seq: number }>(dataDir, 'SELECT coalesce(max(seq), 0) AS seq FROM custody_entry')[0]?.seq ?? 0;

/** Units whose last word names no place, and boxes with goods in them that none of their units stands for. */
export const goodsWithoutPlace = (dataDir: string): string[] =>
  read<{ what: string }>(
    dataDir,
    `SELECT name || ' of ' || inspection_id AS what FROM disposition d
       WHERE seq = (SELECT max(seq) FROM disposition WHERE unit_id = d.unit_id) AND bin = ''
     UNION ALL
     SELECT p.waybill FROM inspection i JOIN parcel p ON p.id = i.parcel_id
       WHERE p.lane = 'return' AND p.matching = 'matched' AND i.state = 'closed' AND i.awaits_rest = '[]'
         AND NOT EXISTS (SELECT 1 FROM disposition d WHERE d.inspection_id = i.id)
         AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.inspection_id = i.id AND v.codes LIKE '%empty-box%')
     UNION ALL
     SELECT p.waybill FROM parcel p WHERE p.lane = 'other-merchant'
       AND NOT EXISTS (SELECT 1 FROM hand_over_parcel h WHERE h.parcel_id = p.id)
     UNION ALL
     SELECT p.waybill FROM parcel p JOIN inspection i ON i.parcel_id = p.id
       WHERE i.state <> 'closed' OR (p.matching <> 'matched' AND p.lane = 'return' AND p.place IS NULL)`,
  ).map(({ what }) => what);
