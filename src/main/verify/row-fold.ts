import { canonicalJson } from '../../shared/custody/canonical-json.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { fieldOf } from '../../shared/pack/verify-json.ts';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked } from '../../shared/pack/verify-result.ts';
import { COVERED_TABLES } from '../custody/covered-rows.ts';
import type { CoveredTable } from '../custody/covered-table.ts';
import type { Database } from '../db/open.ts';
import type { WalkedEntry } from './chain-walk.ts';

/** The newest entry of a row, and the case its entries are filed under (null: of none so far). */
type Newest = { seq: number; inspectionId: string | null };

type RowFold = {
  visit: (entry: WalkedEntry) => Checked<null>;
  /** Compares the fold with the tables, both ways. Gives the rows. */
  compare: (db: Database) => Checked<number>;
};

/** A scan is filed under the box that was on the bench at that moment; every other row says itself whose it is. */
const FILED_BY_MOMENT = 'scan';

/** What the chain says the covered tables hold: the newest entry of each row, none for a row that was removed. */
export function createRowFold(): RowFold {
  const tables = new Map(COVERED_TABLES.map((one) => [one.table, { covered: one, rows: new Map<string, Newest>() }]));
  const ids = new Map<string, string>();
  /** One string for each id, however many rows name it. */
  const shared = (id: string): string => ids.get(id) ?? (ids.set(id, id), id);

  return {
    visit: ({ seq, event, table, row, inspectionId }) => {
      const known = tables.get(table);
      const path = `custody_entry ${seq}`;
      if (known === undefined) return bad('not-canonical', path, table);
      const key = keyOf(known.covered, row);
      if (event === known.covered.removed) {
        known.rows.delete(key);
        return good(null);
      }
      const filed = inspectionId === null ? null : shared(inspectionId);
      const before = known.rows.get(key)?.inspectionId ?? null;
      if (table !== FILED_BY_MOMENT && before !== null && filed !== before) return bad('entry-case', path);
      known.rows.set(key, { seq, inspectionId: filed });
      return good(null);
    },
    compare: (db) => {
      let count = 0;
      for (const { covered, rows } of tables.values()) {
        const compared = compareTable(db, covered, rows);
        if (!compared.ok) return compared;
        count += compared.value;
      }
      return good(count);
    },
  };
}

const keyOf = ({ key }: CoveredTable, row: Json): string =>
  canonicalJson(key.map((column) => fieldOf(row, column) ?? null));

function compareTable(db: Database, covered: CoveredTable, newest: Map<string, Newest>): Checked<number> {
  const { table, columns, inspection } = covered;
  const sorted = [...columns].sort();
  const bodyAt = db.prepare<[number], { body: string }>('SELECT body FROM custody_entry WHERE seq = ?');
  const rows = db
    .prepare<[], Record<string, Json>>(
      `SELECT ${sorted.map((column) => `NEW.${column} AS ${column}`).join(', ')}, (${inspection}) AS filed_under FROM ${table} AS NEW NOT INDEXED`,
    )
    .iterate();
  let count = 0;
  for (const stored of rows) {
    count += 1;
    const { filed_under: filedUnder = null, ...row } = stored;
    const key = keyOf(covered, row);
    const path = `${table} ${key}`;
    const last = newest.get(key);
    if (last === undefined) return bad('row-added', path);
    const body = JSON.parse(bodyAt.get(last.seq)?.body ?? 'null') as Json;
    const told = canonicalJson(fieldOf(body, 'row') ?? null);
    const found = spelt(row);
    if (found !== told) return bad('row-changed', path, firstDifference(sorted, found, told));
    if (table !== FILED_BY_MOMENT && last.inspectionId !== null && last.inspectionId !== filedUnder)
      return bad('entry-case', `custody_entry ${last.seq}`);
    newest.delete(key);
  }
  const [gone] = newest;
  return gone === undefined ? good(count) : bad('row-missing', `${table} ${gone[0]}`, `seq ${gone[1].seq}`);
}

/** Canonical JSON of a row; '' for what no row of ours holds (a fraction, a blob), which then equals nothing. */
function spelt(row: Record<string, Json>): string {
  try {
    return canonicalJson(row);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** Names the columns that differ: their values may be a person's data. */
function firstDifference(columns: readonly string[], found: string, told: string): string {
  if (found === '') return '';
  const [one, other] = [JSON.parse(found), JSON.parse(told)] as [Json, Json];
  return columns
    .filter((column) => canonicalJson(fieldOf(one, column) ?? null) !== canonicalJson(fieldOf(other, column) ?? null))
    .join(', ');
}
