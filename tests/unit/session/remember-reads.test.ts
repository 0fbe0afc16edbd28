import { describe, expect, it } from 'vitest';
import { rememberReads } from '../../../src/main/session/remember-reads.ts';

/** A table of one row, its store's memory, and the transaction it may be in. */
function aStore() {
  const db = { inTransaction: false };
  const reads = rememberReads(db);
  const remembered = reads.kind<string>();
  let stored = 'first';
  let readings = 0;
  return {
    db,
    read: (id = 'a') =>
      remembered(id, () => {
        readings += 1;
        return `${id} ${stored}`;
      }),
    write: (text: string) => {
      reads.forget();
      stored = text;
    },
    rollBack: (text: string) => {
      stored = text;
      db.inTransaction = false;
    },
    readings: () => readings,
  };
}

describe('remembered readings', () => {
  it('are made once, each id by itself', () => {
    const store = aStore();
    expect([store.read(), store.read(), store.read('b')]).toEqual(['a first', 'a first', 'b first']);
    expect(store.readings()).toBe(2);
  });

  it('are made anew after a write', () => {
    const store = aStore();
    store.read();
    store.write('second');
    expect(store.read()).toBe('a second');
    expect([store.read(), store.readings()]).toEqual(['a second', 2]);
  });

  it('still hold inside a transaction that has written nothing', () => {
    const store = aStore();
    store.read();
    store.db.inTransaction = true;
    expect([store.read(), store.readings()]).toEqual(['a first', 1]);
  });

  it('keep nothing of what was rolled back, not even for the next transaction', () => {
    const store = aStore();
    store.db.inTransaction = true;
    store.read();
    store.write('second');
    expect(store.read()).toBe('a second');
    store.rollBack('first');
    store.db.inTransaction = true;
    expect(store.read()).toBe('a first');
    store.db.inTransaction = false;
    expect(store.read()).toBe('a first');
  });

  it('do not grow without end', () => {
    const store = aStore();
    for (let round = 0; round < 2; round += 1) for (let id = 0; id < 100; id += 1) store.read(String(id));
    expect(store.readings()).toBe(200);
  });
});
