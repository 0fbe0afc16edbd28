import { LAST_WORDS } from '../../shared/last-words.ts';
import type { CommandKind } from '../../shared/sync.ts';
import type { Standing } from './by-hand-rules.ts';

/** What a person can say better than it was said; goods are told by where they lie, and a notice says nothing more. */
const isCorrectableKind = (kind: CommandKind): boolean => kind === 'refund' || kind === 'refuse';

/** What is refused because of the return's state: no other sum and no other words help. */
const OVER = new Set(['refused:locked', 'refused:already-refunded', 'refused:closed', 'refused:withdrawn']);

/**
 * Whether a person may say anew what this command asks for, under the same key. Only after the platform's own definite
 * refusal of what was asked, in its own words: ours (`LAST_WORDS`: locked, another sum has moved, a code is wanted, this
 * version can't read the order) are about something else than what was asked. And never while any request of it, however old,
 * has no final answer of its own: stricter than `isForHand`, because a late request would carry out the old order beside the
 * new one.
 */
export function isForCorrection({ kind, state, words, outcome, hasLostSend, wasTaken }: Standing): boolean {
  if (state !== 'parked' || !isCorrectableKind(kind) || hasLostSend) return false;
  // What it took before it refused the next try, it may still carry out.
  if (wasTaken) return false;
  if (outcome?.startsWith('refused:') !== true || OVER.has(outcome)) return false;
  return words !== null && !LAST_WORDS.some((id) => id === words);
}
