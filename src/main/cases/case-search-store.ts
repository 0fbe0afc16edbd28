import type { CaseHit, CaseHits, CaseSearch } from '../../shared/cases.ts';
import type { Finding, Verdict } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';
import { matchOf } from './case-text.ts';

export const CASES_A_PAGE = 50;
const RETURNS_TOLD = 3;
const OPENINGS_A_MS = 1024;
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * Exported for the test of their plans: the full-text index and the primary key give the order, nothing is sorted. `+`: a
 * value without a say in the plan (`report/case-facts-store.ts`); a page asks these some hundred times.
 */
export const SEARCH_QUERIES = {
  matching: `SELECT rowid AS seq FROM case_text WHERE case_text MATCH @match AND rowid >= @from AND rowid < @until
    ORDER BY rowid DESC LIMIT ${CASES_A_PAGE + 1}`,
  all: `SELECT seq FROM case_doc WHERE seq >= @from AND seq < @until ORDER BY seq DESC LIMIT ${CASES_A_PAGE + 1}`,
  head: `SELECT i.id, i.opened_at, p.id AS parcel_id, p.waybill FROM case_doc c
      JOIN inspection i ON i.id = c.inspection_id JOIN parcel p ON p.id = i.parcel_id WHERE c.seq = +?`,
  returns: `SELECT id, platform, shop, return_no, order_no, buyer, amount_cents, currency FROM expected_return WHERE id IN (
      SELECT expected_return_id FROM parcel_return WHERE parcel_id = +@parcelId
      UNION SELECT expected_return_id FROM verdict WHERE inspection_id = +@id AND expected_return_id IS NOT NULL)
    ORDER BY id`,
  lines: 'SELECT name, quantity, picture FROM expected_line WHERE expected_return_id = +? ORDER BY position',
  verdicts: `SELECT v.verdict, v.finding, d.state FROM verdict v
      LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
    WHERE v.inspection_id = +? AND v.revoked_at IS NULL ORDER BY v.at, v.id`,
  exports: 'SELECT count(*) AS n FROM pack_export WHERE inspection_id = +?',
  hold: 'SELECT is_held FROM hold WHERE inspection_id = +? ORDER BY id DESC LIMIT 1',
  photos: `SELECT p.shot, p.sha256 FROM photo p WHERE p.inspection_id = +?
    AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.kind = 'photo' AND d.file = p.sha256) ORDER BY p.taken_at, p.id`,
};

type HeadRow = { id: string; opened_at: number; parcel_id: string; waybill: string };
type ReturnRow = {
  id: string;
  platform: string;
  shop: string;
  return_no: string;
  order_no: string;
  buyer: string;
  amount_cents: number;
  currency: string;
};
type LineRow = { name: string; quantity: number; picture: string | null };
type VerdictRow = { verdict: Verdict; finding: Finding; state: string | null };
type Page = { from: number; until: number };

/** The picture that says most of a case comes first. */
const TELLING = ['defect', 'serial', 'body', 'contents', 'seal', 'slip', 'outer', 'extra', 'label', 'auto'];

const decisionOf = (rows: readonly VerdictRow[]): CaseHit['decision'] => {
  const states = new Set(rows.map(({ state }) => state));
  if (states.has('to-decide')) return 'to-decide';
  if (states.has('proposed')) return 'proposed';
  return states.has('approved') ? 'decided' : 'none';
};

type CaseSearchStore = {
  /** One page, newest first; `isBehind` is the caller's to know. Any text is data. */
  find: (search: CaseSearch) => Omit<CaseHits, 'isBehind'>;
};

/** Looks cases up in the index, and reads what a hit shows as it stands now. */
export function createCaseSearchStore(db: Database): CaseSearchStore {
  const matching = db.prepare<Page & { match: string }, { seq: number }>(SEARCH_QUERIES.matching);
  const all = db.prepare<Page, { seq: number }>(SEARCH_QUERIES.all);
  const head = db.prepare<[number], HeadRow>(SEARCH_QUERIES.head);
  const returnsOf = db.prepare<{ parcelId: string; id: string }, ReturnRow>(SEARCH_QUERIES.returns);
  const linesOf = db.prepare<[string], LineRow>(SEARCH_QUERIES.lines);
  const verdictsOf = db.prepare<[string], VerdictRow>(SEARCH_QUERIES.verdicts);
  const exportsOf = db.prepare<[string], { n: number }>(SEARCH_QUERIES.exports);
  const holdOf = db.prepare<[string], { is_held: number }>(SEARCH_QUERIES.hold);
  const photosOf = db.prepare<[string], { shot: string; sha256: string }>(SEARCH_QUERIES.photos);

  const photoOf = (inspectionId: string): string | null => {
    const rank = ({ shot }: { shot: string }): number => TELLING.indexOf(shot);
    return photosOf.all(inspectionId).sort((a, b) => rank(a) - rank(b))[0]?.sha256 ?? null;
  };

  const tell = ({ seq }: { seq: number }): CaseHit[] => {
    const row = head.get(seq);
    if (row === undefined) return [];
    const returns = returnsOf.all({ parcelId: row.parcel_id, id: row.id });
    const lines = returns.flatMap(({ id }) => linesOf.all(id));
    const verdicts = verdictsOf.all(row.id);
    return [
      {
        inspectionId: row.id,
        waybill: row.waybill,
        openedAt: row.opened_at,
        returns: returns.slice(0, RETURNS_TOLD).map((one) => ({
          platform: one.platform,
          shop: one.shop,
          returnNo: one.return_no,
          orderNo: one.order_no,
          buyer: one.buyer,
          amountCents: one.amount_cents,
          currency: one.currency,
        })),
        moreReturns: Math.max(0, returns.length - RETURNS_TOLD),
        title: lines.map(({ name, quantity }) => (quantity === 1 ? name : `${name} ×${quantity}`)).join('、'),
        verdicts: verdicts.map(({ verdict, finding }) => ({ verdict, finding })),
        decision: decisionOf(verdicts),
        exports: exportsOf.get(row.id)?.n ?? 0,
        isHeld: holdOf.get(row.id)?.is_held === 1,
        photo: photoOf(row.id),
        picture: lines.find(({ picture }) => picture !== null)?.picture ?? null,
      },
    ];
  };

  return {
    find: (search) => {
      const { fromAt, untilAt, after } = search;
      const from = fromAt === null ? 0 : fromAt * OPENINGS_A_MS;
      const end = untilAt === null ? LAST : Math.min(LAST, untilAt * OPENINGS_A_MS);
      const until = after === null ? end : Math.min(end, after);
      const match = matchOf(search);
      const rows = match === null ? all.all({ from, until }) : matching.all({ match, from, until });
      const page = rows.slice(0, CASES_A_PAGE);
      return { hits: page.flatMap(tell), next: rows.length > CASES_A_PAGE ? (page.at(-1)?.seq ?? null) : null };
    },
  };
}
