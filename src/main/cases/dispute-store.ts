import type { DecisionKind, DisputeStage, Finding, ReturnState, Verdict } from '../../shared/domain-words.ts';
import type { DisputeQuery, DisputeState } from '../../shared/dispute.ts';
import type { RegisterState } from '../../shared/register.ts';
import type { Database } from '../db/open.ts';
import type { DisputeNow } from './dispute-rules.ts';

/** A case as it is stored, with what the list shows of its parcel and return. */
export type DisputeRow = Pick<DisputeNow, 'cause' | 'state' | 'level' | 'reached' | 'clock' | 'dueAt'> & {
  id: string;
  returnId: string;
  inspectionId: string;
  openedAt: number;
  endedAt: number | null;
  waybill: string;
  place: string | null;
  platform: string;
  shop: string;
  returnNo: string;
  orderNo: string;
  stage: DisputeStage | null;
  amountCents: number;
  currency: string;
  title: string | null;
  verdict: Verdict | null;
};

/** What decides about a case, as it stands in the rows of the stages. */
export type GroundRow = {
  inspectionId: string | null;
  platform: string;
  returnState: ReturnState;
  stage: DisputeStage | null;
  platformDeadlineAt: number | null;
  signedAt: number | null;
  receivedAt: number | null;
  finding: Finding | null;
  decisionState: 'to-decide' | 'proposed' | 'approved' | null;
  decisionKind: DecisionKind | null;
};
type LinkedRow = {
  returnId: string;
  returnNo: string;
  state: ReturnState;
  amountCents: number;
  currency: string;
  hasSameGoods: number;
  inspectionId: string | null;
  verdict: Verdict | null;
  dispute: DisputeState | null;
};
type ClaimRow = { state: RegisterState; isOpen: number; amountCents: number | null; dueAt: number };
export type FactRow = { seq: number; what: string; body: string; operatorNo: string; at: number };
type NewFact = Omit<FactRow, 'seq'> & { caseId: string };
type Written = Pick<DisputeNow, 'cause' | 'state' | 'level' | 'reached' | 'clock' | 'dueAt'> & {
  id: string;
  endedAt: number | null;
};

const COLUMNS = `c.id, c.expected_return_id AS returnId, c.inspection_id AS inspectionId, c.cause, c.state, c.level,
  c.reached, c.clock, c.due_at AS dueAt, c.opened_at AS openedAt, c.ended_at AS endedAt, p.waybill, p.place, r.platform,
  r.shop, r.return_no AS returnNo, r.order_no AS orderNo, r.dispute AS stage, r.amount_cents AS amountCents, r.currency,
  (SELECT group_concat(name, ' · ') FROM (SELECT name FROM expected_line
    WHERE expected_return_id = c.expected_return_id ORDER BY position)) AS title,
  (SELECT verdict FROM verdict WHERE expected_return_id = c.expected_return_id AND revoked_at IS NULL) AS verdict`;
const TABLES = `CROSS JOIN expected_return r ON r.id = c.expected_return_id
  CROSS JOIN inspection i ON i.id = c.inspection_id CROSS JOIN parcel p ON p.id = i.parcel_id`;
/** The very expression of the index. */
const LEFT = 'coalesce(c.due_at, 9007199254740991)';
const FAR = Number.MAX_SAFE_INTEGER;
/** Behind every id there is. */
const LAST_ID = '\u{10ffff}';
const IN_SHOPS = '(@isAll = 1 OR r.platform IN (SELECT value FROM json_each(@platforms)))';

