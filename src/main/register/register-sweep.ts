import * as v from 'valibot';
import { DefectCode } from '../../shared/domain-words.ts';
import type { Register } from '../../shared/register.ts';
import type { Settings } from '../../shared/settings.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { DAY_MS, dueAt, LOST_WITHIN_MS, wantedEntries } from './register-rules.ts';
import type { Judged } from './register-rules.ts';
import type { RegisterWriter } from './register-writer.ts';
import type { BoxRow, SweepStore, UnitRow } from './sweep-store.ts';

/** Many enough to be done with a day in one look, few enough that no scan waits for it. */
const CHUNK = 500;
/** A bench that never had registers is looked through as far back as anything is still going on. */
const BACK_MS = 90 * 24 * 3_600_000;
const BACK_UNITS = 20_000;
const LOST_EVERY_MS = 60_000;
const FROM_BOXES: readonly Register[] = ['wrong-shipment', 'carrier-claim', 'claim-back', 'unclaimed'];
const Codes = v.pipe(v.string(), v.parseJson(), v.array(DefectCode));

type Deps = {
  db: Database;
  store: SweepStore;
  writer: RegisterWriter;
  settings: () => Pick<Settings, 'lostAfterDays' | 'registerDays'>;
};
type Seen = { changed: number; isBehind: boolean };

/**
 * Enters what happened since the last look, from the rows of the stages: not in their transactions, which have their own
 * haste. What was taken back meanwhile is ended, unless a person has taken a step already.
 */
export function createRegisterSweep({ db, store, writer, settings }: Deps): { sweep: (now: number) => Seen } {
  const lookAtBox = (rows: readonly BoxRow[], now: number): number => {
    const [first] = rows;
    if (first === undefined) return 0;
    const { inspectionId, operatorNo } = first;
    const isUnclaimed = first.matching === 'unclaimed' && first.lane === 'return';
    const wanted = wantedEntries({ inspectionId, isUnclaimed, verdicts: rows.flatMap(judgedOf) });
    let changed = 0;
    for (const { register, subject, returnId } of wanted) {
      const title = returnId === null ? store.goodsOfBox(inspectionId) : store.goodsOfReturn(returnId);
      const paid = rows.find((row) => row.returnId === returnId)?.amountCents ?? null;
      const amountCents = register === 'claim-back' ? paid : null;
      changed += +writer.add(
        {
          register,
          subject,
          returnId,
          inspectionId,
          title,
          dueAt: dueAt(register, 'open', now, settings().registerDays),
          amountCents,
          operatorNo,
        },
        now,
      );
    }
    for (const { id, register, subject } of store.untouchedOf(inspectionId)) {
      const isWanted = wanted.some((one) => one.register === register && one.subject === subject);
      if (isWanted || !FROM_BOXES.includes(register)) continue;
      changed += +writer.end(id, register === 'unclaimed' ? 'found' : 'void', now);
    }
    return changed;
  };

  const lookAtBoxes = (now: number): Seen => {
    const from = store.mark('inspection') ?? now - BACK_MS;
    const rows = store.boxesFrom(from, CHUNK);
    const boxes = new Map<string, BoxRow[]>();
    for (const row of rows) boxes.set(row.inspectionId, [...(boxes.get(row.inspectionId) ?? []), row]);
    let changed = 0;
    for (const one of boxes.values()) changed += lookAtBox(one, now);
    const reached = rows.at(-1)?.changedAt ?? from;
    // A whole chunk of one moment (an import of old rows) would be read for ever: the next look begins behind it.
    const isStuck = boxes.size === CHUNK && reached === from;
    store.setMark('inspection', isStuck ? reached + 1 : reached);
    return { changed, isBehind: boxes.size === CHUNK };
  };

  const lookAtUnit = ({ unitId, inspectionId, returnId, kind, name, operatorNo }: UnitRow, now: number): number => {
    const register = kind === 'appraise' || kind === 'to-buyer' ? kind : null;
    let changed = 0;
    for (const { id, register: known, subject } of store.untouchedOf(inspectionId)) {
      if (subject === unitId && known !== register) changed += +writer.end(id, 'void', now);
    }
    if (register === null) return changed;
    const entry = { register, subject: unitId, returnId, inspectionId, title: name, amountCents: null, operatorNo };
    return changed + +writer.add({ ...entry, dueAt: dueAt(register, 'open', now, settings().registerDays) }, now);
  };

  const lookAtUnits = (now: number): Seen => {
    const from = store.mark('disposition') ?? Math.max(0, store.lastUnit() - BACK_UNITS);
    const rows = store.unitsAfter(from, CHUNK);
    let changed = 0;
    for (const row of rows) changed += lookAtUnit(row, now);
    store.setMark('disposition', rows.at(-1)?.seq ?? from);
    return { changed, isBehind: rows.length === CHUNK };
  };

  const lookForLost = (now: number): number => {
    const before = store.mark('lost');
    if (before !== null && Math.abs(now - before) < LOST_EVERY_MS) return 0;
    store.setMark('lost', now);
    let changed = 0;
    const { lostAfterDays, registerDays } = settings();
    for (const { returnId } of store.missing(now - LOST_WITHIN_MS, now - lostAfterDays * DAY_MS)) {
      const title = store.goodsOfReturn(returnId);
      const about = { subject: returnId, returnId, inspectionId: null, title, amountCents: null, operatorNo: '' };
      changed += +writer.add({ register: 'lost', ...about, dueAt: dueAt('lost', 'open', now, registerDays) }, now);
    }
    for (const { id } of store.over()) changed += +writer.end(id, 'found', now);
    return changed;
  };

  return {
    sweep: (now) =>
      atOnce(db, () => {
        const boxes = lookAtBoxes(now);
        // A refund by others, or that nobody knows it, is told after the box was closed, and changes nothing of the box.
        const late = [...store.newClaims(), ...store.newUnclaimed(now - BACK_MS)];
        const entered = late.reduce((sum, rows) => sum + lookAtBox(rows, now), 0);
        const units = lookAtUnits(now);
        const changed = boxes.changed + entered + units.changed + lookForLost(now);
        return { changed, isBehind: boxes.isBehind || units.isBehind };
      }),
  };
}

function judgedOf({ finding, codes, cause, returnId, reason, why }: BoxRow): Judged[] {
  if (finding === null || cause === null || codes === null) return [];
  const read = v.safeParse(Codes, codes);
  return [{ finding, cause, codes: read.success ? read.output : [], returnId, reason, why }];
}
