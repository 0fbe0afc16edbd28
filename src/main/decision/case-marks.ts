import * as v from 'valibot';
import type { CaseFlag, FlagInput } from '../../shared/case-mark.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import { mayPropose } from './approval-rules.ts';
import type { StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';

export type CaseMarks = {
  /** What lifts this case to class C, as the settings are now. */
  of: (verdict: StoredVerdict) => { isFlagged: boolean; isManyAlike: boolean };
  flagOf: (inspectionId: string, verdictId: string) => CaseFlag | null;
  /** Refuses with `already-decided` once nobody decides it any more, and whoever may not decide it either. */
  flag: (input: FlagInput, by: Person | null, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: Pick<DecisionStore, 'verdict' | 'decisionOf'>;
  sessions: Pick<SessionService, 'read'>;
  people: { hasAny: () => boolean; trustedNow: () => number };
  settings: () => Settings;
  record: (event: { kind: 'case-flagged'; inspectionId: string; body: Json; operatorNo: string }) => void;
};

const DAY_MS = 86_400_000;
const Body = v.object({ verdictId: v.string(), reason: v.nullable(v.string()) });

/** For the test of their plans: by the key of an article and a code; the last flag by the box. */
export const MARK_QUERIES = {
  alike: `SELECT max((SELECT count(*) FROM verdict_defect o
      WHERE o.sku = d.sku AND o.code = d.code AND o.at BETWEEN d.at - @withinMs AND d.at + @withinMs)) AS n
    FROM verdict_defect d WHERE d.verdict_id = @verdictId AND d.code <> 'outer-box'`,
  flag: `SELECT body, operator_no AS operatorNo, at FROM custody_event
    WHERE inspection_id = +? AND kind = 'case-flagged' AND body ->> '$.verdictId' = +? ORDER BY rowid DESC LIMIT 1`,
};

export function createCaseMarks({ db, store, sessions, people, settings, record }: Deps): CaseMarks {
  const alike = db.prepare<{ verdictId: string; withinMs: number }, { n: number | null }>(MARK_QUERIES.alike);
  const last = db.prepare<[string, string], { body: string; operatorNo: string; at: number }>(MARK_QUERIES.flag);

  const flagOf = (inspectionId: string, verdictId: string): CaseFlag | null => {
    const row = last.get(inspectionId, verdictId);
    const reason = row === undefined ? null : v.parse(Body, JSON.parse(row.body)).reason;
    return row === undefined || reason === null ? null : { reason, operatorNo: row.operatorNo, at: row.at };
  };

  return {
    of: ({ id: verdictId, inspectionId }) => {
      const { alikeCount, alikeDays } = settings();
      const n = alikeCount === 0 ? null : (alike.get({ verdictId, withinMs: alikeDays * DAY_MS })?.n ?? 0);
      return { isFlagged: flagOf(inspectionId, verdictId) !== null, isManyAlike: n !== null && n >= alikeCount };
    },
    flagOf,
    flag: ({ verdictId, reason }, by, who) =>
      commit(db, () => {
        const verdict = store.verdict(verdictId);
        const state = verdict === null ? undefined : store.decisionOf(verdictId)?.state;
        if (verdict === null || (state !== 'to-decide' && state !== 'proposed')) return refuse('already-decided');
        const { inspectionId, expectedReturnId } = verdict;
        const returns = sessions.read(inspectionId)?.returns ?? [];
        const platform = returns.find(({ id }) => id === expectedReturnId)?.platform ?? '';
        if (by === null && people.hasAny()) return refuse('sign-in-needed');
        if (by !== null && !mayPropose(by, platform, people.trustedNow())) return refuse('not-allowed');
        const operatorNo = by?.operatorNo ?? who.operatorNo;
        record({ kind: 'case-flagged', inspectionId, body: { verdictId, reason }, operatorNo });
        return ok(undefined);
      }),
  };
}
