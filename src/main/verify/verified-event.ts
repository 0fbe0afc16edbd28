import type { Verdict } from '../../shared/pack/verify-result.ts';

/** What the chain and the log keep of a check: its outcome, what was wrong, and whose pack it was ('' = none). */
export const verifiedBody = (verdict: Verdict): { code: string; exportId: string; outcome: Verdict['outcome'] } => ({
  code: verdict.outcome === 'sound' ? '' : verdict.problem.code,
  exportId: verdict.outcome === 'sound' ? (verdict.sealedBy?.exportId ?? '') : '',
  outcome: verdict.outcome,
});
