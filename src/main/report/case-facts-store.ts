import type { Finding, Reason, Verdict } from '../../shared/domain-words.ts';
import { readWaybill } from '../../shared/waybill.ts';
import type { Database } from '../db/open.ts';
import { NO_SHOP } from './case-facts.ts';
import type { CaseFacts } from './case-facts.ts';
import type { DayOf } from './report-days.ts';

const DAY_MS = 86_400_000;
const TEXT_MAX = 60;
/** Nothing is owed to the buyer's clock: paid before, or the platform takes no word of ours. */
const NOT_OWED: ReadonlySet<string> = new Set(['claim-back', 'withdrawn', 'locked', 'late-box']);

/**
 * Exported for the test of their plans. `+` before a value: it has no say in the plan. Without it this SQLite, built to look
 * into the distribution of values (https://www.sqlite.org/compile.html#enable_stat4), plans a statement of several tables
 * anew for each value, which costs five times as much as the reading.
 */
export const FACT_QUERIES = {
  verdictsOf: `SELECT id FROM verdict WHERE inspection_id = +@inspectionId
    UNION SELECT v.id FROM inspection i JOIN parcel_return pr ON pr.parcel_id = i.parcel_id
      JOIN verdict v ON v.expected_return_id = pr.expected_return_id WHERE i.id = +@inspectionId`,
  verdictsOfReturn: 'SELECT id FROM verdict WHERE expected_return_id = +?',
  verdict: `SELECT v.verdict, v.finding, v.codes, v.at, v.revoked_at, v.expected_return_id, i.station, p.received_at,
      p.waybill, r.platform, r.shop, r.buyer, r.phone_tail, r.reason, r.reason_text, r.courier, r.signed_at,
      d.id AS decision_id, d.state, d.why, d.kind, d.changed_at
    FROM verdict v JOIN inspection i ON i.id = v.inspection_id JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_return r ON r.id = v.expected_return_id
      LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
    WHERE v.id = +?`,
  commands: `SELECT kind, state, ended_at, decision_id FROM command
    WHERE expected_return_id = +? AND kind IN ('refund', 'refuse', 'shipment') AND key NOT GLOB 'refund:*:2'`,
  lines: 'SELECT id, sku FROM expected_line WHERE expected_return_id = +? AND is_gift = 0',
};

type VerdictRow = {
  verdict: Verdict;
  finding: Finding;
  codes: string;
  at: number;
  revoked_at: number | null;
  expected_return_id: string | null;
  station: string;
  received_at: number;
  waybill: string;
  platform: string | null;
  shop: string | null;
  buyer: string | null;
  phone_tail: string | null;
  reason: Reason | null;
  reason_text: string | null;
  courier: string | null;
  signed_at: number | null;
  decision_id: string | null;
  state: string | null;
  why: string | null;
  kind: string | null;
  changed_at: number | null;
};
type CommandRow = { kind: string; state: string; ended_at: number | null; decision_id: string };
type LineRow = { id: string; sku: string };
type Acknowledged = Pick<CaseFacts, 'isOwed' | 'isRefused' | 'ackedAt'>;

type CaseFactsStore = {
  /** Every verdict that an entry of this inspection may say something of, revoked ones too. */
  verdictsOf: (inspectionId: string) => string[];
  verdictsOfReturn: (expectedReturnId: string) => string[];
  /** What it is counted as now; null when it no longer stands. `lines` tell where each article was seen. */
  read: (verdictId: string) => { facts: CaseFacts; lines: LineRow[] } | null;
};

/** Names that the roll-ups hold by number. */
export type Names = {
  shop: (platform: string, shop: string) => number;
  buyer: (shop: number, buyer: string, phoneTail: string) => number;
};

const oneLine = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().slice(0, TEXT_MAX);

/** A name with stars in it is many people's, unless the end of a phone number stands beside it. */
const isTold = (buyer: string, phoneTail: string | null): boolean =>
  buyer !== '' && (phoneTail !== null || (!/[*＊]/u.test(buyer) && Array.from(buyer).length > 1));

/** Read from what the stages stored; a courier nobody named is told by the number, where only one has such numbers. */
export function createCaseFactsStore(db: Database, names: Names, dayOf: DayOf): CaseFactsStore {
  const verdictsOf = db.prepare<{ inspectionId: string }, { id: string }>(FACT_QUERIES.verdictsOf);
  const verdictsOfReturn = db.prepare<[string], { id: string }>(FACT_QUERIES.verdictsOfReturn);
  const verdict = db.prepare<[string], VerdictRow>(FACT_QUERIES.verdict);
  const commands = db.prepare<[string], CommandRow>(FACT_QUERIES.commands);
  const lines = db.prepare<[string], LineRow>(FACT_QUERIES.lines);

  const acknowledged = (row: VerdictRow): Acknowledged => {
    const { expected_return_id: returnId, state, why, kind } = row;
    const isGoodsOnly = state === 'approved' && kind === null;
    if (returnId === null || state === null || isGoodsOnly || NOT_OWED.has(why ?? ''))
      return { isOwed: false, isRefused: false, ackedAt: null };
    const ordered = commands.all(returnId);
    const done = ordered
      .filter((command) => command.state === 'done' && command.ended_at !== null)
      .sort((a, b) => (a.ended_at ?? 0) - (b.ended_at ?? 0))[0];
    if (done !== undefined) return { isOwed: true, isRefused: done.kind === 'refuse', ackedAt: done.ended_at };
    // Approved without a command: a person did it at the platform and said so.
    const isByHand =
      state === 'approved' && !ordered.some((one) => one.decision_id === row.decision_id && one.state !== 'cancelled');
    return { isOwed: true, isRefused: kind === 'refuse', ackedAt: isByHand ? row.changed_at : null };
  };

  const courierOf = ({ courier, waybill }: VerdictRow): string => {
    if (courier !== null && courier.trim() !== '') return oneLine(courier).slice(0, 20);
    const [only, ...others] = readWaybill(waybill)?.couriers ?? [];
    return only === undefined || others.length > 0 ? '' : only;
  };

  const read = (row: VerdictRow): { facts: CaseFacts; lines: LineRow[] } => {
    const { platform, shop, buyer, phone_tail: phoneTail, expected_return_id: returnId } = row;
    const shopId = platform === null ? NO_SHOP : names.shop(platform, shop ?? '');
    const ofReturn = returnId === null ? [] : lines.all(returnId);
    const known = (buyer ?? '').trim();
    const facts: CaseFacts = {
      day: dayOf(row.at),
      shop: shopId,
      verdict: row.verdict,
      finding: row.finding,
      codes: [...new Set(JSON.parse(row.codes) as string[])],
      reason: row.reason,
      text: oneLine(row.reason_text ?? ''),
      courier: courierOf(row),
      station: row.station,
      skus: [...new Set(ofReturn.map(({ sku }) => sku))],
      buyer: shopId !== NO_SHOP && isTold(known, phoneTail) ? names.buyer(shopId, known, phoneTail ?? '') : null,
      receivedAt: row.received_at,
      judgedAt: row.at,
      dueAt: (row.signed_at ?? row.received_at) + DAY_MS,
      ...acknowledged(row),
    };
    return { facts, lines: ofReturn };
  };

  return {
    verdictsOf: (inspectionId) => verdictsOf.all({ inspectionId }).map(({ id }) => id),
    verdictsOfReturn: (returnId) => verdictsOfReturn.all(returnId).map(({ id }) => id),
    read: (verdictId) => {
      const row = verdict.get(verdictId);
      return row === undefined || row.revoked_at !== null ? null : read(row);
    },
  };
}
