import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { StockBody } from '../../shared/command-body.ts';
import type { Disposition, StockProgress, UnitMove, UnitView } from '../../shared/disposition.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { StoredVerdict } from '../decision/decision-rows.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { Ids } from '../lib/ids.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { dispositionsFor, isStock } from './disposition-rules.ts';
import type { DispositionCase } from './disposition-rules.ts';
import type { DispositionStore, StoredUnit } from './disposition-store.ts';

export type DispositionService = {
  /** What may become of the goods of a box that aren't intact, likeliest first. */
  offered: (session: Session) => Disposition[];
  binOf: (disposition: Disposition) => string;
  /** Gives every unit of the box its place and tells the stock system of what is ours. In the caller's transaction. */
  putAway: (session: Session, who: Who) => void;
  /** The box is opened again: `already-sent` when the stock system was told. In the caller's transaction. */
  takeBack: (session: Session, who: Who) => Result<undefined>;
  unitsOf: (inspectionId: string) => UnitView[];
  move: (move: UnitMove, who: Who) => Result<UnitView[]>;
};

type Deps = {
  db: Database;
  store: DispositionStore;
  sessions: SessionService;
  decisionStore: DecisionStore;
  outbox: Pick<OutboxStore, 'enqueueStock' | 'cancelStock' | 'stockCommands'>;
  ids: Ids;
  settings: () => Settings;
  /** Who is told of the goods of this platform's returns; null = nobody can be. */
  stockTarget: (platform: string) => string | null;
  /** Every unit of this box has its place now; the transaction is not over yet. */
  onPutAway: (inspectionId: string) => void;
};

/** Longer than any one refund: stock has no deadline of its own. */
const STOCK_WITHIN_MS = 7 * 24 * 3_600_000;

const NOBODYS: DispositionCase = {
  verdict: 'intact',
  finding: 'neutral',
  codes: [],
  category: null,
  isUndecided: true,
  isBuyers: false,
};

