import type { UnitView } from '../../shared/disposition.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import type { Register, RegisterEntry } from '../../shared/register.ts';
import type { ReportView } from '../../shared/report.ts';
import type { ShiftRow } from '../../shared/shift.ts';

// What the makers print, as rows: plain facts, all text from outside still as it came. The station hands the functions
// that read them; nothing here knows where they are stored.

export type UnitLabel = Pick<
  UnitView,
  'sku' | 'name' | 'unit' | 'disposition' | 'bin' | 'operatorNo' | 'secondOperatorNo' | 'at'
> & {
  waybill: string;
  /** null: goods of a parcel without an expected return. */
  orderNo: string | null;
  verdict: Verdict | null;
};

/** A refund the platform has not acknowledged. Money in cents, times in ms. */
export type RefundElsewhere = {
  deadlineAt: number;
  platform: string;
  shop: string;
  orderNo: string;
  returnNo: string;
  /** Masked as the platform gave it. */
  buyer: string;
  amountCents: number;
  currency: string;
  waybill: string;
  place: string | null;
  /** `by-hand`: of a platform this bench isn't connected to. */
  why: 'waiting' | 'unknown' | 'parked' | 'by-hand';
  /** The platform's own sentence; null when it said nothing. */
  words: string | null;
};

export type HandOverList = {
  /** null: not handed over yet. */
  done: { to: 'courier' | 'warehouse'; signer: string; at: number } | null;
  parcels: { waybill: string; sinceAt: number; place: string | null; operatorNo: string }[];
};

/** Goods whose stock system can't be told by the program. */
export type StockRow = Pick<UnitView, 'sku' | 'name' | 'disposition' | 'bin' | 'operatorNo' | 'at'> & {
  waybill: string;
  returnNo: string | null;
};

/** A parcel to practise with. */
export type TrainingParcel = {
  waybill: string;
  buyer: string;
  reasonText: string;
  hint: 'intact' | 'confirms' | 'serial' | 'several' | 'refused' | 'unannounced' | 'plain';
  goods: { name: string; sku: string; quantity: number; barcode: string | null; serials: string[] }[];
  /** An IMEI that was not shipped, to see what a swap looks like. */
  otherSerial: string | null;
};

/** What a report says; only who may read it asks for its paper. */
export type ReportSheetJob = { what: 'report'; view: ReportView; language: 'zh' | 'en' };

/** A person's badge, for the label printer: `code` is what stands behind `DB:`. */
export type BadgeJob = { what: 'badge'; code: string; name: string; operatorNo: string; language: 'zh' | 'en' };

/** Who prints, where. */
export type PrintBench = { stationName: string; operatorNo: string; labelPrinter: string };

export type PrintSources = {
  units: (inspectionId: string) => UnitLabel[];
  refundsElsewhere: () => RefundElsewhere[];
  /** null: the parcels that are still here. Gives null back for a list nobody knows. */
  handOver: (handOverId: string | null) => HandOverList | null;
  stock: () => StockRow[];
  /** What the next shift finds. */
  shift: () => ShiftRow[];
  /** The first thousands of a register, as its list is sorted. */
  register: (register: Register, isOpen: boolean) => RegisterEntry[];
  trainingParcels: () => TrainingParcel[];
  bench: () => PrintBench;
};
