import { ALERT_HOURS_MAX, MOST_ALERTS } from '../../shared/watch-settings.ts';

/** The typed text as a name of 1–20 characters, trimmed; null when it is none. */
export const parseName = (typed: string): string | null => {
  const name = typed.trim();
  return name.length >= 1 && name.length <= 20 ? name : null;
};

/** An operator number: 1–12 letters and digits; full-width ones count. */
export const parseOperatorNo = (typed: string): string | null => {
  const no = typed.normalize('NFKC').trim();
  return /^[A-Za-z0-9]{1,12}$/.test(no) ? no : null;
};

/** Whole minutes, 1 to 240. */
export const parseMinutes = (typed: string): number | null => {
  const minutes = Number(typed.normalize('NFKC').trim());
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? minutes : null;
};

/** A bin: 1–12 of A–Z, 0–9 and `-`; small letters are taken as capitals. */
export const parseBin = (typed: string): string | null => {
  const bin = typed.normalize('NFKC').trim().toUpperCase();
  return /^[A-Z0-9-]{1,12}$/.test(bin) ? bin : null;
};

/** A whole number from `min` to `max`, or null. */
export const parseWhole =
  (min: number, max: number) =>
  (typed: string): number | null => {
    const digits = typed.normalize('NFKC').trim();
    if (!/^\d{1,7}$/.test(digits)) return null;
    const number = Number(digits);
    return number >= min && number <= max ? number : null;
  };

/** Hours with commas or spaces between them, furthest first; nothing = none. */
export const parseHours = (typed: string): number[] | null => {
  const words = typed
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter(Boolean);
  const hours = words.map(parseWhole(1, ALERT_HOURS_MAX)).filter((hour) => hour !== null);
  const isGood = hours.length === words.length && hours.length <= MOST_ALERTS && new Set(hours).size === hours.length;
  return isGood ? hours.sort((a, b) => b - a) : null;
};
