import * as v from 'valibot';
import { Id } from './domain-words.ts';
import { OperatorNo } from './people.ts';
import { Register } from './register.ts';

// Print: what leaves the bench on paper or as a file. Sheets of barcodes, labels, lists. After everything else; it only
// reads.

const Language = v.picklist(['zh', 'en']);
export const ROLES = ['receiver', 'inspector', 'supervisor'] as const;
export const Role = v.picklist(ROLES);
export type Role = v.InferOutput<typeof Role>;

export const PrintJob = v.variant('what', [
  /** All command barcodes on A4: verdicts, quantities, defect codes, dispositions. */
  v.object({ what: v.literal('command-sheet'), language: Language }),
  /** Waybills and goods barcodes of the training platform's sample parcels. */
  v.object({ what: v.literal('training-labels'), language: Language }),
  /** One card: all a person of this role needs. */
  v.object({ what: v.literal('help-card'), role: Role, language: Language }),
  /** A label for each unit of this inspection, with its disposition and bin. */
  v.object({ what: v.literal('unit-labels'), inspectionId: Id, language: Language }),
  /** Bin labels `DL:…`. */
  v.object({ what: v.literal('bin-labels'), bins: v.pipe(v.array(v.string()), v.maxLength(60)), language: Language }),
  /** Offline for long: what must be refunded in the platforms' own back offices, nearest deadline first. */
  v.object({ what: v.literal('refund-elsewhere'), language: Language }),
  /** Parcels that aren't ours, for the signature of who takes them. */
  v.object({ what: v.literal('hand-over'), handOverId: v.nullable(Id), language: Language }),
  /** Units whose stock system can't be told by us. */
  v.object({ what: v.literal('stock-list'), language: Language }),
  /** What a shift leaves, with a line to sign for each of the two; `takerNo` null: not known yet. */
  v.object({ what: v.literal('shift'), takerNo: v.nullable(OperatorNo), language: Language }),
  /** One register as a table: what is to do, or what was done last. */
  v.object({ what: v.literal('register'), register: Register, isOpen: v.boolean(), language: Language }),
]);
export type PrintJob = v.InferOutput<typeof PrintJob>;

/** `csv` only for lists. */
export const PrintHow = v.picklist(['pdf', 'paper', 'csv']);
export type PrintHow = v.InferOutput<typeof PrintHow>;

/** `file` is the name inside the bench's `print` folder; null when it went to paper only. */
export const Printed = v.object({ file: v.nullable(v.string()), pages: v.nullable(v.number()), rows: v.number() });
export type Printed = v.InferOutput<typeof Printed>;
