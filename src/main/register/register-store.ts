import type { Payer, Register, RegisterFact, RegisterQuery, RegisterState } from '../../shared/register.ts';
import type { Database } from '../db/open.ts';
import type { EntryState } from './register-rules.ts';

/** An entry as it is stored, with what the list shows of its parcel and return. */
export type EntryRow = EntryState & {
  id: string;
  register: Register;
  isOpen: number;
  returnId: string | null;
  inspectionId: string | null;
  title: string;
  waybill: string | null;
  parcelPlace: string | null;
  returnNo: string | null;
  shop: string | null;
  currency: string | null;
  operatorNo: string;
  createdAt: number;
  changedAt: number;
};
export type NewEntry = {
  id: string;
  register: Register;
  subject: string;
  returnId: string | null;
  inspectionId: string | null;
  title: string;
  state: RegisterState;
  dueAt: number;
  amountCents: number | null;
  operatorNo: string;
  now: number;
};
export type FactRow = { seq: number; what: RegisterFact['what']; body: string; operatorNo: string; at: number };
/** What others need of the entries of a box. */
export type BoxEntry = { id: string; subject: string; isOpen: boolean; state: RegisterState };
type Changed = { entryId: string; entry: EntryState; isOpen: boolean; operatorNo: string; now: number };

export type RegisterStore = {
  page: (query: RegisterQuery, limit: number) => EntryRow[];
  entry: (id: string) => EntryRow | null;
  /** False: it is entered already. */
  add: (entry: NewEntry) => boolean;
  change: (changed: Changed) => void;
  addFact: (fact: { entryId: string; what: FactRow['what']; body: string; operatorNo: string; at: number }) => void;
  facts: (entryId: string) => FactRow[];
  /** Entries of one register about this box, open and done. */
  ofBox: (register: Register, inspectionId: string) => BoxEntry[];
  bySubject: (register: Register, subject: string) => EntryRow | null;
  countOpen: (register: Register, most: number) => number;
};

const COLUMNS = `e.id, e.register, e.is_open AS isOpen, e.expected_return_id AS returnId, e.inspection_id AS inspectionId,
  e.title, e.state, e.due_at AS dueAt, e.amount_cents AS amountCents, e.place, e.sent_waybill AS sentWaybill, e.payer,
  e.note, e.operator_no AS operatorNo, e.created_at AS createdAt, e.changed_at AS changedAt,
  coalesce(p.waybill, r.return_waybill, r.outbound_waybill) AS waybill, p.place AS parcelPlace, r.return_no AS returnNo,
  r.shop, r.currency`;
const TABLES = `register_entry e LEFT JOIN inspection i ON i.id = e.inspection_id LEFT JOIN parcel p ON p.id = i.parcel_id
  LEFT JOIN expected_return r ON r.id = e.expected_return_id`;

/** SQL of the lists, for the test of their plans: a page is found by its index, however long the register is. */
export const REGISTER_QUERIES = {
  open: `SELECT ${COLUMNS} FROM ${TABLES}
    WHERE e.register = @register AND e.is_open = 1 AND (e.due_at, e.id) > (@at, @id)
    ORDER BY e.due_at, e.id LIMIT @limit`,
  done: `SELECT ${COLUMNS} FROM ${TABLES}
    WHERE e.register = @register AND e.is_open = 0 AND (e.changed_at, e.id) < (@at, @id)
    ORDER BY e.changed_at DESC, e.id DESC LIMIT @limit`,
  one: `SELECT ${COLUMNS} FROM ${TABLES} WHERE e.id = +?`,
  ofBox: `SELECT id, subject, is_open AS isOpen, state FROM register_entry WHERE inspection_id = +? AND register = ?
    ORDER BY created_at, id`,
  bySubject: `SELECT ${COLUMNS} FROM ${TABLES} WHERE e.register = ? AND e.subject = ?`,
  countOpen: `SELECT count(*) AS n FROM
    (SELECT 1 FROM register_entry WHERE register = @register AND is_open = 1 LIMIT @most)`,
  facts: `SELECT seq, what, body, operator_no AS operatorNo, at FROM register_fact WHERE entry_id = +? ORDER BY seq`,
};

/** Behind every id and time there is. */
const LAST_AT = Number.MAX_SAFE_INTEGER;
const LAST_ID = '\u{10ffff}';

export function createRegisterStore(db: Database): RegisterStore {
  type Page = { register: Register; at: number; id: string; limit: number };
  const open = db.prepare<Page, EntryRow>(REGISTER_QUERIES.open);
  const done = db.prepare<Page, EntryRow>(REGISTER_QUERIES.done);
  const one = db.prepare<[string], EntryRow>(REGISTER_QUERIES.one);
  const countOpen = db.prepare<{ register: Register; most: number }, { n: number }>(REGISTER_QUERIES.countOpen);
  const facts = db.prepare<[string], FactRow>(REGISTER_QUERIES.facts);
  const ofBox = db.prepare<[string, Register], Omit<BoxEntry, 'isOpen'> & { isOpen: number }>(REGISTER_QUERIES.ofBox);
  const bySubject = db.prepare<[Register, string], EntryRow>(REGISTER_QUERIES.bySubject);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO register_entry (id, register, subject, expected_return_id, inspection_id, title, state, is_open,
       due_at, amount_cents, note, operator_no, created_at, changed_at)
     VALUES (@id, @register, @subject, @returnId, @inspectionId, @title, @state, 1, @dueAt, @amountCents, '',
       @operatorNo, @now, @now)`,
  );
  type Update = Omit<EntryState, 'payer'> & {
    payer: Payer | null;
    id: string;
    isOpen: number;
    operatorNo: string;
    now: number;
  };
  const update = db.prepare<Update>(
    `UPDATE register_entry SET state = @state, is_open = @isOpen, due_at = @dueAt, amount_cents = @amountCents,
       place = @place, sent_waybill = @sentWaybill, payer = @payer, note = @note, operator_no = @operatorNo,
       changed_at = @now WHERE id = @id`,
  );
  const insertFact = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO register_fact (entry_id, what, body, operator_no, at) VALUES (?, ?, ?, ?, ?)',
  );

  return {
    page: ({ register, isOpen, after }, limit) => {
      const start = isOpen ? { at: -1, id: '' } : { at: LAST_AT, id: LAST_ID };
      return (isOpen ? open : done).all({ register, ...(after ?? start), limit });
    },
    entry: (id) => one.get(id) ?? null,
    add: (entry) => insert.run(entry).changes > 0,
    change: ({ entryId, entry, isOpen, operatorNo, now }) => {
      update.run({ ...entry, id: entryId, isOpen: +isOpen, operatorNo, now });
    },
    addFact: ({ entryId, what, body, operatorNo, at }) => {
      insertFact.run(entryId, what, body, operatorNo, at);
    },
    facts: (entryId) => facts.all(entryId),
    ofBox: (register, inspectionId) =>
      ofBox.all(inspectionId, register).map((row) => ({ ...row, isOpen: row.isOpen === 1 })),
    bySubject: (register, subject) => bySubject.get(register, subject) ?? null,
    countOpen: (register, most) => countOpen.get({ register, most })?.n ?? 0,
  };
}
