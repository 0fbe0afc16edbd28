/** One element of DER (X.690): its tag, where its content begins and ends, and the element's own first byte. */
export type DerElement = { tag: number; start: number; from: number; to: number };

/** Reads the element at `at`; null when it is cut off, not DER, or longer than `end`. */
export function readDer(bytes: Uint8Array, at: number, end: number): DerElement | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 31) === 31) return null;
  let from = at + 2;
  let length = first;
  if (first >= 128) {
    const count = first - 128;
    if (count < 1 || count > 4) return null;
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[from + index] ?? 0);
    from += count;
    // The shortest form only: one meaning, one spelling.
    if (length < 128 || (count > 1 && length < 256 ** (count - 1))) return null;
  }
  const to = from + length;
  return to > end || to > bytes.length ? null : { tag, start: at, from, to };
}

/** The elements inside [from, to), or null when they don't fill it exactly. */
export function derChildren(bytes: Uint8Array, { from, to }: { from: number; to: number }): DerElement[] | null {
  const found: DerElement[] = [];
  let at = from;
  while (at < to) {
    const one = readDer(bytes, at, to);
    if (one === null) return null;
    found.push(one);
    at = one.to;
  }
  return found;
}

/** Follows child numbers down from the root; null where there is no such element. */
export function derAt(bytes: Uint8Array, path: readonly number[]): DerElement | null {
  let one = readDer(bytes, 0, bytes.length);
  for (const index of path) {
    if (one === null) return null;
    one = derChildren(bytes, one)?.[index] ?? null;
  }
  return one;
}
