import { createHash } from 'node:crypto';
import type { StockBody } from '../../../shared/command-body.ts';
import { COURIER_NAMES } from '../../../shared/couriers.ts';
import type { Disposition } from '../../../shared/disposition.ts';
import { readWaybill } from '../../../shared/waybill.ts';
import { oneLine, waybillsIn } from '../return-texts.ts';
import { COURIER_CODES, GRADES, LINE_TYPES, SLIP_COUNTRY, SLIP_ID_LENGTH, SLIP_IN } from './taobao-limits.ts';
import type { Grade } from './taobao-limits.ts';
import type { TopRefund } from './taobao-schemas.ts';
import { topTime } from './taobao-sign.ts';
import {
  SLIP_MOVED,
  SLIP_NO_CODE,
  SLIP_NO_ORDER,
  SLIP_NO_WAREHOUSE,
  SLIP_NO_WAYBILL,
  slipCourier,
} from './taobao-slip-words.ts';

// What a stock command is at Taobao: one slip of returned goods 销退单, a grade a line. All pure.

/** The warehouse as slips name it, and the merchant's own codes of couriers by a word of their name. */
export type SlipSender = {
  warehouse: { name: string; province: string; city: string; district: string; address: string };
  courierCodes: ReadonlyMap<string, string>;
};

type Unit = StockBody['units'][number];

type Slip =
  | { kind: 'slip'; id: string; param0: string }
  /** Nothing that Taobao knows of has changed: it knows no bins. */
  | { kind: 'nothing' }
  | { kind: 'refused'; words: string };

/** Our key as 销退单ID: always the same for the same key. */
export const slipIdOf = (key: string): string =>
  `DP${createHash('sha256').update(key, 'utf8').digest('hex').toUpperCase()}`.slice(0, SLIP_ID_LENGTH);

/**
 * | disposition | grade | because |
 * | --- | --- | --- |
 * | restock | 1 正品 | judged intact, goes on sale again |
 * | second, repair, scrap | 2 残品 | judged not fit to be sold as new |
 * | to-supplier | 4 未确认 | goes back for what it is: sound overstock as well as faults, and nobody attested which |
 * | to-buyer, keep, appraise | none | still the buyer's, or not judged: no stock, told to nobody |
 *
 * 3 部分正品 would be one line of mixed goods; ours are split by grade.
 */
function gradeOf(disposition: Disposition): Grade | null {
  switch (disposition) {
    case 'restock':
      return GRADES.sound;
    case 'second':
    case 'repair':
    case 'scrap':
      return GRADES.defective;
    case 'to-supplier':
      return GRADES.unconfirmed;
    case 'to-buyer':
    case 'keep':
    case 'appraise':
      return null;
  }
}

/** What of a command is new to Taobao; null = it was told otherwise before, which a slip can't take back. */
function newOf(units: readonly Unit[]): (Unit & { grade: Grade })[] | null {
  const fresh: (Unit & { grade: Grade })[] = [];
  for (const unit of units) {
    const grade = gradeOf(unit.disposition);
    const before = unit.from === null ? null : gradeOf(unit.from.disposition);
    if (grade === before) continue;
    if (before !== null || grade === null) return null;
    fresh.push({ ...unit, grade });
  }
  return fresh;
}

/**
 * The courier's code: as the merchant typed it, else by the name at Taobao (which names the courier of the return's own
 * waybill), else where the number fits one courier only.
 */
function courierOf(
  waybill: string,
  name: string | null,
  { courierCodes }: SlipSender,
): { code: string; name: string } | { unknown: string } {
  const said = name ?? '';
  const own = [...courierCodes].find(([word]) => said.includes(word));
  if (own !== undefined) return { code: own[1], name: said };
  const named = COURIER_CODES.find(({ word }) => said.toUpperCase().includes(word));
  if (named !== undefined) return { code: named.code, name: said };
  const [only, ...others] = readWaybill(waybill)?.couriers ?? [];
  const { zh } = only === undefined ? { zh: '' } : COURIER_NAMES[only];
  const fitting = COURIER_CODES.find(({ word }) => word === zh);
  if (others.length > 0 || fitting === undefined) return { unknown: said === '' ? waybill : said };
  return { code: fitting.code, name: said === '' ? zh : said };
}

/** An object with ids that no JavaScript number holds, written with all their digits as the numbers TOP has them for. */
const withLongs = (fields: object, longs: Readonly<Record<string, string>>): string =>
  [
    JSON.stringify(fields).slice(0, -1),
    ...Object.entries(longs).map(([name, digits]) => `,"${name}":${digits.replace(/^0+(?=\d)/, '')}`),
    '}',
  ].join('');

const lineOf = (refund: TopRefund, sku: string, grade: Grade, quantity: number): string => {
  const { oid, title } = refund;
  const type = oid === null ? LINE_TYPES.unknown : LINE_TYPES.ofOrder;
  const what = { qr_code: sku, item_code: sku, auction_name: oneLine(title, 120), type };
  return withLongs({ ...what, actual_qty: quantity, status: grade }, oid === null ? {} : { oid });
};

/** The slip of a command, `param0` as it leaves, or why there is none. `at`: ms, when it is made. */
export function slipOf(body: StockBody, refund: TopRefund, sender: SlipSender, at: number): Slip {
  const refused = (words: string): Slip => ({ kind: 'refused', words });
  const units = newOf(body.units);
  if (units === null) return refused(SLIP_MOVED);
  if (units.length === 0) return { kind: 'nothing' };
  const { name, province, city, district, address } = sender.warehouse;
  if ([name, province, city, district, address].includes('')) return refused(SLIP_NO_WAREHOUSE);
  if (refund.tid === null) return refused(SLIP_NO_ORDER);
  // Where goods have no code the bench calls them by the return's number, which says nothing to a stock.
  if (units.some(({ sku }) => sku === refund.refund_id)) return refused(SLIP_NO_CODE);

  const announced = waybillsIn(refund.sid);
  const waybill = body.waybill ?? announced[0];
  if (waybill === undefined || waybill === '') return refused(SLIP_NO_WAYBILL);
  const courier = courierOf(waybill, announced.includes(waybill) ? refund.company_name : null, sender);
  if ('unknown' in courier) return refused(slipCourier(courier.unknown));

  const counts = new Map<string, { sku: string; grade: Grade; quantity: number }>();
  for (const { sku, grade, quantity } of units) {
    const key = `${String(grade)} ${sku}`;
    counts.set(key, { sku, grade, quantity: (counts.get(key)?.quantity ?? 0) + quantity });
  }
  const lines = [...counts.values()].map(({ sku, grade, quantity }) => lineOf(refund, sku, grade, quantity));
  const id = slipIdOf(body.key);
  const place = { country_name: SLIP_COUNTRY, province_name: province, city_name: city, district_name: district };
  const parcel = { mail_no: waybill, cp_code: courier.code, cp_name: oneLine(courier.name, 40) };
  const head = {
    id,
    ...parcel,
    status: SLIP_IN,
    create_time: topTime(at),
    ...place,
    adr: address,
    warehouse_name: name,
  };
  const slip = `${withLongs(head, { tid: refund.tid }).slice(0, -1)},"goods_item_d_t_o_list":[${lines.join(',')}]}`;
  return { kind: 'slip', id, param0: `{"uploading_reverse_d_t_o_list":[${slip}]}` };
}
