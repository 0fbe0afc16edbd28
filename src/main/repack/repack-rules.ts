import type { Disposition } from '../../shared/disposition.ts';
import type { DisputeStage, ReturnState } from '../../shared/domain-words.ts';
import type { Payer } from '../../shared/register.ts';
import type { RepackView } from '../../shared/repack.ts';
import type { ErrorCode } from '../../shared/result.ts';

// repack: goods that stay the buyer's are packed before the camera and leave under their own waybill. After disposition,
// decision and register, which it reads and whose entries it closes; below the bench, from where scans and keys come. This
// file: what may go, what is next, what undo takes back; all pure.

/** One unit of a closed box. */
export type RepackUnit = {
  unitId: string;
  sku: string;
  name: string;
  lineId: string | null;
  disposition: Disposition;
  bin: string;
  /** A person still has to decide about its return. */
  isUndecided: boolean;
};

type Sorted = {
  /** What is packed now. */
  going: RepackUnit[];
  /** What lies here still and is not packed. */
  staying: RepackUnit[];
  /** Nothing can be packed, because of this; null when something goes. */
  why: ErrorCode | null;
};

/**
 * Which units of a box go back to the buyer (domain.md, rule 11: 寄回, or 留证 until the ruling). What was put aside for the
 * buyer goes once somebody has decided; what is kept as evidence stays, and while a ruling is open that is said.
 */
export function sortUnits(units: readonly RepackUnit[], gone: ReadonlySet<string>, isRulingOpen: boolean): Sorted {
  const here = units.filter(({ unitId }) => !gone.has(unitId));
  const forBuyer = here.filter(({ disposition }) => disposition === 'to-buyer');
  const going = forBuyer.filter(({ isUndecided }) => !isUndecided);
  const staying = here.filter(
    ({ disposition, isUndecided }) => disposition === 'keep' || (disposition === 'to-buyer' && isUndecided),
  );
  if (going.length > 0) return { going, staying, why: null };
  if (forBuyer.length > 0) return { going, staying, why: 'repack-undecided' };
  return { going, staying, why: staying.length > 0 && isRulingOpen ? 'repack-kept' : 'repack-nothing' };
}

/** The platform's own people have not said their last word: locked, or a dispute that is not ruled. */
export const isRulingOpen = (returns: readonly { state: ReturnState; dispute: DisputeStage | null }[]): boolean =>
  returns.some(({ state, dispute }) => state === 'locked' || (dispute !== null && dispute !== 'ruled'));

/** What has been said of a repacking. */
type RepackSaid = { waybill: string | null; payer: Payer | null };

export const stepOf = ({ waybill, payer }: RepackSaid): RepackView['step'] =>
  waybill === null ? 'scan-waybill' : payer === null ? 'choose-payer' : 'close';

/** Undo takes back who pays, then the waybill, then the whole repacking (null). */
export function undoSaid({ waybill, payer }: RepackSaid): RepackSaid | null {
  if (payer !== null) return { waybill, payer: null };
  return waybill === null ? null : { waybill: null, payer: null };
}
