import * as v from 'valibot';

// How far a connection has read is worth something only for the shops it read for: a shop that goes through another ERP or has
// another number there begins anew, and so does an ERP that takes back a shop. What is known already is only told once more.
// All pure.

const Scoped = v.object({ shops: v.array(v.string()), cursor: v.string() });

/** Which shops the place in `text` was reached for: those told by nobody else, or left to others. */
function parse(text: string): v.InferOutput<typeof Scoped> {
  const plain = { shops: [], cursor: text };
  try {
    const parsed = v.safeParse(Scoped, JSON.parse(text));
    return parsed.success ? parsed.output : plain;
  } catch (error) {
    if (error instanceof SyntaxError) return plain;
    throw error;
  }
}

/** A connector's cursor as it is stored; of one that shares with nobody it is the connector's own. */
export const scopedCursor = (cursor: string, shops: readonly string[]): string =>
  shops.length === 0 ? cursor : JSON.stringify({ shops, cursor });

/** Where the connector goes on; null = from the beginning, because `isStill` doesn't hold of the shops it was reached for. */
export function cursorWithin(text: string | null, isStill: (shops: readonly string[]) => boolean): string | null {
  if (text === null) return null;
  const { shops, cursor } = parse(text);
  return isStill(shops) ? cursor : null;
}