/** Exported for the test of their plans: a page is found by its index, however many cases there ever were. */
export const DISPUTE_QUERIES = {
  open: `SELECT ${COLUMNS} FROM dispute_case c ${TABLES}
    WHERE c.state = 'open' AND (${LEFT}, c.id) > (@at, @id) AND ${IN_SHOPS} ORDER BY ${LEFT}, c.id LIMIT @limit`,
  done: `SELECT ${COLUMNS} FROM dispute_case c ${TABLES}
    WHERE c.state <> 'open' AND (c.ended_at, c.id) < (@at, @id) AND ${IN_SHOPS}
    ORDER BY c.ended_at DESC, c.id DESC LIMIT @limit`,
  countOpen: `SELECT count(*) AS n FROM (SELECT 1 FROM dispute_case c
      CROSS JOIN expected_return r ON r.id = c.expected_return_id
    WHERE c.state = 'open' AND ${IN_SHOPS} LIMIT 1000)`,
  one: `SELECT ${COLUMNS} FROM dispute_case c ${TABLES} WHERE c.id = ?`,
  ofBox: `SELECT ${COLUMNS} FROM dispute_case c ${TABLES} WHERE c.expected_return_id IN (
      SELECT pr.expected_return_id FROM inspection i JOIN parcel_return pr ON pr.parcel_id = i.parcel_id WHERE i.id = @box
      UNION SELECT expected_return_id FROM dispute_case WHERE inspection_id = @box) ORDER BY c.opened_at, c.id`,
  ofReturn: 'SELECT id FROM dispute_case WHERE expected_return_id = ?',
  looks: 'SELECT expected_return_id AS id FROM dispute_look LIMIT ?',
  relook: `INSERT OR IGNORE INTO dispute_look SELECT c.expected_return_id FROM dispute_case c
    WHERE c.state = 'open' AND c.clock = 'taobao' AND ${LEFT} < 9007199254740991`,
  asleep: `SELECT c.expected_return_id AS id FROM dispute_case c WHERE c.state = 'open' AND ${LEFT} = 9007199254740991
    AND c.level = 1 AND c.opened_at <= ? LIMIT ?`,
  ground: `SELECT v.inspection_id AS inspectionId, r.platform, r.state AS returnState, r.dispute AS stage,
      r.platform_deadline_at AS platformDeadlineAt, r.signed_at AS signedAt, p.received_at AS receivedAt, v.finding,
      d.state AS decisionState, d.kind AS decisionKind
    FROM expected_return r LEFT JOIN verdict v ON v.expected_return_id = r.id AND v.revoked_at IS NULL
      LEFT JOIN inspection i ON i.id = v.inspection_id LEFT JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
    WHERE r.id = ?`,
  facts: `SELECT seq, what, body, operator_no AS operatorNo, at FROM dispute_fact WHERE case_id = +? ORDER BY seq`,
  linked: `SELECT o.id AS returnId, o.return_no AS returnNo, o.state, o.amount_cents AS amountCents, o.currency,
      EXISTS (SELECT 1 FROM expected_line mine JOIN expected_line theirs ON theirs.sku = mine.sku
        WHERE mine.expected_return_id = r.id AND theirs.expected_return_id = o.id) AS hasSameGoods,
      coalesce(v.inspection_id, (SELECT i.id FROM parcel_return pr JOIN inspection i ON i.parcel_id = pr.parcel_id
        WHERE pr.expected_return_id = o.id LIMIT 1)) AS inspectionId, v.verdict, c.state AS dispute
    FROM expected_return r JOIN expected_return o ON o.order_no = r.order_no AND o.platform = r.platform
        AND o.shop = r.shop AND o.id <> r.id
      LEFT JOIN verdict v ON v.expected_return_id = o.id AND v.revoked_at IS NULL
      LEFT JOIN dispute_case c ON c.expected_return_id = o.id
    WHERE r.id = ? AND r.order_no <> '' ORDER BY o.pulled_at, o.id LIMIT 20`,
  claim: `SELECT state, is_open AS isOpen, amount_cents AS amountCents, due_at AS dueAt FROM register_entry
    WHERE inspection_id = ? AND register = 'carrier-claim' AND state NOT IN ('void', 'dismissed')`,
};

export type DisputeStore = ReturnType<typeof createDisputeStore>;

