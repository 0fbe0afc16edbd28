import type { Clock } from '../../lib/clock.ts';
import type { PlatformArbitration, ProofAnswer, Words } from '../platform.ts';
import { oneLine } from '../return-texts.ts';
import { failedBySpoken, sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './douyin-find.ts';
import { PATHS, PROOF_WINDOW_MS, PROOF_WANTED } from './douyin-limits.ts';
import { deadlineOf } from './douyin-mapping.ts';
import type { DouyinPictures, KeptPicture } from './douyin-pictures.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';

type ArbitrationDeps = { session: DouyinSession; find: FindReturn; clock: Clock; pictures: DouyinPictures };

const REACHED = { retryAfterMs: null, isReached: true } as const;
const DESCRIBE_MAX = 500;

/** Where the flag is not told, the state of the arbitration says it. */
const isWantedIn = ({ process_info: { arbitrate_info: one } }: ReturnDetail): boolean =>
  one?.is_required_evidence ?? one?.arbitrate_status === PROOF_WANTED;

/** The earlier of what it tells: the arbitration's own time, and the one beside its example. */
function dueIn({ process_info: { arbitrate_info: one } }: ReturnDetail): number | null {
  const told = [one?.arbitrate_status_deadline ?? null, one?.arbitrate_evidence_tmpl?.dead_line ?? null]
    .map(deadlineOf)
    .filter((at) => at !== null);
  return told.length === 0 ? null : Math.min(...told);
}

/** UNVERIFIED whose proof `arbitrate_evidence` is: only this very proof, by every address or by its words, counts as ours. */
function isThere(detail: ReturnDetail, comment: string, kept: readonly KeptPicture[]): boolean {
  const given = detail.process_info.arbitrate_info?.arbitrate_evidence ?? null;
  const images = given?.images ?? [];
  return kept.every(({ url }) => images.includes(url)) || (given?.describe === comment && images.length >= kept.length);
}

/**
 * Proof for Douyin's arbitration, one call at most: its pictures are laid into the merchant's relay first, then the return is
 * read once more, and only while proof is asked for do the addresses go to Douyin. What came of it is its own word, or what
 * the arbitration shows afterwards; everything else is said to be unknown.
 */
export function createDouyinArbitration({ session, find, clock, pictures }: ArbitrationDeps): PlatformArbitration {
  return {
    readWanted: async (returnNo) => {
      const found = await find.read(returnNo);
      if (found.kind !== 'found') return found;
      const describe = found.detail.process_info.arbitrate_info?.arbitrate_evidence_tmpl?.describe ?? null;
      const isWanted = isWantedIn(found.detail);
      return { kind: 'read', isWanted, dueAt: dueIn(found.detail), describe: oneLine(describe, DESCRIBE_MAX) };
    },
    sendProof: async ({ returnNo, comment, photos }, pictureOf) => {
      const untilAt = clock.now() + PROOF_WINDOW_MS;
      let kept: KeptPicture[] = [];
      const answer = (
        outcome: ProofAnswer['outcome'],
        words: Words | null,
        isStillWanted: boolean | null = null,
      ): ProofAnswer => ({ outcome, words, ...REACHED, isStillWanted, pictures: kept });
      const notSent = (why: { words: Words; retryAfterMs: number | null; isReached: boolean }): ProofAnswer => ({
        ...{ outcome: 'not-sent', words: why.words, retryAfterMs: why.retryAfterMs, isReached: why.isReached },
        ...{ isStillWanted: null, pictures: kept },
      });
      /** Null = proof is asked for now. */
      const whyNot = async (): Promise<ProofAnswer | null> => {
        const found = await find.read(returnNo);
        if (found.kind === 'failed') return notSent(found);
        if (found.kind === 'not-found') return answer('refused', 'sync:not-found');
        return isWantedIn(found.detail) ? null : answer('not-wanted', null, false);
      };

      const before = await whyNot();
      if (before !== null) return before;
      const laid = await pictures.keep(photos, pictureOf);
      if (laid.kind === 'not-made') return answer('not-sent', laid.words);
      if (laid.kind === 'failed') return notSent(laid);
      kept = laid.pictures;
      const now = await whyNot();
      if (now !== null) return now;
      if (clock.now() > untilAt) return notSent({ words: 'net:timeout', ...REACHED });

      const evidence = kept.map(({ url }) => url);
      const spoken = await session.call(PATHS.proof, { aftersale_id: BigInt(returnNo), comment, evidence });
      if (spoken.kind === 'turned-away') return notSent(spoken);
      // A line that never carried the request is told apart from one that lost its answer by the rule of every writing call.
      if (spoken.kind === 'lost' && sendAnswerBySpoken(spoken).kind === 'retry') return notSent(failedBySpoken(spoken));
      const after = await find.read(returnNo);
      const isStillWanted = after.kind === 'found' ? isWantedIn(after.detail) : null;
      if (spoken.kind === 'said') return answer('taken', null, isStillWanted);
      if (spoken.kind === 'refused') return answer('refused', spoken.words, isStillWanted);
      if (after.kind === 'found' && isThere(after.detail, comment, kept)) return answer('seen', null, isStillWanted);
      const { words, isReached } = failedBySpoken(spoken);
      return { ...answer('unknown', words, isStillWanted), isReached };
    },
  };
}
