// custody: what the station, the verifier on the command line and the verifier inside a report share. Pure: hashing is
// handed in, because Node and a browser page hash differently.

/** What canonical JSON is made of here: no fractions, nothing undefined. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON as RFC 8785 (JCS) has it, for whole numbers: keys sorted by UTF-16 code units, no white space, the
 * shortest escapes. Throws RangeError for a number that is not a safe integer.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not a whole number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
