import * as v from 'valibot';

// From when on the board warns and how long an entry of a register may lie: the shop's own numbers.

export const ALERT_HOURS_MAX = 72;
export const MOST_ALERTS = 6;

/** Hours before a deadline, furthest first. Empty: only what is late is said. */
export const AlertHours = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ALERT_HOURS_MAX))),
  v.maxLength(MOST_ALERTS),
  v.check((hours) => hours.every((hour, n) => n === 0 || hour < (hours[n - 1] ?? 0)), 'not furthest first'),
);

export const REGISTER_DAYS_MAX = 180;
const Days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(REGISTER_DAYS_MAX));

/**
 * Days until the next step of an entry is due, from when it was entered; `…-answer` from when it was filed with the other
 * side. An entry keeps the day it was given.
 */
export const RegisterDays = v.object({
  lost: Days,
  'wrong-shipment': Days,
  'carrier-claim': Days,
  'carrier-answer': Days,
  unclaimed: Days,
  appraise: Days,
  'to-buyer': Days,
  'claim-back': Days,
  'claim-answer': Days,
});
export type RegisterDays = v.InferOutput<typeof RegisterDays>;
export const REGISTER_DAY_KEYS = [
  'lost',
  'wrong-shipment',
  'carrier-claim',
  'carrier-answer',
  'unclaimed',
  'appraise',
  'to-buyer',
  'claim-back',
  'claim-answer',
] as const satisfies readonly (keyof RegisterDays)[];

export const DEFAULT_REGISTER_DAYS: RegisterDays = {
  lost: 1,
  'wrong-shipment': 3,
  'carrier-claim': 3,
  'carrier-answer': 30,
  unclaimed: 30,
  appraise: 1,
  'to-buyer': 3,
  'claim-back': 7,
  'claim-answer': 15,
};
