import { isOpenState } from '../../shared/register.ts';
import type { RegisterFact, RegisterState } from '../../shared/register.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { Ids } from '../lib/ids.ts';
import type { EntryState } from './register-rules.ts';
import type { EntryRow, NewEntry, RegisterStore } from './register-store.ts';

export type RegisterWriter = {
  /** Enters it, or opens it again when what it was about had been taken back; false when it is in the register already. */
  add: (entry: Omit<NewEntry, 'id' | 'state' | 'now'>, now: number) => boolean;
  /** What it was about is over, without anybody's doing. False when it is not open. */
  end: (id: string, state: RegisterState, now: number) => boolean;
  /** The entry becomes this, by this person: its row, its fact and its line of the chain. */
  write: (
    row: EntryRow,
    entry: EntryState,
    by: { what: RegisterFact['what']; operatorNo: string; now: number },
  ) => void;
};

type Deps = {
  store: RegisterStore;
  ids: Ids;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'register'; inspectionId: string | null; body: Json; operatorNo: string }) => void;
};

const stateOfRow = (row: EntryRow): EntryState => {
  const { state, dueAt, amountCents, place, sentWaybill, payer, note } = row;
  return { state, dueAt, amountCents, place, sentWaybill, payer, note };
};

/** The one place that changes an entry. In the caller's transaction. */
export function createRegisterWriter({ store, ids, record }: Deps): RegisterWriter {
  const write: RegisterWriter['write'] = (row, entry, { what, operatorNo, now }) => {
    const { id: entryId, register, inspectionId } = row;
    store.change({ entryId, entry, isOpen: isOpenState(register, entry.state), operatorNo, now });
    store.addFact({ entryId, what, body: JSON.stringify(entry), operatorNo, at: now });
    record({ kind: 'register', inspectionId, body: { ...entry, entryId, register, what }, operatorNo });
  };
  return {
    write,
    add: (entry, now) => {
      const id = ids.next();
      if (!store.add({ ...entry, id, state: 'open', now })) {
        const known = store.bySubject(entry.register, entry.subject);
        if (known?.state !== 'void') return false;
        const again = { ...stateOfRow(known), state: 'open' as const, dueAt: entry.dueAt };
        write(known, again, { what: 'added', operatorNo: entry.operatorNo, now });
        return true;
      }
      const row = store.entry(id);
      if (row === null) throw new Error(`entry ${id} is gone`);
      write(row, stateOfRow(row), { what: 'added', operatorNo: entry.operatorNo, now });
      return true;
    },
    end: (id, state, now) => {
      const row = store.entry(id);
      if (row === null || row.isOpen === 0) return false;
      write(row, { ...stateOfRow(row), state }, { what: 'ended', operatorNo: row.operatorNo, now });
      return true;
    },
  };
}
