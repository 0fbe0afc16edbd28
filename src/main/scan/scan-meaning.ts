import { canonicalText, goodsKey, readScan } from '../../shared/scan-grammar.ts';
import type { ReadScan, UnreadableWhy } from '../../shared/scan.ts';
import type { WaybillReading } from '../../shared/waybill.ts';

// The stage "scan" in the station: what a scan means on this bench, now. Before it the window has told a scanner's burst
// from typing and the grammar has read its shape (src/shared/scan-grammar.ts); after it the session acts. Pure: what must
// be looked up comes in as two questions. "What a scan means" in the domain rules is the source of the order below.

/** One line of an expected return in the open box, as far as a scan can meet it. */
export type BoxLine = {
  id: string;
  /** SKU barcodes and unique codes, as the platform wrote them. */
  barcodes: readonly string[];
  shippedSerials: readonly string[];
  expected: number;
  /** Units counted so far; whoever counts defective units of a line adds them here. */
  good: number;
};

/** What is on the bench while a box is open. */
export type BoxContext = {
  /** Canonical, of the open parcel. */
  waybill: string;
  /** Other numbers of the same parcel (its outbound waybill). */
  aliases: readonly string[];
  lines: readonly BoxLine[];
  /** Exactly known: expected by a platform, or received or opened here before. Gets canonical waybills. */
  isKnownWaybill: (waybill: string) => boolean;
  /** A SKU of ours, on whatever order. Gets canonical text; `goodsKey` makes article numbers comparable. */
  isSoldSku: (text: string) => boolean;
  /** The number the open question is about; null when none is open. */
  questionText: string | null;
};

/** What the bench does with a scan: one kind, one action. `text` is canonical and hostile. */
export type ScanMeaning =
  | { kind: 'open'; text: string; waybill: WaybillReading }
  | { kind: 'command'; word: string }
  | { kind: 'badge'; badge: string }
  | { kind: 'bin'; bin: string }
  | { kind: 'weight'; grams: number }
  /** One good unit of the line; `isExtra` when no line of this code has room. */
  | { kind: 'sku'; lineId: string; text: string; isExtra: boolean }
  | { kind: 'serial-match'; lineId: string; serial: string }
  | { kind: 'serial-mismatch'; lineId: string; serial: string }
  /** We sell it, but this box should not hold it. */
  | { kind: 'stranger'; what: 'sku'; text: string }
  /** The label of the open parcel again; `part` tells a second package of one waybill (JD) from the same label. */
  | { kind: 'same-waybill'; part: WaybillReading['part'] }
  | { kind: 'ask'; question: 'close-first' | 'goods-or-next'; text: string; waybill: WaybillReading }
  /** Yes is `close` or `next`, no is `stay` or `goods`, as the open question has it. */
  | { kind: 'answer'; isYes: boolean }
  /** A question is open: the scan waits in the queue and is read again when it is answered. */
  | { kind: 'wait' }
  /** Said and shown, nothing done. `unknown`: a code that is neither goods of ours nor shaped like a waybill. */
  | { kind: 'unreadable'; text: string; why: UnreadableWhy | 'unknown' };

type Code = Extract<ReadScan, { shape: 'code' }>;

const unknown = (text: string): ScanMeaning => ({ kind: 'unreadable', text, why: 'unknown' });

const meaningWithoutBox = (scan: ReadScan): ScanMeaning => {
  switch (scan.shape) {
    case 'command':
      return { kind: 'command', word: scan.word };
    case 'badge':
      return { kind: 'badge', badge: scan.badge };
    case 'bin':
      return { kind: 'bin', bin: scan.bin };
    // Nothing is on the bench that it could be the weight of.
    case 'weight':
      return unknown(scan.text);
    case 'code':
      return scan.waybill === null ? unknown(scan.text) : { kind: 'open', text: scan.text, waybill: scan.waybill };
    case 'unreadable':
      return { kind: 'unreadable', text: scan.text, why: scan.why };
  }
};

const waybillOf = (text: string): string => {
  const scan = readScan(text);
  return scan.shape === 'code' && scan.waybill !== null ? scan.waybill.waybill : scan.text;
};

