import type { Category, Reason, ReturnState } from '../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../shared/expected-return.ts';
import type { ImportField, ImportMapping } from '../../shared/import.ts';
import type { RejectWhy } from '../../shared/rejections.ts';
import * as cell from './cell-rules.ts';
import { readTime } from './date-rules.ts';
import type { Rejection, TableRow } from './table-rows.ts';
import * as words from './trade-words.ts';

type Line = ExpectedReturn['lines'][number];

/** What one row says. What it does not say is null; what it says of the whole return is compared row by row later. */
export type RowFacts = {
  row: number;
  platform: string;
  returnNo: string;
  orderNo: string | null;
  shop: string | null;
  buyer: string | null;
  phoneTail: string | null;
  reason: Reason | null;
  reasonText: string;
  category: Category | null;
  amount: cell.Money | null;
  freight: cell.Money | null;
  state: ReturnState | null;
  signedAt: number | null;
  returnWaybills: string[];
  outboundWaybills: string[];
  courier: string | null;
  /** Null where the row says that none of these goods come back. */
  line: Line | null;
};

/** Where each meaning stands in a row. */
export type Columns = ReadonlyMap<string, number>;

export const columnsOf = (mapping: ImportMapping): Columns =>
  new Map(mapping.flatMap((field, at) => (field === null ? [] : [[field, at] as const])));

/** Thrown inside this file only, to leave a row at its first fault. */
class BadCell extends Error {
  readonly rejection: Omit<Rejection<ImportField>, 'row'>;

  constructor(why: RejectWhy, field: ImportField | null, text: string) {
    super(why);
    this.rejection = { why, field, text };
  }
}

