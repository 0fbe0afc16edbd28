import type { LastWords } from '../../shared/last-words.ts';
import { isAnswer } from '../../shared/sync.ts';
import type { CommandKind, CommandState } from '../../shared/sync.ts';
import { isTold, unclearOutcome } from './attempt-store.ts';

/** How a command stands. `outcome`: the last of its trail, in one word as in `Answered.outcome`. */
export type Standing = {
  kind: CommandKind;
  state: CommandState;
  failuresInRow: number;
  words: string | null;
  outcome: string | null;
  /** A request of it left and has no final answer: `AttemptStore.hasLostSend`. */
  hasLostSend: boolean;
  /** The platform once said that it is done, and nothing showed: `AttemptStore.wasTaken`. */
  wasTaken: boolean;
};

/**
 * Parked from the start, or after a reading that was settled: no call moves this money, or the rest of it; the platform knows
 * other goods. `stock-lost`: so long after its request that it is over, where nothing can be asked and nothing is sent again.
 */
const FOR_A_HAND: readonly LastWords[] = [
  ...(['sync:by-hand', 'sync:refunded-less', 'sync:sent-otherwise', 'sync:stock-lost'] as const),
];

/**
 * Never over by a word. `locked`: the platform itself decides about this money and may pay by its own ruling, which a refund
 * past it would double; it can be released once it is unlocked. `other-amount`, `paid-more`: a request of ours or another's has
 * moved a sum that nobody ordered; that it was "done" would file the difference away. `bench-fault`: this version can't read
 * what was ordered, so nobody can say that just this was done.
 */
const NOT_BY_A_WORD: readonly LastWords[] = ['sync:locked', 'sync:other-amount', 'sync:paid-more', 'sync:bench-fault'];

/** After a settled reading of a request over which the shop broke: whether money left is known to its payment provider only. */
const BROKE = unclearOutcome('broke');
const TAKEN = unclearOutcome('taken');

/** The platform wants money instead of goods: that it knows of them would hide what is owed. */
const NO_SHIPMENT: LastWords = 'sync:refund-wanted';

const isOneOf = (ids: readonly LastWords[], words: string | null): boolean => ids.some((id) => id === words);

/** An answer to the buyer that nobody could be asked about yet, because the platform doesn't answer: it has a deadline. */
const isStuckUnsent = ({ kind, state, failuresInRow, hasLostSend }: Standing): boolean =>
  state === 'waiting' && failuresInRow > 0 && !hasLostSend && isAnswer(kind);

/**
 * Whether a person may end this command by saying that it was done elsewhere. Never while a request of it may still be
 * carried out: money would move twice, goods be booked twice. A refusal is a final answer, and whatever left before it was
 * settled by then (`settlingOf` stands before every request). That a platform took it and nothing shows is none: it may still be
 * carried out, and a person who sees to it there lets the reading end it. What is parked without an answer (no such return, no such call)
 * is so only if nothing of it was lost. What was told about a refusal is no refusal: that is a person's to make. A notice moves
 * nothing: it may always be put aside. One that waits may be ended while
 * nothing of it has left and its readings fail: what ends it and what notes that it leaves are transactions on one row.
 */
export function isForHand(standing: Standing): boolean {
  const { kind, state, words, outcome, hasLostSend, wasTaken } = standing;
  if (state !== 'parked') return isStuckUnsent(standing);
  // Also after a refusal of what was sent once more: what it took first, it may still carry out.
  if (wasTaken && kind === 'refund') return false;
  if (kind === 'received' || isOneOf(FOR_A_HAND, words) || outcome === BROKE) return true;
  if (words === NO_SHIPMENT || isOneOf(NOT_BY_A_WORD, words) || outcome === 'refused:locked') return false;
  // Other goods that the platform took and does not show: a person looks there, and no money hangs on it.
  if (isTold(outcome) || (kind === 'shipment' && outcome === TAKEN)) return true;
  return outcome?.startsWith('refused:') === true || !hasLostSend;
}
