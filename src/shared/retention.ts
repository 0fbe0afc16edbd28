import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';

// Keeping and deleting: how long evidence is kept, what goes when, how much room is left. After the decision; what is
// removed leaves a tombstone in the chain of custody, its row stays.

/** By which rule a file goes: a film or a photo of a parcel that was intact, or anything of a case. */
const RETENTION_RULES = ['intact-recording', 'intact-photo', 'case'] as const;
export const RetentionRule = v.picklist(RETENTION_RULES);
export type RetentionRule = v.InferOutput<typeof RetentionRule>;

/** Never shorter: most disputes begin within a month of the refund. */
export const KEEP_MIN_DAYS = 30;
export const KEEP_MAX_DAYS = 3650;
const Days = v.pipe(v.number(), v.integer(), v.minValue(KEEP_MIN_DAYS), v.maxValue(KEEP_MAX_DAYS));

/** Days from the end of an inspection (or, for a case, of the case) until its files may go. */
export const KeepDays = v.object({ recording: Days, photo: Days, case: Days });
export type KeepDays = v.InferOutput<typeof KeepDays>;

/** A tombstone's rule, `intact-recording:90`: what it was and after how many days; null when it is of another version. */
export function readTombstoneRule(text: string): { rule: RetentionRule; days: number } | null {
  const [name, days] = text.split(':');
  const rule = v.safeParse(RetentionRule, name);
  return rule.success && days !== undefined && /^\d{1,5}$/.test(days)
    ? { rule: rule.output, days: Number(days) }
    : null;
}

const Amount = v.object({ files: Count, bytes: v.number() });

/** `waiting`: a box is open or a pack is being made; goes on by itself. */
const RunState = v.picklist(['looking', 'deleting', 'waiting', 'done', 'stopped', 'failed']);

export const SpaceState = v.picklist(['fine', 'low', 'video-stopped']);
export type SpaceState = v.InferOutput<typeof SpaceState>;

export const RetentionView = v.object({
  /** The run that is going on or was the last since the start; null when there was none. */
  run: v.nullable(
    v.object({
      isDeleting: v.boolean(),
      state: RunState,
      /** Inspections looked through, of how many. */
      looked: Count,
      total: Count,
      /** The days it goes by. */
      days: KeepDays,
      /** What goes (or went) by each rule. */
      rules: v.array(v.object({ rule: RetentionRule, ...Amount.entries })),
      /** Inspections that may not go yet whatever their age: on hold, undecided, not acknowledged, disputed. */
      kept: Count,
      at: AtMs,
    }),
  ),
  lastDeletedAt: v.nullable(AtMs),
  /** Why nothing goes by itself at present: the days were changed less than a day ago, or the clock jumped ahead. */
  pausedBy: v.nullable(v.picklist(['changed', 'clock'])),
  /** Files with a tombstone that the system would not let go yet (open in another program). */
  unremoved: Count,
  /** Inspections on legal hold. */
  held: Count,
  space: v.nullable(
    v.object({
      state: SpaceState,
      freeBytes: v.number(),
      totalBytes: v.number(),
      /** Below it the bench warns; below the second it films no more. */
      warnBytes: v.number(),
      stopBytes: v.number(),
    }),
  ),
  /** Written a day, from the last 14 days. */
  dayBytes: v.number(),
  /** Whole days until filming would stop; null = more than a year. */
  daysLeft: v.nullable(Count),
});
export type RetentionView = v.InferOutput<typeof RetentionView>;

/** What these days would let go: at once, and within a week. Null until the evidence was looked through. */
export const RetentionEffect = v.nullable(v.object({ now: Amount, week: Amount }));
export type RetentionEffect = v.InferOutput<typeof RetentionEffect>;

export const HoldInput = v.object({
  inspectionId: Id,
  isHeld: v.boolean(),
  /** Why, in a person's words: `平台介入，单号…`. */
  why: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)),
});
export type HoldInput = v.InferOutput<typeof HoldInput>;

export const HoldView = v.object({ isHeld: v.boolean(), why: v.string(), operatorNo: v.string(), at: AtMs });
export type HoldView = v.InferOutput<typeof HoldView>;
