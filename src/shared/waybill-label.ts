import { readWaybill } from './waybill.ts';
import type { WaybillReading } from './waybill.ts';

// QR codes on labels hold more than the number. The waybill is cut out of them by text alone: an address is never opened.

/** Names that mean "waybill" and nothing else: any number of waybill shape is taken. Compared without `_` and `-`. */
const WAYBILL_NAMES = new Set([
  'MAILNO',
  'MAILNOS',
  'WAYBILL',
  'WAYBILLNO',
  'WAYBILLCODE',
  'WAYBILLNUMBER',
  'BILLCODE',
  'BILLNO',
  'EXPRESSNO',
  'EXPRESSCODE',
  'LOGISTICSNO',
  'LOGISTICCODE',
  'TRACKINGNO',
  'TRACKINGNUMBER',
]);
/** Names that may mean anything (`p1` is SF's): only a number of a known courier's format is taken. */
const LOOSE_NAMES = new Set(['NO', 'NU', 'NUM', 'NUMBER', 'CODE', 'BARCODE', 'P1']);

const ADDRESS = /^[A-Z][A-Z0-9+.-]*:\/\/[^/?#]+([^?#]*)(.*)$/;
/** GS1 Digital Link: what follows `/01/` is an article number (GS1 Digital Link URI syntax), goods and no waybill. */
const ARTICLE_LINK = /\/01\/\d{14}(?:\/|$)/;
/** Shorter digits at the end of a path are page and article numbers far more often than waybills. */
const PATH_WAYBILL_MIN = 12;

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text).toUpperCase().trim();
  } catch (error) {
    // Broken percent signs: not an address of a courier, and its raw text has no waybill shape.
    if (error instanceof URIError) return text;
    throw error;
  }
};

const knownFormat = (reading: WaybillReading | null): WaybillReading | null =>
  reading !== null && reading.couriers.length > 0 ? reading : null;

const readParameter = (pair: string): WaybillReading | null => {
  const at = pair.indexOf('=');
  if (at < 1) return null;
  const name = pair.slice(0, at).replaceAll(/[_-]/g, '');
  const reading = readWaybill(decode(pair.slice(at + 1)));
  if (WAYBILL_NAMES.has(name)) return reading;
  return LOOSE_NAMES.has(name) ? knownFormat(reading) : null;
};

const readAddress = (text: string): WaybillReading | null => {
  const [, path, parameters] = ADDRESS.exec(text) ?? [];
  if (path === undefined || parameters === undefined) return null;
  // One-page sites carry their parameters behind the hash.
  for (const pair of parameters.split(/[?&#;]/)) {
    const reading = readParameter(pair);
    if (reading !== null) return reading;
  }
  const last = decode(path.split('/').findLast((segment) => segment !== '') ?? '');
  if (ARTICLE_LINK.test(path) || last.length < PATH_WAYBILL_MIN) return null;
  return knownFormat(readWaybill(last));
};

/** 顺丰's label: `MMM={'k1':'755W',…,'k5':'<waybill>',…}`, padded with more `M` (SF's description of twoDimensionCode). */
const SF_LABEL = /M={[^{}]*'K5':'([A-Z0-9]{6,35})'[^{}]*}/;

/** The waybill inside canonical text that holds more than a number (an address, SF's label); null when there is none. */
export const readWaybillLabel = (text: string): WaybillReading | null => {
  const inside = SF_LABEL.exec(text)?.[1];
  return inside === undefined ? readAddress(text) : readWaybill(inside);
};
