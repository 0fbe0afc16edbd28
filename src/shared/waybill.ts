import { fitsDhl10, fitsFedex12, fitsGs1, fitsS10, fitsSf, fitsUps } from './check-digits.ts';
import type { CourierId } from './couriers.ts';

/** `off`: a possible misread. It is said, never refused: the rules are not published by every courier. */
export type CheckDigit = 'fits' | 'off' | 'none';

export type WaybillReading = {
  /** What is looked up: without the package suffix. */
  waybill: string;
  /** Likeliest first; empty when no known format fits. Digit-only formats overlap: the order's own courier decides. */
  couriers: CourierId[];
  /** Of the likeliest courier. */
  checkDigit: CheckDigit;
  /** From the package suffix of JD: this is parcel `index` of `total`. */
  part: { index: number; total: number } | null;
};

const WAYBILL = /^[A-Z0-9-]{6,35}$/;

type Format = { id: CourierId; pattern: RegExp };

/**
 * Formats with letters of their own: one match is enough. Base: the trade's published expressions (a Hive function of
 * chinagoods of 2022 that brings Taobao's `reg_mail_no` up to date), narrowed to what is printed today.
 */
const OWN_LETTERS: readonly Format[] = [
  { id: 'sf', pattern: /^SF\d{13}$/ },
  { id: 'yto', pattern: /^(?:YT\d{13}|YT\d{15}|DD[89]\d{15}|Y\d{12})$/ },
  { id: 'yunexpress', pattern: /^YT\d{16}$/ },
  { id: 'sto', pattern: /^STO\d{10}$/ },
  { id: 'jt', pattern: /^JT\d{12,13}$/ },
  // 百世's network was taken over by 极兔 and prints the same numbers.
  { id: 'best', pattern: /^JT\d{12,13}$/ },
  // JDX, JDK and JDV? are known; other letters behind JD are the same house.
  { id: 'jd', pattern: /^JD[A-Z]{0,2}\d{11,13}$/ },
  { id: 'deppon', pattern: /^DPK\d{11}[-\d]*$/ },
  { id: 'cainiao', pattern: /^LP\d{14}$/ },
  { id: 'ups', pattern: /^1Z[0-9A-Z]{16}$/ },
  { id: 'ems', pattern: /^E[A-Z]\d{9}CN$/ },
  { id: 'chinapost', pattern: /^[A-Z]{2}\d{9}CN$/ },
  { id: 'upu', pattern: /^[A-Z]{2}\d{9}(?!CN)[A-Z]{2}$/ },
];

/** Bare digits and old loose formats: all that match are candidates, in this order (prefixes before lengths). */
const OVERLAPPING: readonly Format[] = [
  { id: 'sf', pattern: /^\d{12}$/ },
  { id: 'ems', pattern: /^(?:10|11|12|50|51|52|95|97|98|99)\d{11}$/ },
  { id: 'zto', pattern: /^\d{14}$/ },
  { id: 'sto', pattern: /^(?:(?:77|88|99)\d{13}|773\d{9,13})$/ },
  { id: 'yto', pattern: /^[6-9]\d{17}$/ },
  { id: 'yunda', pattern: /^(?:\d{15}|\d{13})$/ },
  { id: 'chinapost', pattern: /^\d{13}$/ },
  { id: 'cainiao', pattern: /^\d{12}$/ },
  { id: 'deppon', pattern: /^(?:\d{8,10}|\d{15,}[-\d]+)$/ },
  // 12-digit numbers of 中通 and 申通 are old stock, behind those that print them today.
  { id: 'zto', pattern: /^\d{12}$/ },
  { id: 'sto', pattern: /^\d{12}$/ },
  { id: 'yto', pattern: /^(?=.?[A-Z])[A-Z0-9]{2}(?:\d{8}|\d{10,13})$/ },
  { id: 'dhl', pattern: /^\d{10}$/ },
  { id: 'fedex', pattern: /^(?:\d{12}|\d{15})$/ },
];

const matching = (formats: readonly Format[], waybill: string): CourierId[] => [
  ...new Set(formats.filter(({ pattern }) => pattern.test(waybill)).map(({ id }) => id)),
];

const candidatesOf = (waybill: string): CourierId[] => {
  const sure = matching(OWN_LETTERS, waybill);
  return sure.length > 0 ? sure : matching(OVERLAPPING, waybill);
};

const said = (fits: boolean): CheckDigit => (fits ? 'fits' : 'off');

/** The check digit as this courier computes it; `none` where no rule is known for the courier or for this format. */
export const checkDigitOf = (waybill: string, courier: CourierId): CheckDigit => {
  switch (courier) {
    case 'sf':
      return /^(?:SF\d{13}|\d{12})$/.test(waybill) ? said(fitsSf(waybill)) : 'none';
    case 'ems':
    case 'chinapost':
    case 'upu':
      return /^[A-Z]{2}\d{9}[A-Z]{2}$/.test(waybill) ? said(fitsS10(waybill)) : 'none';
    case 'ups':
      return /^1Z[0-9A-Z]{16}$/.test(waybill) ? said(fitsUps(waybill)) : 'none';
    case 'fedex':
      if (/^\d{12}$/.test(waybill)) return said(fitsFedex12(waybill));
      return /^\d{15}$/.test(waybill) ? said(fitsGs1(waybill)) : 'none';
    case 'dhl':
      return /^\d{10}$/.test(waybill) ? said(fitsDhl10(waybill)) : 'none';
    case 'yto':
    case 'zto':
    case 'sto':
    case 'yunda':
    case 'jt':
    case 'jd':
    case 'deppon':
    case 'cainiao':
    case 'best':
    case 'yunexpress':
      return 'none';
  }
};

const readingOf = (waybill: string, couriers: CourierId[], part: WaybillReading['part']): WaybillReading => {
  const [likeliest] = couriers;
  return { waybill, couriers, checkDigit: likeliest === undefined ? 'none' : checkDigitOf(waybill, likeliest), part };
};

/**
 * JD's package barcode is the waybill and `-1-1-`: index, total, and sometimes a route. Looked up without it, or else no
 * return is ever found. The older 11-digit waybills carry it, too; bare 11 digits are nobody's.
 */
const JD_PACKAGE = /^(JD[A-Z]{0,2}\d{11,13}|\d{11})-(\d{1,5})-(\d{1,5})(?:-[A-Z0-9-]*)?$/;

const readJdPackage = (text: string): WaybillReading | null => {
  const [, waybill, index, total] = JD_PACKAGE.exec(text) ?? [];
  if (waybill === undefined) return null;
  const part = { index: Number(index), total: Number(total) };
  return readingOf(waybill, ['jd'], part.index >= 1 && part.index <= part.total ? part : null);
};

/**
 * Canonical text (see `canonicalText`) as a waybill; null when it has not the shape of one. Never throws, never asks
 * anybody: couriers come as candidates.
 */
export const readWaybill = (text: string): WaybillReading | null => {
  if (!WAYBILL.test(text)) return null;
  return readJdPackage(text) ?? readingOf(text, candidatesOf(text), null);
};

/** The same reading when the order names its courier: that one comes first and its check digit counts. */
export const withKnownCourier = (reading: WaybillReading, courier: CourierId): WaybillReading =>
  readingOf(reading.waybill, [courier, ...reading.couriers.filter((id) => id !== courier)], reading.part);
