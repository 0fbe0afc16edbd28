import * as v from 'valibot';
import { Id } from './domain-words.ts';
import { SLICE_BYTES } from './evidence.ts';
import { RejectWhy } from './rejections.ts';

// Import: expected returns out of a file (CSV or XLSX) for shops whose platform can't be asked. It fills what a
// connector's pull otherwise fills; everything in the file is hostile until parsed.

/** What a column can mean. A row is one line of goods; rows with the same return number are one return. */
export const IMPORT_FIELDS = [
  'returnNo',
  'orderNo',
  'subOrderNo',
  'returnWaybill',
  'outboundWaybill',
  'courier',
  'buyer',
  'phone',
  'reason',
  'category',
  'amount',
  'freight',
  'sku',
  'name',
  'quantity',
  'barcode',
  'serial',
  'isGift',
  'signedAt',
  'shop',
  'platform',
  'state',
] as const;
export const ImportField = v.picklist(IMPORT_FIELDS);
export type ImportField = v.InferOutput<typeof ImportField>;

/** Of a file that tells what bundles hold: a row is one part of one bundle, `quantity` times in it. */
export const BUNDLE_FIELDS = ['bundleSku', 'sku', 'name', 'quantity', 'barcode'] as const;
export type BundleField = (typeof BUNDLE_FIELDS)[number];

/** What a file must bring before it can be imported; one column of several can do for `number`, `waybill` and `goods`. */
const IMPORT_NEEDS = ['number', 'waybill', 'goods', 'amount', 'bundleSku', 'part'] as const;
export type ImportNeed = (typeof IMPORT_NEEDS)[number];

/** `returns`: expected returns. `bundles`: which parts a bundle's SKU stands for. */
export const ImportKind = v.picklist(['returns', 'bundles']);
export type ImportKind = v.InferOutput<typeof ImportKind>;

export const IMPORT_MAX_BYTES = 200_000_000;

/** One slice of the file's bytes; the preview comes with the last one. */
export const ImportSlice = v.object({
  importId: Id,
  kind: ImportKind,
  fileName: v.pipe(v.string(), v.maxLength(255)),
  totalBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(IMPORT_MAX_BYTES)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(IMPORT_MAX_BYTES)),
  bytes: v.pipe(
    v.instance(Uint8Array),
    v.check((bytes) => bytes.byteLength <= SLICE_BYTES, 'a slice is at most 1 MB'),
  ),
});

/** Rows of a file: half a million at most, and a header. */
const Rows = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** Column by column what it means; null = not used. */
export const ImportMapping = v.pipe(v.array(v.nullable(v.string())), v.maxLength(400));
export type ImportMapping = v.InferOutput<typeof ImportMapping>;

/** A row that was not taken: its number in the file (the header is row 1) and why, as a key of `REJECTIONS`. */
export const RejectedRow = v.object({ row: Rows, why: RejectWhy, column: v.nullable(v.string()), text: v.string() });
export type RejectedRow = v.InferOutput<typeof RejectedRow>;

export const ImportView = v.object({
  importId: Id,
  kind: ImportKind,
  fileName: v.string(),
  format: v.picklist(['csv', 'xlsx']),
  /** `utf-8`, `utf-8-bom`, `utf-16le`, `gb18030` …; null for XLSX. */
  encoding: v.nullable(v.string()),
  headers: v.array(v.string()),
  mapping: ImportMapping,
  /** The mapping is the one a person confirmed for a file with these headers before. */
  isRemembered: v.boolean(),
  /** Needed and not mapped yet: the import can't start. */
  missing: v.array(v.picklist(IMPORT_NEEDS)),
  /** The first rows as they are in the file. */
  sample: v.array(v.array(v.string())),
  rows: Rows,
  state: v.picklist(['mapping', 'running', 'done', 'cancelled', 'failed']),
  /** Rows looked at, returns stored (new and renewed), rows rejected. */
  done: Rows,
  saved: Rows,
  rejected: Rows,
  /** The first rejected ones; the whole list is in the report. */
  rejectedFirst: v.array(RejectedRow),
  /** The report's file name inside the bench's `import` folder, once there is one. */
  report: v.nullable(v.string()),
});
export type ImportView = v.InferOutput<typeof ImportView>;