export function createDispositionService(deps: Deps): DispositionService {
  const { db, store, sessions, decisionStore, outbox, ids, settings, stockTarget } = deps;

  const binOf = (disposition: Disposition): string => {
    const { holdBin, bins } = settings();
    return disposition === 'keep' ? holdBin : bins[disposition];
  };

  const caseOf = (verdict: StoredVerdict, expected: StoredReturn | undefined): DispositionCase => {
    const decision = decisionStore.decisionOf(verdict.id);
    const { state, kind } = decision ?? { state: null, kind: null };
    return {
      ...verdict,
      category: expected?.category ?? null,
      isUndecided: state === 'to-decide' || state === 'proposed',
      isBuyers: state === 'approved' && (kind === 'refuse' || kind === 'return-goods'),
    };
  };

  /** By return, what was found; a verdict without a return holds for everything in the box. */
  const casesOf = ({ inspection, returns }: Session): Map<string | null, DispositionCase> =>
    new Map(
      decisionStore.verdictsOf(inspection.id).map((verdict) => [
        verdict.expectedReturnId,
        caseOf(
          verdict,
          returns.find(({ id }) => id === verdict.expectedReturnId),
        ),
      ]),
    );

  /** Before the verdict a box is what its choice makes it: kept until somebody has decided. */
  const worstCase = (session: Session): DispositionCase => {
    const cases = [...casesOf(session).values()];
    return cases.find(({ verdict }) => verdict !== 'intact') ?? cases[0] ?? NOBODYS;
  };

  const pick = (found: DispositionCase, chosen: Disposition | null): Disposition => {
    const [likeliest, ...others] = dispositionsFor(found);
    const isFree = found.verdict !== 'intact' || found.isUndecided;
    return chosen !== null && isFree && [likeliest, ...others].includes(chosen) ? chosen : likeliest;
  };

  const unitsIn = (session: Session): Omit<StoredUnit, 'unitId' | 'at' | 'operatorNo' | 'secondOperatorNo'>[] => {
    const { inspection, returns, state } = session;
    const cases = casesOf(session);
    const isAllIntact = [...cases.values()].every(({ verdict, isUndecided }) => verdict === 'intact' && !isUndecided);
    const place = (found: DispositionCase): { disposition: Disposition; bin: string } => {
      const disposition = pick(found, state.disposition);
      const isScanned = state.bin !== null && (isAllIntact || found.verdict !== 'intact' || found.isUndecided);
      return { disposition, bin: isScanned ? (state.bin ?? '') : binOf(disposition) };
    };
    const counts = new Map(state.lines.map((line) => [line.lineId, line]));
    const ofReturns = returns.flatMap((expected) => {
      const found = cases.get(expected.id);
      if (found === undefined) return [];
      return expected.lines.flatMap((line) => {
        const count = counts.get(line.id);
        const here = (count?.good ?? 0) + (count?.defective ?? 0) + (count?.extra ?? 0) - (count?.elsewhere ?? 0);
        const units = state.lane === 'refused' ? line.quantity : here;
        const { id: lineId, sku, name } = line;
        return Array.from({ length: Math.max(0, units) }, (_, index) => ({
          ...{ inspectionId: inspection.id, lineId, sku, name, unit: index + 1 },
          ...place(found),
        }));
      });
    });
    const shipped = new Set(returns.flatMap(({ lines }) => lines.flatMap(({ serials }) => serials)));
    const foreignSerials = state.lines.flatMap(({ seenSerials }) => seenSerials.filter((one) => !shipped.has(one)));
    const foreign = [...state.strangers.map(({ text }) => text), ...foreignSerials].map((text, index) => ({
      ...{
        inspectionId: inspection.id,
        lineId: null,
        sku: text.slice(0, 64),
        name: text.slice(0, 120),
        unit: index + 1,
      },
      ...place({ ...NOBODYS, verdict: 'swapped' }),
    }));
    return [...ofReturns, ...foreign];
  };

  /** One command a return: what of it came to lie where. `before`: where the units lay until now. */
  const tellStock = (
    session: Session,
    units: StoredUnit[],
    before: Map<string, StoredUnit>,
    who: Who,
    waitMs: number,
  ) => {
    for (const expected of session.returns) {
      const target = stockTarget(expected.platform);
      if (target === null) continue;
      const lineIds = new Set(expected.lines.map(({ id }) => id));
      const own = units.filter(({ lineId }) => lineId !== null && lineIds.has(lineId));
      const told = own.filter(({ unitId, disposition }) => {
        const was = before.get(unitId);
        return isStock(disposition) || (was !== undefined && isStock(was.disposition));
      });
      if (told.length === 0) continue;
      outbox.enqueueStock({
        platform: target,
        ...(target === expected.platform ? {} : { shop: expected.shop }),
        returnNo: expected.returnNo,
        parcelId: session.parcel.id,
        expectedReturnId: expected.id,
        inspectionId: session.inspection.id,
        waybill: session.parcel.waybill,
        units: groupUnits(told, before),
        notBeforeAt: who.now + waitMs,
        deadlineAt: who.now + STOCK_WITHIN_MS,
        now: who.now,
      });
    }
  };

  const progressOf = (inspectionId: string): ((lineId: string | null) => StockProgress) => {
    const session = sessions.read(inspectionId);
    const commands = session === null ? [] : outbox.stockCommands(session.parcel.id);
    return (lineId) => {
      const owner = session?.returns.find(({ lines }) => lines.some(({ id }) => id === lineId));
      const last = commands.findLast(({ expectedReturnId }) => expectedReturnId === owner?.id);
      switch (last?.state) {
        case 'waiting':
          return 'waiting';
        case 'unknown':
          return 'asking';
        case 'parked':
          return 'parked';
        case 'done':
          return 'acknowledged';
        default:
          return 'none';
      }
    };
  };

  const offeredFor = (session: Session | null, lineId: string | null): Disposition[] => {
    if (session === null) return dispositionsFor(NOBODYS);
    const owner = session.returns.find(({ lines }) => lines.some(({ id }) => id === lineId));
    const found = casesOf(session).get(owner?.id ?? null);
    return dispositionsFor(found ?? { ...NOBODYS, verdict: lineId === null ? 'swapped' : 'intact' });
  };

  const unitsOf = (inspectionId: string): UnitView[] => {
    const session = sessions.read(inspectionId);
    const progress = progressOf(inspectionId);
    return store.unitsOf(inspectionId).map(({ unitId, ...unit }) => ({
      ...unit,
      id: unitId,
      offered: offeredFor(session, unit.lineId),
      stock: isStock(unit.disposition) ? progress(unit.lineId) : 'none',
    }));
  };

  return {
    offered: (session) => dispositionsFor(worstCase(session)),
    binOf,
    putAway: (session, who) => {
      if (!db.inTransaction) throw new Error('goods are put away in the transaction that closes their box');
      const units = unitsIn(session).map((unit) => ({
        ...unit,
        unitId: ids.next(),
        operatorNo: who.operatorNo,
        secondOperatorNo: null,
        at: who.now,
      }));
      for (const unit of units) store.put(unit);
      tellStock(session, units, new Map(), who, settings().undoMs);
      if (units.length > 0) deps.onPutAway(session.inspection.id);
    },
    takeBack: (session, who) => {
      if (outbox.cancelStock(session.parcel.id, who.now) === 'too-late') return refuse('already-sent');
      store.takeBack(session.inspection.id, who.operatorNo, who.now);
      return ok(undefined);
    },
    unitsOf,
    move: ({ unitIds, disposition, bin, secondOperatorNo }, who) =>
      commit(db, () => {
        if (disposition === 'scrap' && (secondOperatorNo === null || secondOperatorNo === who.operatorNo)) {
          return refuse('second-operator-needed');
        }
        const before = new Map(unitIds.map((id) => [id, store.unit(id)]));
        const units = [...before.values()].filter((unit) => unit !== null);
        const [first] = units;
        const session = first === undefined ? null : sessions.read(first.inspectionId);
        const isOneBox = units.every(({ inspectionId }) => inspectionId === first?.inspectionId);
        if (session === null || units.length < before.size || !isOneBox) return refuse('unknown-unit');
        if (units.some((unit) => unit.disposition === 'scrap')) return refuse('scrapped');
        if (units.some(({ lineId }) => !offeredFor(session, lineId).includes(disposition))) {
          return refuse('disposition-not-allowed');
        }
        const second = disposition === 'scrap' ? secondOperatorNo : null;
        const moved = units.map((unit) => ({
          ...unit,
          disposition,
          bin,
          operatorNo: who.operatorNo,
          secondOperatorNo: second,
          at: who.now,
        }));
        for (const unit of moved) store.put(unit);
        tellStock(session, moved, new Map(units.map((unit) => [unit.unitId, unit])), who, 0);
        return ok(unitsOf(session.inspection.id));
      }),
  };
}

/** Equal ones together: the stock system counts, it does not know our units. */
function groupUnits(units: StoredUnit[], before: Map<string, StoredUnit>): StockBody['units'] {
  const groups = new Map<string, StockBody['units'][number]>();
  for (const { unitId, sku, disposition, bin } of units) {
    const was = before.get(unitId);
    const from = was === undefined ? null : { disposition: was.disposition, bin: was.bin };
    const key = JSON.stringify([sku, disposition, bin, from]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sku, quantity: 1, disposition, bin, from });
    else group.quantity += 1;
  }
  return [...groups.values()];
}