const meaningOverQuestion = (scan: ReadScan, questionText: string): ScanMeaning => {
  // Rubbish needs no queue: it would mean the same afterwards, and the person wants to know now.
  if (scan.shape === 'unreadable') return { kind: 'unreadable', text: scan.text, why: scan.why };
  if (scan.shape === 'command' && scan.word === 'UNDO') return { kind: 'answer', isYes: false };
  // The QR code and the bar code of one label are "the same text again", though they hold it in different wrappings.
  const isSame = scan.shape === 'code' && waybillOf(scan.text) === waybillOf(questionText);
  return isSame ? { kind: 'answer', isYes: true } : { kind: 'wait' };
};

const skuMeaning = (text: string, lines: readonly BoxLine[]): ScanMeaning | null => {
  const key = goodsKey(text);
  const fitting = lines.filter(({ barcodes }) => barcodes.some((barcode) => goodsKey(canonicalText(barcode)) === key));
  const withRoom = fitting.find(({ good, expected }) => good < expected);
  const line = withRoom ?? fitting[0];
  return line === undefined ? null : { kind: 'sku', lineId: line.id, text, isExtra: withRoom === undefined };
};

const serialMeaning = (text: string, lines: readonly BoxLine[]): ScanMeaning | null => {
  const line = lines.find(({ shippedSerials }) => shippedSerials.some((serial) => canonicalText(serial) === text));
  return line === undefined ? null : { kind: 'serial-match', lineId: line.id, serial: text };
};

/** Numbers known to the letter. They come before every guess from digits. */
const exactWaybillMeaning = (scan: Code, box: BoxContext): ScanMeaning | null => {
  if (scan.waybill === null) return null;
  const { waybill, part } = scan.waybill;
  if ([box.waybill, ...box.aliases].some((own) => waybillOf(own) === waybill)) return { kind: 'same-waybill', part };
  if (!box.isKnownWaybill(waybill)) return null;
  return { kind: 'ask', question: 'close-first', text: scan.text, waybill: scan.waybill };
};

/** The line a foreign serial is held against: one that still waits for a unit, else the first that was shipped with one. */
const foreignSerialMeaning = (scan: Code, lines: readonly BoxLine[]): ScanMeaning | null => {
  if (!scan.isImei) return null;
  const tracked = lines.filter(({ shippedSerials }) => shippedSerials.length > 0);
  const line = tracked.find(({ good, expected }) => good < expected) ?? tracked[0];
  return line === undefined ? null : { kind: 'serial-mismatch', lineId: line.id, serial: scan.text };
};

const codeMeaning = (scan: Code, box: BoxContext): ScanMeaning => {
  // Two deviations from the rules' order (serial or IMEI → … → known waybill), both for numbers known to the letter: the
  // open parcel's own label and another expected waybill stand before the guess "15 digits and a Luhn digit is a foreign
  // serial". One 韵达 waybill in ten passes Luhn by chance; guessed as a serial, it would call an honest buyer's phone
  // swapped. An IMEI that is at once a waybill on our list does not happen, and then a person is asked.
  const meant = exactWaybillMeaning(scan, box) ?? foreignSerialMeaning(scan, box.lines);
  if (meant !== null) return meant;
  if (box.isSoldSku(scan.text)) return { kind: 'stranger', what: 'sku', text: scan.text };
  // A number inside an open box is goods until shown otherwise, so nothing here opens a parcel by itself: a Luhn number
  // in a box without serials and an EAN both end at the question. What can't be a waybill can't be "the next parcel"
  // either: that is the table's "unreadable".
  if (scan.waybill === null) return unknown(scan.text);
  return { kind: 'ask', question: 'goods-or-next', text: scan.text, waybill: scan.waybill };
};

/**
 * What the scan means on this bench. `box` null: none is open, so a waybill opens one and the rest comes back as what it
 * is, for the bench to say "wrong moment". Total: every scan has a meaning, and with a box open none of them is `open`.
 */
export const meaningOf = (scan: ReadScan, box: BoxContext | null): ScanMeaning => {
  if (box === null) return meaningWithoutBox(scan);
  if (box.questionText !== null) return meaningOverQuestion(scan, box.questionText);
  if (scan.shape === 'unreadable' || scan.shape === 'command' || scan.shape === 'badge') return meaningWithoutBox(scan);
  // Shapes with a prefix of ours can't be goods, but for `DL:`: the rules ask for goods and serials before bins.
  const goods = skuMeaning(scan.text, box.lines) ?? serialMeaning(scan.text, box.lines);
  if (goods !== null) return goods;
  if (scan.shape === 'weight') return { kind: 'weight', grams: scan.grams };
  return scan.shape === 'bin' ? { kind: 'bin', bin: scan.bin } : codeMeaning(scan, box);
};
