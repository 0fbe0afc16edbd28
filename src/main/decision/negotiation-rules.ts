import type { ReturnState } from '../../shared/domain-words.ts';
import { NEGOTIABLE_WHYS } from '../../shared/negotiation.ts';
import type { Due, NegotiationOffer } from '../../shared/negotiation.ts';
import { contactFromAt, nextMorningAt } from '../../shared/night.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { StoredDecision } from './decision-rows.ts';

// When a case may be talked over with the buyer, and until when; all pure.

const HOUR_MS = 3_600_000;
/** A buyer needs a while to answer, however late the decision is already. */
const LEAST_MS = 2 * HOUR_MS;
const LONGER_MS = 4 * HOUR_MS;
/** Not the first thing in the morning. */
const AFTER_MORNING_MS = 2 * HOUR_MS;

/** The case as it stands. `deadlineAt` null: no clock of the refund runs any more. */
type Contested = {
  why: StoredDecision['why'];
  state: StoredDecision['state'];
  /** What two people have decided to be paid by hand, or a person has proposed; null = nothing yet. */
  kind: StoredDecision['kind'];
  returnState: ReturnState | null;
  deadlineAt: number | null;
  now: number;
};

/** Why this case can't be put into negotiation now; null when it can. */
export function whyNotNegotiable(about: Contested): ErrorCode | null {
  const { why, state, kind, returnState, deadlineAt, now } = about;
  if (state === 'approved' || state === 'revoked') return 'already-decided';
  const isClaim = why === 'claim-back';
  const isContested = state === 'to-decide' && kind === null && NEGOTIABLE_WHYS.some((one) => one === why);
  if (!isContested || returnState === null || (returnState !== 'open' && !isClaim)) return 'not-negotiable';
  return deadlineAt !== null && deadlineAt <= now ? 'no-time-to-negotiate' : null;
}

/** When it is asked; `zone` = the shop's, whose buyers are bothered by day only (the design's domain, rule 12). */
type Asked = Pick<Contested, 'now' | 'deadlineAt'> & { zone: string };

/**
 * The due time that becomes of a wanted one (ms): never past the refund's deadline, and out of the night into the morning
 * unless that deadline comes first. Null when it has no time to be in.
 */
export function settleDue(wantedAt: number, { now, deadlineAt, zone }: Asked): Due | null {
  const latestAt = deadlineAt ?? Number.POSITIVE_INFINITY;
  if (wantedAt <= now || latestAt <= now) return null;
  const isLate = wantedAt > latestAt;
  const at = isLate ? latestAt : wantedAt;
  const morning = contactFromAt(at, zone);
  if (morning === null) return { dueAt: at, moved: isLate ? 'deadline' : null };
  return morning <= latestAt ? { dueAt: morning, moved: 'morning' } : { dueAt: latestAt, moved: 'night' };
}

/**
 * Times to choose among: the decision's own target (at least two hours from now) is the usual one; in two and four hours,
 * two hours into the next morning, and the refund's deadline. What comes to the same time is one.
 */
export function dueChoices(targetAt: number, when: Asked): Pick<NegotiationOffer, 'dues'>['dues'] {
  const { now, deadlineAt, zone } = when;
  const usual = settleDue(Math.max(targetAt, now + LEAST_MS), when);
  const wanted = [
    now + LEAST_MS,
    now + LONGER_MS,
    nextMorningAt(now, zone) + AFTER_MORNING_MS,
    deadlineAt ?? [],
  ].flat();
  const dues = new Map<number, Due>();
  for (const due of [usual, ...wanted.map((at) => settleDue(at, when))])
    if (due !== null && !dues.has(due.dueAt)) dues.set(due.dueAt, due);
  return [...dues.values()]
    .sort((a, b) => a.dueAt - b.dueAt)
    .map((due) => ({ ...due, isUsual: due.dueAt === usual?.dueAt }));
}