/** SQL of cases; `platforms` null = of all shops. */
export function createDisputeStore(db: Database) {
  type Shops = { isAll: number; platforms: string };
  type Page = Shops & { at: number; id: string; limit: number };
  const open = db.prepare<Page, DisputeRow>(DISPUTE_QUERIES.open);
  const done = db.prepare<Page, DisputeRow>(DISPUTE_QUERIES.done);
  const countOpen = db.prepare<Shops, { n: number }>(DISPUTE_QUERIES.countOpen);
  const one = db.prepare<[string], DisputeRow>(DISPUTE_QUERIES.one);
  const ofBox = db.prepare<{ box: string }, DisputeRow>(DISPUTE_QUERIES.ofBox);
  const ofReturn = db.prepare<[string], { id: string }>(DISPUTE_QUERIES.ofReturn);
  const looks = db.prepare<[number], { id: string }>(DISPUTE_QUERIES.looks);
  const asleep = db.prepare<[number, number], { id: string }>(DISPUTE_QUERIES.asleep);
  const relook = db.prepare(DISPUTE_QUERIES.relook);
  const looked = db.prepare<[string]>('DELETE FROM dispute_look WHERE expected_return_id = ?');
  const ground = db.prepare<[string], GroundRow>(DISPUTE_QUERIES.ground);
  const facts = db.prepare<[string], FactRow>(DISPUTE_QUERIES.facts);
  const linked = db.prepare<[string], LinkedRow>(DISPUTE_QUERIES.linked);
  const claim = db.prepare<[string], ClaimRow>(DISPUTE_QUERIES.claim);
  const insert = db.prepare<Written & { returnId: string; inspectionId: string; openedAt: number }>(
    `INSERT INTO dispute_case (id, expected_return_id, inspection_id, cause, state, level, reached, clock, due_at, opened_at,
       ended_at) VALUES (@id, @returnId, @inspectionId, @cause, @state, @level, @reached, @clock, @dueAt, @openedAt, @endedAt)`,
  );
  const update = db.prepare<Written>(
    `UPDATE dispute_case SET cause = @cause, state = @state, level = @level, reached = @reached, clock = @clock,
       due_at = @dueAt, ended_at = @endedAt WHERE id = @id`,
  );
  const addFact = db.prepare<NewFact>(
    'INSERT INTO dispute_fact (case_id, what, body, operator_no, at) VALUES (@caseId, @what, @body, @operatorNo, @at)',
  );
  const shopsOf = (platforms: readonly string[] | null): Shops => ({
    isAll: +(platforms === null),
    platforms: JSON.stringify(platforms ?? []),
  });
  const writtenOf = (id: string, now: DisputeNow, endedAt: number | null): Written => {
    const { cause, state, level, reached, clock, dueAt } = now;
    return { id, cause, state, level, reached, clock, dueAt, endedAt };
  };

  return {
    page: ({ isOpen, after }: DisputeQuery, platforms: readonly string[] | null, limit: number): DisputeRow[] => {
      const start = after ?? (isOpen ? { at: -1, id: '' } : { at: FAR, id: LAST_ID });
      return (isOpen ? open : done).all({ ...shopsOf(platforms), ...start, limit });
    },
    /** Where the page after this row begins. */
    cursorOf: ({ id, dueAt, endedAt }: DisputeRow, isOpen: boolean): { at: number; id: string } => ({
      at: isOpen ? (dueAt ?? FAR) : (endedAt ?? 0),
      id,
    }),
    countOpen: (platforms: readonly string[] | null): number => countOpen.get(shopsOf(platforms))?.n ?? 0,
    one: (id: string): DisputeRow | null => one.get(id) ?? null,
    ofBox: (inspectionId: string): DisputeRow[] => ofBox.all({ box: inspectionId }),
    ofReturn: (returnId: string): string | null => ofReturn.get(returnId)?.id ?? null,
    looks: (limit: number): string[] => looks.all(limit).map(({ id }) => id),
    /** Puts open ones on that list whose clock counts a platform's working days. */
    relook: (): void => {
      relook.run();
    },
    /** Open ones at level 1 whose clock stands still, opened by then. */
    asleep: (openedAt: number, limit: number): string[] => asleep.all(openedAt, limit).map(({ id }) => id),
    looked: (returnId: string): void => {
      looked.run(returnId);
    },
    ground: (returnId: string): GroundRow | null => ground.get(returnId) ?? null,
    facts: (caseId: string): FactRow[] => facts.all(caseId),
    /** Other returns of the same order. */
    linked: (returnId: string): LinkedRow[] => linked.all(returnId),
    claim: (inspectionId: string): ClaimRow | null => claim.get(inspectionId) ?? null,
    add: (of: { id: string; returnId: string; inspectionId: string }, now: DisputeNow, openedAt: number): void => {
      insert.run({ ...writtenOf(of.id, now, null), ...of, openedAt });
    },
    change: (id: string, now: DisputeNow, endedAt: number | null): void => {
      update.run(writtenOf(id, now, endedAt));
    },
    addFact: (fact: NewFact): void => {
      addFact.run(fact);
    },
  };
}
