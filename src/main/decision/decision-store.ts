import * as v from 'valibot';
import type { ToDecideWhy } from '../../shared/decision.ts';
import { DefectCode, Judgements } from '../../shared/domain-words.ts';
import type { Cause, DecisionKind, Finding, Verdict } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';
import type { LineCount } from '../session/line-count.ts';
import { rememberReads } from '../session/remember-reads.ts';

type DecisionState = 'to-decide' | 'proposed' | 'approved' | 'revoked';

type NewVerdict = {
  id: string;
  inspectionId: string;
  expectedReturnId: string | null;
  verdict: Verdict;
  finding: Finding;
  codes: DefectCode[];
  cause: Cause;
  judgements: Judgements;
  lines: LineCount[];
  note: string;
  operatorNo: string;
  at: number;
};
export type StoredVerdict = Omit<NewVerdict, 'lines'>;

export type StoredDecision = {
  id: string;
  verdictId: string;
  state: DecisionState;
  why: ToDecideWhy | 'by-rule';
  kind: DecisionKind | null;
  amountCents: number | null;
  freightCents: number | null;
  reason: string | null;
  operatorNo: string;
  at: number;
  changedAt: number;
};

type OpenPlace = {
  waybill: string;
  place: string | null;
  isKnown: boolean;
  signedAt: number | null;
  receivedAt: number;
  platformDeadlineAt: number | null;
};

export type DecisionStore = {
  addVerdict: (verdict: NewVerdict) => void;
  addDecision: (decision: StoredDecision) => void;
  /** Verdicts of an inspection that stand, in the order they were given. */
  verdictsOf: (inspectionId: string) => StoredVerdict[];
  verdict: (id: string) => StoredVerdict | null;
  /** The one that stands, in whichever box it was given. */
  verdictOfReturn: (expectedReturnId: string) => StoredVerdict | null;
  /** The decision of a verdict that is not revoked. */
  decisionOf: (verdictId: string) => StoredDecision | null;
  revoke: (verdictId: string, now: number) => void;
  /** A verdict given before its return was known is now about it. */
  attach: (verdictId: string, expectedReturnId: string) => void;
  /** `refund` null: nothing is to be refunded, only the goods were handled. */
  approve: (decisionId: string, refund: { amountCents: number; freightCents: number } | null, now: number) => void;
  /** A person moved the money elsewhere and says where it is written. */
  settleByHand: (decisionId: string, done: { reference: string; operatorNo: string; now: number }) => void;
  propose: (
    decisionId: string,
    proposal: { kind: DecisionKind; amountCents: number | null; reason: string; operatorNo: string; now: number },
  ) => void;
  /** Of each undecided one: where its parcel lies and what its deadline is reckoned from; `isKnown` = it has a return. */
  openPlaces: () => OpenPlace[];
  open: () => { verdict: StoredVerdict; decision: StoredDecision }[];
  /** Undecided ones that only wait for the platform to open the return again. */
  waitingForPlatform: () => { verdict: StoredVerdict; decision: StoredDecision }[];
};

type VerdictRow = {
  id: string;
  inspection_id: string;
  expected_return_id: string | null;
  verdict: Verdict;
  finding: Finding;
  codes: string;
  cause: Cause;
  judgements: string;
  note: string;
  operator_no: string;
  at: number;
};
type DecisionRow = {
  id: string;
  verdict_id: string;
  state: DecisionState;
  why: ToDecideWhy | 'by-rule';
  kind: DecisionKind | null;
  amount_cents: number | null;
  freight_cents: number | null;
  reason: string | null;
  operator_no: string;
  at: number;
  changed_at: number;
};

const toVerdict = (row: VerdictRow): StoredVerdict => ({
  id: row.id,
  inspectionId: row.inspection_id,
  expectedReturnId: row.expected_return_id,
  verdict: row.verdict,
  finding: row.finding,
  codes: v.parse(v.array(DefectCode), JSON.parse(row.codes)),
  cause: row.cause,
  judgements: v.parse(Judgements, JSON.parse(row.judgements)),
  note: row.note,
  operatorNo: row.operator_no,
  at: row.at,
});
const toDecision = (row: DecisionRow): StoredDecision => ({
  id: row.id,
  verdictId: row.verdict_id,
  state: row.state,
  why: row.why,
  kind: row.kind,
  amountCents: row.amount_cents,
  freightCents: row.freight_cents,
  reason: row.reason,
  operatorNo: row.operator_no,
  at: row.at,
  changedAt: row.changed_at,
});

