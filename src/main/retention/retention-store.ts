import type { DecisionKind, Finding, ReturnState, Verdict } from '../../shared/domain-words.ts';
import type { HoldView } from '../../shared/retention.ts';
import type { Database } from '../db/open.ts';
import type { KeepFacts } from './retention-rules.ts';

/** A file of evidence that is still there. `file` is what it is called: SHA-256 of a photo, id of a recording or an attachment. */
export type KeptFile = {
  kind: 'photo' | 'recording' | 'attachment';
  file: string;
  sha256: string;
  bytes: number;
  at: number;
};

type Tombstone = Omit<KeptFile, 'at'> & { inspectionId: string; rule: string; operatorNo: string; at: number };

/** Exported for the test of their plans. */
export const RETENTION_QUERIES = {
  page: 'SELECT id, parcel_id FROM inspection WHERE id > ? ORDER BY id LIMIT ?',
  photos: `SELECT p.sha256 AS file, p.sha256, max(p.bytes) AS bytes, max(p.taken_at) AS at FROM photo p
    WHERE p.inspection_id = ? AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.kind = 'photo' AND d.file = p.sha256)
    GROUP BY p.sha256`,
  recordings: `SELECT r.id AS file, e.sha256, e.bytes, max(r.started_at, e.at) AS at
    FROM recording r JOIN recording_end e ON e.recording_id = r.id
    WHERE r.inspection_id = ? AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.kind = 'recording' AND d.file = r.id)`,
  attachments: `SELECT a.id AS file, a.sha256, a.bytes, a.at FROM attachment a
    WHERE a.inspection_id = ? AND NOT EXISTS (SELECT 1 FROM deletion d WHERE d.kind = 'attachment' AND d.file = a.id)`,
  box: `SELECT i.state, i.awaits_rest, i.changed_at, p.lane,
      EXISTS (SELECT 1 FROM hand_over_parcel h WHERE h.parcel_id = p.id) AS is_handed_over
    FROM inspection i JOIN parcel p ON p.id = i.parcel_id WHERE i.id = ?`,
  returns: `SELECT r.state, EXISTS (SELECT 1 FROM verdict v WHERE v.expected_return_id = r.id AND v.revoked_at IS NULL) AS is_judged
    FROM parcel_return pr JOIN expected_return r ON r.id = pr.expected_return_id WHERE pr.parcel_id = ?`,
  verdicts: `SELECT v.verdict, v.finding, v.at, d.state, d.kind, d.changed_at
    FROM verdict v LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
    WHERE v.revoked_at IS NULL AND (v.inspection_id = ?
      OR v.expected_return_id IN (SELECT expected_return_id FROM parcel_return WHERE parcel_id = ?))`,
  refunds: `SELECT c.state, c.ended_at FROM command c WHERE c.kind IN ('refund', 'refuse', 'shipment') AND (c.parcel_id = ?
      OR c.expected_return_id IN (SELECT expected_return_id FROM parcel_return WHERE parcel_id = ?))`,
  disputes: `SELECT state, ended_at FROM dispute_case WHERE state <> 'void' AND (inspection_id = ?
      OR expected_return_id IN (SELECT expected_return_id FROM parcel_return WHERE parcel_id = ?))`,
  exports: 'SELECT id FROM pack_export WHERE inspection_id = ? ORDER BY id',
  packTold: `SELECT 1 AS is_told FROM custody_event
    WHERE inspection_id = ? AND kind = 'pack-removed' AND body ->> '$.exportId' = ?`,
  exported: 'SELECT max(at) AS at FROM pack_export WHERE inspection_id = ?',
  /** The newest word about a hold, of this box and of every other box of its returns. */
  holds: `SELECT h.is_held, h.at FROM hold h WHERE h.id IN (
      SELECT max(id) FROM hold WHERE inspection_id IN (
        SELECT ? UNION SELECT i.id FROM parcel_return mine
          JOIN parcel_return theirs ON theirs.expected_return_id = mine.expected_return_id
          JOIN inspection i ON i.parcel_id = theirs.parcel_id WHERE mine.parcel_id = ?)
      GROUP BY inspection_id)`,
  sharers: `SELECT DISTINCT i.id, i.parcel_id FROM photo p JOIN inspection i ON i.id = p.inspection_id WHERE p.sha256 = ?`,
  hold: 'SELECT is_held, why, operator_no, at FROM hold WHERE inspection_id = ? ORDER BY id DESC LIMIT 1',
  heldCount: `SELECT count(*) AS n FROM hold h WHERE h.is_held = 1
    AND NOT EXISTS (SELECT 1 FROM hold newer WHERE newer.inspection_id = h.inspection_id AND newer.id > h.id)`,
  filmed: `SELECT coalesce(sum(e.bytes), 0) AS bytes, min(r.started_at) AS first_at
    FROM recording r JOIN recording_end e ON e.recording_id = r.id WHERE r.started_at >= ?`,
  taken: 'SELECT coalesce(sum(bytes), 0) AS bytes, min(taken_at) AS first_at FROM photo WHERE taken_at >= ?',
  openBox: `SELECT id FROM inspection WHERE state = 'open'`,
  changedAt: `SELECT max(changed_at) AS at FROM setting WHERE name = 'keepDays'`,
};

