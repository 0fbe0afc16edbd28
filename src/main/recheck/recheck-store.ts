import * as v from 'valibot';
import { DefectCode } from '../../shared/domain-words.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';
import type { Judgement } from './recheck-rules.ts';

export type Draw = { verdictId: string; inspectionId: string; operatorNo: string; at: number };
type NewRecheck = {
  verdictId: string;
  inspectionId: string;
  verdict: Verdict | null;
  codes: readonly DefectCode[];
  note: string;
  agrees: boolean | null;
  operatorNo: string;
  at: number;
};

/** Both judgements; nothing in it says whose they are. */
export type StoredPair = {
  verdictId: string;
  inspectionId: string;
  expectedReturnId: string | null;
  at: number;
  first: Judgement;
  second: (Judgement & { note: string }) | null;
  agrees: boolean | null;
};
type ComparedPair = Pick<StoredPair, 'first' | 'second' | 'agrees'> & { goods: { sku: string; name: string }[] };

export type RecheckStore = {
  addDraw: (draw: Draw & { percent: number }) => void;
  add: (recheck: NewRecheck) => void;
  /** Longest waiting first. */
  open: () => Draw[];
  openOf: (inspectionId: string) => Draw[];
  openDraw: (verdictId: string) => Draw | null;
  isJudged: (verdictId: string) => boolean;
  /** A verdict of this return in this box was drawn before, whether it stands or not. */
  wasDrawn: (inspectionId: string, expectedReturnId: string | null) => boolean;
  /** Somebody with this number opened the record of this box since. */
  hasLooked: (inspectionId: string, operatorNo: string, since: number) => boolean;
  pair: (verdictId: string) => StoredPair | null;
  /** Newest first. */
  differing: (limit: number) => StoredPair[];
  /** With the articles they are of. */
  since: (at: number) => ComparedPair[];
};

const DRAW = 'd.verdict_id AS verdictId, d.inspection_id AS inspectionId, d.operator_no AS operatorNo, d.at';
const PAIR = `r.verdict_id AS verdictId, r.inspection_id AS inspectionId, v.expected_return_id AS expectedReturnId, r.at,
  v.verdict AS firstVerdict, v.codes AS firstCodes, r.verdict, r.codes, r.note, r.agrees`;
const OPEN = 'FROM recheck_open o CROSS JOIN recheck_draw d ON d.verdict_id = o.verdict_id';
const PAIRS = 'FROM recheck r CROSS JOIN verdict v ON v.id = r.verdict_id';

/** SQL of the re-checks, for the test of their plans: what waits is little, what was judged is years. */
export const RECHECK_QUERIES = {
  open: `SELECT ${DRAW} ${OPEN} ORDER BY d.at, d.verdict_id`,
  openOf: `SELECT ${DRAW} FROM recheck_draw d CROSS JOIN recheck_open o ON o.verdict_id = d.verdict_id
    WHERE d.inspection_id = +?`,
  differing: `SELECT ${PAIR} ${PAIRS} WHERE r.agrees = 0 ORDER BY r.at DESC LIMIT ?`,
  since: `SELECT ${PAIR}, (SELECT json_group_array(json_object('sku', l.sku, 'name', l.name)) FROM expected_line l
      WHERE l.expected_return_id = v.expected_return_id) AS goods ${PAIRS} WHERE r.at >= +?`,
};

type PairRow = Omit<StoredPair, 'first' | 'second' | 'agrees'> & {
  firstVerdict: Verdict;
  firstCodes: string;
  verdict: Verdict | null;
  codes: string;
  note: string;
  agrees: number | null;
};
const Codes = v.array(DefectCode);
const Goods = v.array(v.object({ sku: v.string(), name: v.string() }));

const toPair = ({ firstVerdict, firstCodes, verdict, codes, note, agrees, ...row }: PairRow): StoredPair => ({
  ...row,
  first: { verdict: firstVerdict, codes: v.parse(Codes, JSON.parse(firstCodes)) },
  second: verdict === null ? null : { verdict, codes: v.parse(Codes, JSON.parse(codes)), note },
  agrees: agrees === null ? null : agrees === 1,
});

export function createRecheckStore(db: Database): RecheckStore {
  const insertDraw = db.prepare<[string, string, number, string, number]>(
    'INSERT INTO recheck_draw (verdict_id, inspection_id, percent, operator_no, at) VALUES (?, ?, ?, ?, ?)',
  );
  const insert = db.prepare<[string, string, string | null, string, string, number | null, string, number]>(
    `INSERT INTO recheck (verdict_id, inspection_id, verdict, codes, note, agrees, operator_no, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const open = db.prepare<[], Draw>(RECHECK_QUERIES.open);
  const openOf = db.prepare<[string], Draw>(RECHECK_QUERIES.openOf);
  const openDraw = db.prepare<[string], Draw>(`SELECT ${DRAW} ${OPEN} WHERE o.verdict_id = ?`);
  const judged = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM recheck WHERE verdict_id = ?');
  const drawn = db.prepare<[string, string | null], { n: number }>(
    `SELECT count(*) AS n FROM recheck_draw d CROSS JOIN verdict v ON v.id = d.verdict_id
     WHERE d.inspection_id = +? AND v.expected_return_id IS +?`,
  );
  const looked = db.prepare<[string, string, number], { n: number }>(
    `SELECT count(*) AS n FROM custody_event
     WHERE inspection_id = +? AND kind = 'viewed' AND operator_no = +? AND at >= +?`,
  );
  const pair = db.prepare<[string], PairRow>(`SELECT ${PAIR} ${PAIRS} WHERE r.verdict_id = ?`);
  const differing = db.prepare<[number], PairRow>(RECHECK_QUERIES.differing);
  const since = db.prepare<[number], PairRow & { goods: string }>(RECHECK_QUERIES.since);

  return {
    addDraw: ({ verdictId, inspectionId, percent, operatorNo, at }) => {
      insertDraw.run(verdictId, inspectionId, percent, operatorNo, at);
    },
    add: ({ verdictId, inspectionId, verdict, codes, note, agrees, operatorNo, at }) => {
      const said = agrees === null ? null : agrees ? 1 : 0;
      insert.run(verdictId, inspectionId, verdict, JSON.stringify(codes), note, said, operatorNo, at);
    },
    open: () => open.all(),
    openOf: (inspectionId) => openOf.all(inspectionId),
    openDraw: (verdictId) => openDraw.get(verdictId) ?? null,
    isJudged: (verdictId) => (judged.get(verdictId)?.n ?? 0) > 0,
    wasDrawn: (inspectionId, expectedReturnId) => (drawn.get(inspectionId, expectedReturnId)?.n ?? 0) > 0,
    hasLooked: (inspectionId, operatorNo, at) => (looked.get(inspectionId, operatorNo, at)?.n ?? 0) > 0,
    pair: (verdictId) => {
      const row = pair.get(verdictId);
      return row === undefined ? null : toPair(row);
    },
    differing: (limit) => differing.all(limit).map(toPair),
    since: (at) =>
      since.all(at).map(({ goods, ...row }) => ({ ...toPair(row), goods: v.parse(Goods, JSON.parse(goods)) })),
  };
}