const MAX_NUMBER = 64;
const MAX_BARCODES = 50;
const MAX_SERIALS = 1000;
/** What platforms give their numbers; anything else is another column, or a trick. */
const RETURN_NO = /^[\p{L}\p{N}][\p{L}\p{N}._:#/-]*$/u;
const GIFT_NAME = /^[【[(（]\s*(?:赠品|gift)/i;

type Read = (field: ImportField) => string;

const reader =
  (columns: Columns, { cells }: TableRow): Read =>
  (field) => {
    const at = columns.get(field);
    return at === undefined ? '' : (cells[at] ?? '');
  };

/** A number that names something; empty when there is none. */
const readNumber = (read: Read, field: ImportField): string => {
  const text = cell.cleanNumber(read(field));
  if (cell.hasLostDigits(text)) throw new BadCell('digits-lost', field, text);
  if (text.length > MAX_NUMBER) throw new BadCell('too-long', field, text);
  return text;
};

const readNumbers = (read: Read, field: ImportField, most: number): string[] => {
  const list = [...new Set(cell.splitList(read(field)))];
  for (const text of list) {
    if (cell.hasLostDigits(text)) throw new BadCell('digits-lost', field, text);
    if (text.length > MAX_NUMBER) throw new BadCell('too-long', field, text);
  }
  if (list.length > most) throw new BadCell('too-long', field, read(field));
  return list;
};

/** The number a return goes by: its own, or its order's where the file has no column for it. Empty when there is none. */
const returnNoOf = (columns: Columns, read: Read): string =>
  readNumber(read, columns.has('returnNo') ? 'returnNo' : 'orderNo');

const readWaybills = (read: Read, field: ImportField): string[] => {
  const text = read(field);
  if (cell.hasLostDigits(cell.cleanNumber(text))) throw new BadCell('digits-lost', field, text);
  const waybills = cell.readWaybills(text);
  if (waybills === null) throw new BadCell('bad-waybill', field, text);
  return waybills;
};

const readMoney = (read: Read, field: ImportField): cell.Money | null => {
  const text = read(field);
  if (cell.cleanText(text) === '') return null;
  const money = cell.readMoney(text);
  if (money === null) throw new BadCell('bad-amount', field, text);
  return money;
};

const readSignedAt = (read: Read): number | null => {
  const text = read('signedAt');
  const time = readTime(text);
  if (time === null) throw new BadCell('bad-date', 'signedAt', text);
  return time === 'none' ? null : time;
};

const readQuantity = (read: Read): number => {
  const text = read('quantity');
  if (cell.cleanText(text) === '') return 1;
  const quantity = cell.readQuantity(text);
  if (quantity === null) throw new BadCell('bad-quantity', 'quantity', text);
  return quantity;
};

const readLine = (read: Read): Line | null => {
  const quantity = readQuantity(read);
  const title = cell.cutText(read('name'), 120);
  const sku = readNumber(read, 'sku');
  const barcodes = readNumbers(read, 'barcode', MAX_BARCODES);
  const name = title === '' ? sku : title;
  if (name === '') throw new BadCell('no-goods', null, '');
  const subOrderNo = readNumber(read, 'subOrderNo');
  const serials = readNumbers(read, 'serial', MAX_SERIALS);
  if (quantity === 0) return null;
  return {
    // A barcode, or else the name, is what people and other files know it by.
    sku: sku === '' ? (barcodes[0] ?? cell.cutText(name, MAX_NUMBER)) : sku,
    name,
    picture: null,
    quantity,
    isGift: cell.readYes(read('isGift')) || GIFT_NAME.test(title),
    barcodes,
    serials,
    subOrderNo: subOrderNo === '' ? null : subOrderNo,
  };
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/** A value only where the cell says something. */
const said = <T>(text: string, read: (text: string) => T): T | null =>
  cell.cleanText(text) === '' ? null : read(text);

/** Reads one row. Total: what can't be read is a rejection with its reason, whatever the cells hold. */
export function readRow(
  columns: Columns,
  row: TableRow,
  isConnected: (platform: string) => boolean,
): { ok: true; facts: RowFacts } | { ok: false; rejection: Rejection<ImportField> } {
  const read = reader(columns, row);
  try {
    const returnNo = returnNoOf(columns, read);
    const numberField: ImportField = columns.has('returnNo') ? 'returnNo' : 'orderNo';
    if (returnNo === '') throw new BadCell('no-return-number', numberField, '');
    if (!RETURN_NO.test(returnNo)) throw new BadCell('bad-return-number', numberField, returnNo);
    const platform = words.readPlatform(read('platform'));
    if (isConnected(platform)) throw new BadCell('platform-connected', 'platform', read('platform'));
    return {
      ok: true,
      facts: {
        row: row.row,
        platform,
        returnNo,
        orderNo: orNull(readNumber(read, 'orderNo')),
        shop: orNull(cell.cutText(read('shop'), 80)),
        buyer: orNull(cell.maskBuyer(read('buyer'))),
        phoneTail: cell.readPhoneTail(read('phone')),
        reason: said(read('reason'), words.readReason),
        reasonText: cell.cutText(read('reason'), 200),
        category: said(read('category'), words.readCategory),
        amount: readMoney(read, 'amount'),
        freight: readMoney(read, 'freight'),
        state: said(read('state'), words.readState),
        signedAt: readSignedAt(read),
        returnWaybills: readWaybills(read, 'returnWaybill'),
        outboundWaybills: readWaybills(read, 'outboundWaybill'),
        courier: words.readCourier(read('courier')),
        line: readLine(read),
      },
    };
  } catch (error) {
    if (error instanceof BadCell) return { ok: false, rejection: { row: row.row, ...error.rejection } };
    throw error;
  }
}

/** What rows of one return have in common; null for a row that names no return. */
export function returnKey(columns: Columns, row: TableRow): string | null {
  const read = reader(columns, row);
  const returnNo = cell.cleanNumber(read(columns.has('returnNo') ? 'returnNo' : 'orderNo'));
  return returnNo === '' ? null : `${words.readPlatform(read('platform'))} ${returnNo}`;
}