export type InspectionKey = { id: string; parcelId: string };
export type RetentionStore = ReturnType<typeof createRetentionStore>;

export function createRetentionStore(db: Database) {
  const page = db.prepare<[string, number], { id: string; parcel_id: string }>(RETENTION_QUERIES.page);
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM inspection');
  type FileRow = { file: string; sha256: string; bytes: number; at: number };
  const photos = db.prepare<[string], FileRow>(RETENTION_QUERIES.photos);
  const recordings = db.prepare<[string], FileRow>(RETENTION_QUERIES.recordings);
  const attachments = db.prepare<[string], FileRow>(RETENTION_QUERIES.attachments);
  type BoxRow = Pick<KeepFacts, 'state' | 'lane'> & {
    awaits_rest: number;
    changed_at: number;
    is_handed_over: number;
  };
  const box = db.prepare<[string], BoxRow>(RETENTION_QUERIES.box);
  const returns = db.prepare<[string], { state: ReturnState; is_judged: number }>(RETENTION_QUERIES.returns);
  type VerdictRow = {
    verdict: Verdict;
    finding: Finding;
    at: number;
    state: 'to-decide' | 'proposed' | 'approved' | null;
    kind: DecisionKind | null;
    changed_at: number | null;
  };
  const verdicts = db.prepare<[string, string], VerdictRow>(RETENTION_QUERIES.verdicts);
  const refunds = db.prepare<[string, string], { state: string; ended_at: number | null }>(RETENTION_QUERIES.refunds);
  const disputes = db.prepare<[string, string], { state: string; ended_at: number | null }>(RETENTION_QUERIES.disputes);
  const exports = db.prepare<[string], { id: string }>(RETENTION_QUERIES.exports);
  const packTold = db.prepare<[string, string], { is_told: number }>(RETENTION_QUERIES.packTold);
  const exported = db.prepare<[string], { at: number | null }>(RETENTION_QUERIES.exported);
  const holds = db.prepare<[string, string], { is_held: number; at: number }>(RETENTION_QUERIES.holds);
  const sharers = db.prepare<[string], { id: string; parcel_id: string }>(RETENTION_QUERIES.sharers);
  const bury = db.prepare(
    `INSERT INTO deletion (kind, file, sha256, inspection_id, rule, bytes, operator_no, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addHold = db.prepare(
    'INSERT INTO hold (id, inspection_id, is_held, why, operator_no, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  type HoldRow = { is_held: number; why: string; operator_no: string; at: number };
  const hold = db.prepare<[string], HoldRow>(RETENTION_QUERIES.hold);
  const heldCount = db.prepare<[], { n: number }>(RETENTION_QUERIES.heldCount);
  type Written = { bytes: number; first_at: number | null };
  const filmed = db.prepare<[number], Written>(RETENTION_QUERIES.filmed);
  const taken = db.prepare<[number], Written>(RETENTION_QUERIES.taken);
  const openBox = db.prepare<[], { id: string }>(RETENTION_QUERIES.openBox);
  const changedAt = db.prepare<[], { at: number | null }>(RETENTION_QUERIES.changedAt);

  const filesOf = (inspectionId: string): KeptFile[] => [
    ...recordings.all(inspectionId).map((row) => ({ kind: 'recording' as const, ...row })),
    ...photos.all(inspectionId).map((row) => ({ kind: 'photo' as const, ...row })),
    ...attachments.all(inspectionId).map((row) => ({ kind: 'attachment' as const, ...row })),
  ];

  return {
    /** The box that is open on the bench now. */
    openBox: (): string | null => openBox.get()?.id ?? null,
    countInspections: (): number => count.get()?.n ?? 0,
    /** Inspections after this id, oldest first ('' = from the first). */
    inspectionsAfter: (id: string, limit: number): InspectionKey[] =>
      page.all(id, limit).map((row) => ({ id: row.id, parcelId: row.parcel_id })),
    /** What is on the disk of this inspection; a film that still grows is not among it. */
    filesOf,
    /** Every export of this inspection. */
    exportsOf: (inspectionId: string): string[] => exports.all(inspectionId).map(({ id }) => id),
    /** Whether the chain says that the pack of this export was removed. */
    isPackTold: (inspectionId: string, exportId: string): boolean => packTold.get(inspectionId, exportId) !== undefined,
    /** What is known of the matter; null when there is no such inspection. */
    factsOf: ({ id, parcelId }: InspectionKey, newestFileAt: number): KeepFacts | null => {
      const row = box.get(id);
      if (row === undefined) return null;
      const given = verdicts.all(id, parcelId);
      const sent = refunds.all(parcelId, parcelId);
      const words = holds.all(id, parcelId);
      const exportedAt = exported.get(id)?.at ?? null;
      const inBox = returns.all(parcelId);
      const disputed = disputes.all(id, parcelId);
      const ends = [
        row.changed_at,
        newestFileAt,
        exportedAt,
        ...given.flatMap(({ at, changed_at }) => [at, changed_at]),
        ...sent.map(({ ended_at }) => ended_at),
        ...words.map(({ at }) => at),
        ...disputed.map(({ ended_at }) => ended_at),
      ];
      return {
        state: row.state,
        awaitsRest: row.awaits_rest === 1,
        lane: row.lane,
        isHandedOver: row.is_handed_over === 1,
        unjudged: inBox.filter(({ is_judged }) => is_judged === 0).length,
        verdicts: given.map(({ verdict, finding, state, kind }) => ({
          verdict,
          finding,
          decision: state === null ? null : { state, kind },
        })),
        openRefunds: sent.filter(({ state }) => state !== 'done' && state !== 'cancelled').length,
        returnStates: inBox.map(({ state }) => state),
        wasExported: exportedAt !== null,
        disputes: disputed.map(({ state }) => ({ isOpen: state === 'open' })),
        isHeld: words.some(({ is_held }) => is_held === 1),
        endedAt: Math.max(...ends.filter((at) => at !== null)),
      };
    },
    /** Every inspection that has a photo with these bytes. */
    sharersOf: (sha256: string): InspectionKey[] =>
      sharers.all(sha256).map((row) => ({ id: row.id, parcelId: row.parcel_id })),
    bury: (t: Tombstone): void => {
      bury.run(t.kind, t.file, t.sha256, t.inspectionId, t.rule, t.bytes, t.operatorNo, t.at);
    },
    addHold: (id: string, inspectionId: string, { isHeld, why, operatorNo, at }: HoldView): void => {
      addHold.run(id, inspectionId, +isHeld, why, operatorNo, at);
    },
    holdOf: (inspectionId: string): HoldView | null => {
      const row = hold.get(inspectionId);
      return row === undefined
        ? null
        : { isHeld: row.is_held === 1, why: row.why, operatorNo: row.operator_no, at: row.at };
    },
    countHeld: (): number => heldCount.get()?.n ?? 0,
    /** Evidence written since then, and when the first of it was. */
    writtenSince: (since: number): { bytes: number; firstAt: number | null } => {
      const both = [filmed.get(since), taken.get(since)].filter((one) => one !== undefined);
      const firsts = both.flatMap(({ first_at }) => first_at ?? []);
      return {
        bytes: both.reduce((sum, { bytes }) => sum + bytes, 0),
        firstAt: firsts.length === 0 ? null : Math.min(...firsts),
      };
    },
    /** When somebody last changed how long things are kept; null when nobody did. */
    daysChangedAt: (): number | null => changedAt.get()?.at ?? null,
  };
}
