import type { Database } from '../db/open.ts';

/** A parcel or two; what is asked again is asked at once. */
const KEPT = 16;

/** Remembers what one store reads of tables that only that store writes. */
type RememberedReads = {
  /** One kind of reading, by id. What it gives back is shared, so nobody may change it. */
  kind: <T>() => (id: string, read: () => T) => T;
  /** To be called by whatever writes, before or after. */
  forget: () => void;
};

/**
 * A scan asks for the same return and the same verdict a dozen times. What was written in a transaction may be rolled
 * back, and nobody tells: from a write on, everything is read anew until a reading finds no transaction running.
 */
export function rememberReads(db: Pick<Database, 'inTransaction'>): RememberedReads {
  const all: { clear: () => void }[] = [];
  let mayRollBack = false;
  return {
    kind: <T>() => {
      const known = new Map<string, T>();
      all.push(known);
      return (id: string, read: () => T): T => {
        mayRollBack &&= db.inTransaction;
        if (mayRollBack) return read();
        const before = known.get(id);
        if (before !== undefined) return before;
        if (known.size >= KEPT) known.clear();
        const fresh = read();
        known.set(id, fresh);
        return fresh;
      };
    },
    forget: () => {
      for (const known of all) known.clear();
      mayRollBack = db.inTransaction;
    },
  };
}
