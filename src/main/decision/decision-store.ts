import type { ToDecideWhy } from '../../shared/decision.ts';
import type { DecisionKind } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';
import { rememberReads } from '../session/remember-reads.ts';
import { toDecision, toVerdict } from './decision-rows.ts';
import type { DecisionRow, NewVerdict, StoredDecision, StoredVerdict, VerdictRow } from './decision-rows.ts';

type OpenPlace = {
  waybill: string;
  place: string | null;
  isKnown: boolean;
  signedAt: number | null;
  receivedAt: number;
  platformDeadlineAt: number | null;
};

/**
 * How its refund ended here by what others did: `unpaid` = closed or withdrawn without any money, `paid-more` = refunded
 * with more than was ordered; `noticed` = by a notice of ours, which is no money yet; null when it ended otherwise, or not.
 */
type EndedBy = 'unpaid' | 'paid-more' | 'noticed' | null;
export type DecidedReturn = { verdict: StoredVerdict; decision: StoredDecision; ended: EndedBy };

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
  /** A person did it elsewhere and says where it is written. */
  settleByHand: (
    decisionId: string,
    done: { kind: DecisionKind; amountCents: number | null; reference: string; operatorNo: string; now: number },
  ) => void;
  /** The word that a proposal waited for was given; `isByHand`: a person pays it at the platform and says so. */
  confirm: (
    decisionId: string,
    done: { amountCents: number; freightCents: number; isByHand: boolean; now: number },
  ) => void;
  /** The proposal stands again. */
  unconfirm: (decisionId: string, amountCents: number | null, now: number) => void;
  /** A proposal was turned down: to be decided anew, for the reason it was before. */
  putBack: (decisionId: string, done: { why: string; operatorNo: string; now: number }) => void;
  decideRefusal: (decisionId: string, done: { reason: string; operatorNo: string; now: number }) => void;
  /** To be decided again; `why` null = for the reason it was before. */
  reopen: (decisionId: string, done: { why: ToDecideWhy | null; operatorNo: string; now: number }) => void;
  /** The decided refusal of this return whose command ended without being sent or taken; null when there is none. */
  refusalOf: (platform: string, returnNo: string) => StoredDecision | null;
  propose: (
    decisionId: string,
    proposal: { kind: DecisionKind; amountCents: number | null; reason: string; operatorNo: string; now: number },
  ) => void;
  /** Of each undecided one: where its parcel lies and what its deadline is reckoned from; `isKnown` = it has a return. */
  openPlaces: () => OpenPlace[];
  open: () => { verdict: StoredVerdict; decision: StoredDecision }[];
  /** Undecided ones whose return is in another state than the one they wait for, or were judged in. */
  openOvertaken: () => { verdict: StoredVerdict; decision: StoredDecision }[];
  /** The verdict that stands on this return, with its decision. */
  ofReturnNo: (platform: string, returnNo: string) => DecidedReturn | null;
  /** Another reason why a person must look; what was proposed stands. */
  setWhy: (decisionId: string, why: ToDecideWhy, now: number) => void;
};

const decisionColumns =
  'id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at, changed_at';
const columnsOfD = decisionColumns.replaceAll(/\w+/g, 'd.$&');

/**
 * Looked through at every pull, so no case that stays where it is; `ruleAgain` of the rules has the last word. The first
 * condition is that of the index of what is undecided, word for word: SQLite draws no conclusions. What two people have
 * confirmed to be paid by hand is left to who notes it. Exported, like the next, for the test of its plan.
 */
export const OPEN_OVERTAKEN = `SELECT ${columnsOfD} FROM decision d JOIN verdict v ON v.id = d.verdict_id
    JOIN expected_return r ON r.id = v.expected_return_id
  WHERE d.state IN ('to-decide', 'proposed') AND (+d.state = 'proposed' OR d.kind IS NULL) AND (
    (d.why IN ('locked', 'withdrawn', 'not-open') AND r.state <> d.why
      AND NOT (r.state = 'closed' AND d.why IN ('withdrawn', 'not-open')))
    OR (d.why IN ('contradicts', 'over-limit', 'category-law', 'gift-missing', 'goods-wanted') AND r.state IN ('refunded', 'closed', 'withdrawn'))
    OR (d.why = 'by-hand' AND r.state IN ('closed', 'withdrawn')))
  ORDER BY d.at, d.id`;

