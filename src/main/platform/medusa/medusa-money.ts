// Medusa keeps money in major units, as decimals of any length (a discount of 10 % on 189.99 leaves 170.991). Its numbers
// in JSON are floats; beside each stands the same as a text (`raw_…: { value }`), and only that is read, as a fraction:
// nothing is rounded before the end. All pure.

/** A whole fraction, `over` always above nothing. */
type Amount = { units: bigint; over: bigint };

export const NOTHING: Amount = { units: 0n, over: 1n };

/** As Medusa writes it: digits, at most one point. */
export const DECIMAL = /^-?\d{1,24}(?:\.\d{1,40})?$/;

/** Throws for what is no decimal: a schema has looked at it before. */
export function amountOf(text: string): Amount {
  if (!DECIMAL.test(text)) throw new Error('not a decimal');
  const [whole = '', part = ''] = text.split('.');
  return { units: BigInt(whole + part), over: 10n ** BigInt(part.length) };
}

const plus = (a: Amount, b: Amount): Amount => ({
  units: a.units * b.over + b.units * a.over,
  over: a.over * b.over,
});
export const minus = (a: Amount, b: Amount): Amount => plus(a, { ...b, units: -b.units });
export const sumOf = (amounts: Amount[]): Amount => amounts.reduce(plus, NOTHING);

/** `amount` for `quantity` of `all`; nothing where there are none. */
export function shareOf(amount: Amount, quantity: number, all: Amount): Amount {
  if (all.units <= 0n) return NOTHING;
  return { units: amount.units * BigInt(quantity) * all.over, over: amount.over * all.units };
}

/** Null for a part of one. */
export const wholeOf = ({ units, over }: Amount): number | null => (units % over === 0n ? Number(units / over) : null);

/**
 * In hundredths: `nearest` (half a cent goes up) for what is owed, `down` for a ceiling, which must never be told too
 * high. Below nothing is nothing.
 */
export function centsOf({ units, over }: Amount, how: 'nearest' | 'down'): number {
  if (units <= 0n) return 0;
  const hundredths = units * 100n;
  return Number(how === 'nearest' ? (2n * hundredths + over) / (2n * over) : hundredths / over);
}

/** Cents as the number that JSON writes with at most two digits behind the point: 31599 → 315.99. */
export const majorUnitsOf = (cents: number): number =>
  Number(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
