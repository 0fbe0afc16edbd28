import * as v from 'valibot';
import { Payer, REGISTERS, RegisterState } from '../../shared/register.ts';
import type {
  Proposal,
  Register,
  RegisterEntry,
  RegisterFact,
  RegisterPage,
  RegisterQuery,
  RegisterStep,
} from '../../shared/register.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { ReturnFinder } from '../session/return-finder-store.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import { proposeReturns, slipTokens } from './match-rules.ts';
import type { Candidate } from './match-rules.ts';
import { takeStep } from './register-rules.ts';
import type { EntryState } from './register-rules.ts';
import type { BoxEntry, EntryRow, FactRow, RegisterStore } from './register-store.ts';
import { createRegisterSweep } from './register-sweep.ts';
import { createRegisterWriter } from './register-writer.ts';
import type { SweepStore } from './sweep-store.ts';

export type Registers = {
  /** Enters what happened since the last look. */
  sweep: (now: number) => { changed: number; isBehind: boolean };
  list: (query: RegisterQuery) => RegisterPage;
  /** The first thousands, for a table. */
  all: (register: Register, isOpen: boolean) => RegisterEntry[];
  counts: () => { register: Register; open: number }[];
  read: (id: string) => Result<{ entry: RegisterEntry; facts: RegisterFact[] }>;
  /** Refuses with `unknown-entry`, `step-not-now`, `step-incomplete`. */
  act: (step: RegisterStep, who: Who) => Result<RegisterEntry>;
  /** Refuses with `nothing-to-undo` where no person has taken a step that stands. */
  undo: (id: string, who: Who) => Result<RegisterEntry>;
  propose: (id: string, text: string) => Result<Proposal[]>;
  /** Entries of one register about this box, as of the last sweep. */
  ofBox: (register: Register, inspectionId: string) => BoxEntry[];
};

type Deps = {
  db: Database;
  store: RegisterStore;
  sweepStore: SweepStore;
  sessions: Pick<SessionService, 'read'>;
  expectedReturns: Pick<ExpectedReturnStore, 'get'>;
  returnFinder: ReturnFinder;
  ids: Ids;
  settings: () => Pick<Settings, 'lostAfterDays' | 'registerDays'>;
  record: (event: { kind: 'register'; inspectionId: string | null; body: Json; operatorNo: string }) => void;
};

const PAGE = 50;
const COUNTED = 1000;
const IN_A_TABLE = 5000;
const TOKENS_LOOKED_UP = 24;
const State = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    state: RegisterState,
    dueAt: v.number(),
    amountCents: v.nullable(v.number()),
    place: v.nullable(v.string()),
    sentWaybill: v.nullable(v.string()),
    payer: v.nullable(Payer),
    note: v.string(),
  }),
);

export function createRegisters(deps: Deps): Registers {
  const { db, store, sessions, expectedReturns, returnFinder, ids, settings, record } = deps;
  const writer = createRegisterWriter({ store, ids, record });
  const { sweep } = createRegisterSweep({ db, store: deps.sweepStore, writer, settings });

  /** What a person did last and nobody took back, and how the entry was before. */
  const undoable = (id: string): EntryState | null => {
    const standing: FactRow[] = [];
    for (const fact of store.facts(id)) {
      if (fact.what === 'undone') standing.pop();
      else standing.push(fact);
    }
    const last = standing.pop();
    const before = standing.at(-1);
    if (last === undefined || before === undefined || last.what === 'added' || last.what === 'ended') return null;
    return v.parse(State, before.body);
  };

  const candidatesFor = (text: string): Candidate[] => {
    const found = new Set<string>();
    for (const token of slipTokens(text).slice(0, TOKENS_LOOKED_UP)) {
      if (token.length > 64) continue;
      for (const { id, parcel, state } of returnFinder.find(token).hits) {
        if (parcel === null && state === 'open') found.add(id);
      }
    }
    return [...found].flatMap((id): Candidate[] => {
      const known = expectedReturns.get(id);
      if (known === null) return [];
      const { returnNo, orderNo, shop, buyer, lines } = known;
      const waybills = [known.returnWaybill, known.outboundWaybill, ...known.moreWaybills].filter(
        (one) => one !== null,
      );
      return [{ returnId: id, returnNo, orderNo, shop, buyer, phoneTail: known.phoneTail, waybills, lines }];
    });
  };

  /** What the box itself tells: its waybill, its note, and what was scanned in it that nobody knew. */
  const saidInBox = (inspectionId: string | null): string => {
    const session = inspectionId === null ? null : sessions.read(inspectionId);
    if (session === null) return '';
    const { parcel, state } = session;
    return [parcel.waybill, state.note, ...state.strangers.map(({ text }) => text)].join(' ');
  };

  return {
    sweep,
    ofBox: store.ofBox,
    list: (query) => {
      const rows = store.page(query, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const isMore = rows.length > PAGE && last !== undefined;
      const next = isMore ? { at: query.isOpen ? last.dueAt : last.changedAt, id: last.id } : null;
      return { entries: shown.map(toView), next };
    },
    all: (register, isOpen) => store.page({ register, isOpen, after: null }, IN_A_TABLE).map(toView),
    counts: () => REGISTERS.map((register) => ({ register, open: store.countOpen(register, COUNTED) })),
    read: (id) => {
      const row = store.entry(id);
      if (row === null) return refuse('unknown-entry');
      const facts = store.facts(id).map(({ what, body, operatorNo, at }): RegisterFact => {
        const { state, note, amountCents } = v.parse(State, body);
        return { what, state, note, amountCents, operatorNo, at };
      });
      return ok({ entry: toView(row), facts });
    },
    act: (step, { operatorNo, now }) =>
      commit(db, (): Result<RegisterEntry> => {
        const row = store.entry(step.id);
        if (row === null) return refuse('unknown-entry');
        const taken = takeStep(row.register, row, step, { now, days: settings().registerDays });
        if (!taken.ok) return refuse(taken.why === 'not-now' ? 'step-not-now' : 'step-incomplete');
        writer.write(row, taken.entry, { what: step.act, operatorNo, now });
        return ok(viewOf(step.id));
      }),
    undo: (id, { operatorNo, now }) =>
      commit(db, (): Result<RegisterEntry> => {
        const row = store.entry(id);
        if (row === null) return refuse('unknown-entry');
        const before = undoable(id);
        if (before === null) return refuse('nothing-to-undo');
        writer.write(row, before, { what: 'undone', operatorNo, now });
        return ok(viewOf(id));
      }),
    propose: (id, text) => {
      const row = store.entry(id);
      if (row === null) return refuse('unknown-entry');
      const said = `${text} ${saidInBox(row.inspectionId)}`;
      return ok(proposeReturns(said, candidatesFor(said)));
    },
  };

  function viewOf(id: string): RegisterEntry {
    const row = store.entry(id);
    if (row === null) throw new Error(`entry ${id} is gone`);
    return toView(row);
  }
}

function toView(row: EntryRow): RegisterEntry {
  const { id, register, state, returnNo, shop, title, dueAt, amountCents, sentWaybill, payer, note } = row;
  const { operatorNo, createdAt, changedAt, inspectionId } = row;
  return {
    ...{ id, register, state, returnNo, shop, title, dueAt, amountCents, sentWaybill, payer, note },
    ...{ operatorNo, createdAt, changedAt, inspectionId },
    isOpen: row.isOpen === 1,
    waybill: row.waybill ?? '',
    place: row.place ?? row.parcelPlace,
    currency: row.currency ?? 'CNY',
  };
}
