import type { DaysOff } from '../../shared/days-off.ts';
import type { DecisionKind, DisputeStage, Finding, ReturnState } from '../../shared/domain-words.ts';
import type { DisputeCause, DisputeClock, DisputeLevel, DisputeState, Ruling } from '../../shared/dispute.ts';
import { nextOfficeDay } from '../decision/working-hours.ts';

const DAY_MS = 24 * 3_600_000;

/** What is known of the return that a case is, or may be, about. */
export type DisputeGround = {
  platform: string;
  returnState: ReturnState;
  stage: DisputeStage | null;
  /** The platform's own timer of this return, where it gives one. */
  platformDeadlineAt: number | null;
  /** Of the verdict that stands; null: none does. */
  finding: Finding | null;
  /** Of its decision; null: none. */
  decision: { isDecided: boolean; kind: DecisionKind | null } | null;
  /** The deadline of the refund, ms. */
  refundDueAt: number;
  /** What a platform's working days are reckoned with. */
  daysOff: DaysOff;
};

const CLOSED_THERE: ReadonlySet<ReturnState> = new Set(['refunded', 'closed', 'withdrawn']);
/** Decided, and nothing heard for so long: "nearly all disputes start within that" (domain.md, "Privacy and retention"). */
export const ASLEEP_MS = 90 * DAY_MS;
/** Decisions that leave the buyer with less than was asked for. */
const AGAINST_BUYER: ReadonlySet<DecisionKind> = new Set(['refuse', 'refund-part', 'return-goods']);

/** The platform's people have it: it says so, or it took the return out of our hands. */
const isBeforePlatform = ({ stage, returnState }: DisputeGround): boolean => stage !== null || returnState === 'locked';

/**
 * Why this is a case, or null when it is none. domain.md, "Words": a finding that contradicts the buyer, or a contested
 * decision; "A finding that confirms the buyer is no case", until the platform's people are asked all the same.
 */
export function disputeCause(ground: DisputeGround): Exclude<DisputeCause, 'person'> | null {
  const { finding, decision } = ground;
  if (finding === null) return null;
  if (finding === 'contradicts') return 'finding';
  if (decision?.isDecided === true && decision.kind !== null && AGAINST_BUYER.has(decision.kind)) return 'decision';
  return isBeforePlatform(ground) ? 'platform' : null;
}

/** A case as its facts leave it. */
export type DisputeNow = {
  cause: DisputeCause;
  state: DisputeState;
  level: DisputeLevel;
  /** The highest it ever was: level 2 never reached = closed without the platform. */
  reached: DisputeLevel;
  /** Since when it is at this level. */
  levelAt: number;
  /** What a person was told, ms. */
  setDueAt: number | null;
  /** What the platform itself said when it was asked, ms. */
  askedDueAt: number | null;
  clock: DisputeClock;
  dueAt: number | null;
  ruling: Ruling | null;
  note: string;
};

type ClockRuns = { clock: DisputeClock; dueAt: number | null };
const NO_CLOCK: ClockRuns = { clock: 'none', dueAt: null };

/**
 * Which clock runs and when the pack must be in. domain.md, "Clocks": "JD asks both sides within 24 h; Taobao reviews 1–3
 * working days; 12315 about 7: a case shows the clock that runs"; platforms.md §0.7: the platform's own time counts where it
 * gives one. Taobao's pack must be in by the shortest review; who says nothing is given the strictest time known, 24 h.
 */
export function disputeClock(
  now: Pick<DisputeNow, 'level' | 'levelAt' | 'setDueAt' | 'askedDueAt' | 'state'>,
  ground: DisputeGround,
): ClockRuns {
  const { level, levelAt, setDueAt, askedDueAt, state } = now;
  if (state !== 'open') return NO_CLOCK;
  if (setDueAt !== null) return { clock: 'set', dueAt: setDueAt };
  switch (level) {
    case 1:
      return ground.decision?.isDecided === false ? { clock: 'refund', dueAt: ground.refundDueAt } : NO_CLOCK;
    case 2: {
      // They have ruled, or it is over there: what is left is to enter what they said.
      if (ground.stage === 'ruled' || CLOSED_THERE.has(ground.returnState)) return NO_CLOCK;
      // Asked about this very arbitration it says more than the return's timer.
      const told = askedDueAt ?? ground.platformDeadlineAt;
      if (told !== null && told > levelAt) return { clock: 'told', dueAt: told };
      if (isOf(ground.platform, 'taobao')) return { clock: 'taobao', dueAt: nextOfficeDay(levelAt, ground.daysOff) };
      return { clock: isOf(ground.platform, 'jd') ? 'jd' : 'platform', dueAt: levelAt + DAY_MS };
    }
    case 3:
      return { clock: 'regulator', dueAt: levelAt + 7 * DAY_MS };
  }
}

/** `jd` and `jd-2`, two shops of one platform. */
const isOf = (platform: string, name: string): boolean => platform === name || platform.startsWith(`${name}-`);

/**
 * What the program itself makes of a case as things stand now; null when nothing changes. It steps up with the platform and
 * ends what is over; it never rules, and never takes a person's word back.
 */
export function followGround(
  before: DisputeNow,
  ground: DisputeGround,
  { now, isTouched }: { now: number; isTouched: boolean },
): { what: 'told' | 'ended' | 'clock'; next: DisputeNow } | null {
  const { state, reached } = before;
  const isHeard = isBeforePlatform(ground);
  const isCase = disputeCause(ground) !== null;
  const canStepUp = state === 'open' || state === 'settled' || (state === 'void' && isCase);
  if (canStepUp && isHeard && reached < 2)
    return clocked('told', { ...before, state: 'open', level: 2, reached: 2, levelAt: now }, ground);
  if (state === 'void' && isCase) return clocked('told', { ...before, state: 'open' }, ground);
  if (state !== 'open') return null;
  if (before.cause !== 'person' && !isTouched && reached === 1 && !isCase)
    return clocked('ended', { ...before, state: 'void' }, ground);
  // Before the platform, how it ended is for a person to say; between us and the buyer it is over with the return.
  if (reached === 1 && !isHeard && CLOSED_THERE.has(ground.returnState))
    return clocked('ended', { ...before, state: 'settled' }, ground);
  if (before.clock === 'none' && before.level === 1 && now - before.levelAt >= ASLEEP_MS)
    return clocked('ended', { ...before, state: 'settled' }, ground);
  const { clock, dueAt } = disputeClock(before, ground);
  return clock === before.clock && dueAt === before.dueAt ? null : { what: 'clock', next: { ...before, clock, dueAt } };
}

export const atLeast = (reached: DisputeLevel, level: DisputeLevel): DisputeLevel =>
  level > reached ? level : reached;

const clocked = <W>(what: W, next: DisputeNow, ground: DisputeGround): { what: W; next: DisputeNow } => ({
  what,
  next: { ...next, ...disputeClock(next, ground) },
});

/** A case that begins now. */
export function openedCase(
  cause: DisputeCause,
  ground: DisputeGround,
  { now, level, setDueAt, note }: { now: number; level: DisputeLevel | null; setDueAt: number | null; note: string },
): DisputeNow {
  const first = level ?? (isBeforePlatform(ground) ? 2 : 1);
  const opened = {
    cause,
    state: 'open' as const,
    level: first,
    reached: first,
    levelAt: now,
    setDueAt,
    askedDueAt: null,
  };
  return { ...opened, ...disputeClock(opened, ground), ruling: null, note };
}