export const OF_RETURN_NO = `SELECT ${columnsOfD}, (
    SELECT CASE WHEN e.how = 'answered' THEN 'noticed' WHEN e.body ->> '$.movedCents' > (c.body ->> '$.amountCents') + (c.body ->> '$.freightCents') THEN 'paid-more'
      WHEN e.body ->> '$.state' IN ('closed', 'withdrawn') AND e.body ->> '$.movedCents' = 0 THEN 'unpaid' END
    FROM command c JOIN receipt e ON e.command_id = c.id AND (e.how = 'already-closed' OR e.body ->> '$.how' = 'noticed')
    WHERE c.decision_id = d.id AND c.kind = 'refund' AND c.state = 'done' AND c.body ->> '$.beforeCents' IS NULL
    ORDER BY c.seq LIMIT 1) AS ended
  FROM expected_return r JOIN verdict v ON v.expected_return_id = r.id AND v.revoked_at IS NULL
    JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
  WHERE r.platform = +? AND r.return_no = +?`;

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
  const overtaken = db.prepare<[], DecisionRow>(OPEN_OVERTAKEN);
  const ofReturnNo = db.prepare<[string, string], DecisionRow & { ended: EndedBy }>(OF_RETURN_NO);
  const setWhy = db.prepare<[string, number, string]>('UPDATE decision SET why = ?, changed_at = ? WHERE id = ?');
  const approve = db.prepare<[string | null, number | null, number | null, number, string]>(
    `UPDATE decision SET state = 'approved', why = 'by-rule', kind = ?, amount_cents = ?, freight_cents = ?,
       changed_at = ? WHERE id = ?`,
  );
  const byHand = db.prepare<[string, number | null, string, string, number, string]>(
    `UPDATE decision SET state = 'approved', kind = ?, amount_cents = ?, reason = ?, operator_no = ?, changed_at = ?
     WHERE id = ?`,
  );
  const confirm = db.prepare<[number, number, number, string]>(
    `UPDATE decision SET state = 'approved', amount_cents = ?, freight_cents = ?, changed_at = ? WHERE id = ?`,
  );
  const confirmByHand = db.prepare<[number, number, number, string]>(
    `UPDATE decision SET state = 'to-decide', why = 'by-hand', amount_cents = ?, freight_cents = ?, changed_at = ?
     WHERE id = ?`,
  );
  const unconfirm = db.prepare<[number | null, number, string]>(
    `UPDATE decision SET state = 'proposed', amount_cents = ?, freight_cents = NULL, changed_at = ? WHERE id = ?`,
  );
  const reopen = db.prepare<[string | null, string, number, string]>(
    `UPDATE decision SET state = 'to-decide', why = coalesce(?, why), kind = NULL, amount_cents = NULL,
       freight_cents = NULL, reason = NULL, operator_no = ?, changed_at = ? WHERE id = ?`,
  );
  const refusal = db.prepare<[string, string], DecisionRow>(
    `SELECT ${columnsOfD}
     FROM expected_return r JOIN command c ON c.expected_return_id = r.id AND c.kind = 'refuse' AND c.state = 'done'
       JOIN receipt e ON e.command_id = c.id AND e.how = 'already-closed'
         AND e.body ->> '$.state' IS NOT 'by-hand'
       JOIN decision d ON d.id = c.decision_id
     WHERE r.platform = +? AND r.return_no = +? AND d.state = 'approved' AND d.kind = 'refuse'`,
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
    settleByHand: (decisionId, { kind, amountCents, reference, operatorNo, now }) => {
      reads.forget();
      byHand.run(kind, amountCents, reference, operatorNo, now, decisionId);
    },
    confirm: (decisionId, { amountCents, freightCents, isByHand, now }) => {
      reads.forget();
      (isByHand ? confirmByHand : confirm).run(amountCents, freightCents, now, decisionId);
    },
    unconfirm: (decisionId, amountCents, now) => {
      reads.forget();
      unconfirm.run(amountCents, now, decisionId);
    },
    putBack: (decisionId, { why, operatorNo, now }) => {
      reads.forget();
      reopen.run(why, operatorNo, now, decisionId);
    },
    decideRefusal: (decisionId, { reason, operatorNo, now }) => {
      reads.forget();
      byHand.run('refuse', null, reason, operatorNo, now, decisionId);
    },
    reopen: (decisionId, { why, operatorNo, now }) => {
      reads.forget();
      reopen.run(why, operatorNo, now, decisionId);
    },
    refusalOf: (platform, returnNo) => {
      const row = refusal.get(platform, returnNo);
      return row === undefined ? null : toDecision(row);
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
    openOvertaken: () => withVerdict(overtaken.all()),
    ofReturnNo: (platform, returnNo) => {
      const row = ofReturnNo.get(platform, returnNo);
      const [found] = row === undefined ? [] : withVerdict([row]);
      return found === undefined ? null : { ...found, ended: row?.ended ?? null };
    },
    setWhy: (decisionId, why, now) => {
      reads.forget();
      setWhy.run(why, now, decisionId);
    },
  };
}