export function createDecisionStore(db: Database): DecisionStore {
  const insertVerdict = db.prepare(
    `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines, note,
       operator_no, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertDecision = db.prepare(
    `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at,
       changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const verdictColumns =
    'id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, note, operator_no, at';
  const ofInspection = db.prepare<[string], VerdictRow>(
    `SELECT ${verdictColumns} FROM verdict WHERE inspection_id = +? AND revoked_at IS NULL ORDER BY at, id`,
  );
  const verdictById = db.prepare<[string], VerdictRow>(`SELECT ${verdictColumns} FROM verdict WHERE id = ?`);
  const ofReturn = db.prepare<[string], VerdictRow>(
    `SELECT ${verdictColumns} FROM verdict WHERE expected_return_id = ? AND revoked_at IS NULL`,
  );
  const decisionColumns =
    'id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at, changed_at';
  const ofVerdict = db.prepare<[string], DecisionRow>(
    `SELECT ${decisionColumns} FROM decision WHERE verdict_id = ? AND state <> 'revoked'`,
  );
  const open = db.prepare<[], DecisionRow>(
    `SELECT ${decisionColumns} FROM decision WHERE state IN ('to-decide', 'proposed') ORDER BY at, id`,
  );
  type PlaceRow = {
    waybill: string;
    place: string | null;
    return_id: string | null;
    signed_at: number | null;
    received_at: number;
    platform_deadline_at: number | null;
  };
  const openPlaces = db.prepare<[], PlaceRow>(
    `SELECT p.waybill, p.place, r.id AS return_id, r.signed_at, p.received_at, r.platform_deadline_at
     FROM decision d JOIN verdict v ON v.id = d.verdict_id JOIN inspection i ON i.id = v.inspection_id
       JOIN parcel p ON p.id = i.parcel_id LEFT JOIN expected_return r ON r.id = v.expected_return_id
     WHERE d.state IN ('to-decide', 'proposed')`,
  );
  const revokeVerdict = db.prepare<[number, string]>('UPDATE verdict SET revoked_at = ? WHERE id = ?');
  const revokeDecision = db.prepare<[number, string]>(
    `UPDATE decision SET state = 'revoked', changed_at = ? WHERE verdict_id = ? AND state <> 'revoked'`,
  );
  const attach = db.prepare<[string, string]>('UPDATE verdict SET expected_return_id = ? WHERE id = ?');
  const waiting = db.prepare<[], DecisionRow>(
    `SELECT ${decisionColumns} FROM decision WHERE state = 'to-decide' AND why IN ('locked', 'withdrawn', 'not-open')
     ORDER BY at, id`,
  );
  const approve = db.prepare<[string | null, number | null, number | null, number, string]>(
    `UPDATE decision SET state = 'approved', why = 'by-rule', kind = ?, amount_cents = ?, freight_cents = ?,
       changed_at = ? WHERE id = ?`,
  );
  const byHand = db.prepare<[string, string, number, string]>(
    `UPDATE decision SET state = 'approved', kind = 'refund-full', reason = ?, operator_no = ?, changed_at = ?
     WHERE id = ?`,
  );
  const propose = db.prepare<[string, number | null, string, string, number, string]>(
    `UPDATE decision SET state = 'proposed', kind = ?, amount_cents = ?, reason = ?, operator_no = ?, changed_at = ?
     WHERE id = ?`,
  );
  const verdict = (id: string): StoredVerdict | null => {
    const row = verdictById.get(id);
    return row === undefined ? null : toVerdict(row);
  };

  const withVerdict = (rows: DecisionRow[]): { verdict: StoredVerdict; decision: StoredDecision }[] =>
    rows.flatMap((row) => {
      const about = verdict(row.verdict_id);
      return about === null ? [] : [{ verdict: about, decision: toDecision(row) }];
    });

  // Only this store writes verdicts and decisions.
  const reads = rememberReads(db);
  const verdictsOf = reads.kind<StoredVerdict[]>();
  const verdictOfReturn = reads.kind<StoredVerdict | null>();
  const decisionOf = reads.kind<StoredDecision | null>();

  return {
    addVerdict: (n) => {
      reads.forget();
      const json = [JSON.stringify(n.codes), n.cause, JSON.stringify(n.judgements), JSON.stringify(n.lines)];
      insertVerdict.run(
        n.id,
        n.inspectionId,
        n.expectedReturnId,
        n.verdict,
        n.finding,
        ...json,
        n.note,
        n.operatorNo,
        n.at,
      );
    },
    addDecision: (d) => {
      reads.forget();
      const asked = [d.kind, d.amountCents, d.freightCents, d.reason];
      insertDecision.run(d.id, d.verdictId, d.state, d.why, ...asked, d.operatorNo, d.at, d.changedAt);
    },
    verdictsOf: (inspectionId) => verdictsOf(inspectionId, () => ofInspection.all(inspectionId).map(toVerdict)),
    verdict,
    verdictOfReturn: (expectedReturnId) =>
      verdictOfReturn(expectedReturnId, () => {
        const row = ofReturn.get(expectedReturnId);
        return row === undefined ? null : toVerdict(row);
      }),
    decisionOf: (verdictId) =>
      decisionOf(verdictId, () => {
        const row = ofVerdict.get(verdictId);
        return row === undefined ? null : toDecision(row);
      }),
    revoke: (verdictId, now) => {
      reads.forget();
      revokeVerdict.run(now, verdictId);
      revokeDecision.run(now, verdictId);
    },
    attach: (verdictId, expectedReturnId) => {
      reads.forget();
      attach.run(expectedReturnId, verdictId);
    },
    approve: (decisionId, refund, now) => {
      reads.forget();
      const kind = refund === null ? null : 'refund-full';
      approve.run(kind, refund?.amountCents ?? null, refund?.freightCents ?? null, now, decisionId);
    },
    settleByHand: (decisionId, { reference, operatorNo, now }) => {
      reads.forget();
      byHand.run(reference, operatorNo, now, decisionId);
    },
    propose: (decisionId, { kind, amountCents, reason, operatorNo, now }) => {
      reads.forget();
      propose.run(kind, amountCents, reason, operatorNo, now, decisionId);
    },
    openPlaces: () =>
      openPlaces.all().map((row) => ({
        waybill: row.waybill,
        place: row.place,
        isKnown: row.return_id !== null,
        signedAt: row.signed_at,
        receivedAt: row.received_at,
        platformDeadlineAt: row.platform_deadline_at,
      })),
    open: () => withVerdict(open.all()),
    waitingForPlatform: () => withVerdict(waiting.all()),
  };
}
