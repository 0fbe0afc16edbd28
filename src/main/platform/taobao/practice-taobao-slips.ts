import * as v from 'valibot';
import { invalid, missing } from './practice-taobao-answers.ts';
import type { PracticeSlip } from './practice-taobao-books.ts';
import { momentOf } from './practice-taobao-sign.ts';
import type { PracticeWrite } from './practice-taobao-writes.ts';

// 销退单上传 as its document has it, strict: every needed field, no other, numbers as numbers. What comes again is counted
// again, because no document says that it isn't.

const needed = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const may = v.exactOptional(needed);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
/** A long: `digits` marks it in front, since no JavaScript number holds all of them. */
const LONG = 'long:';
const long = v.exactOptional(v.pipe(v.string(), v.regex(/^long:[1-9]\d{0,18}$/)));

const Line = v.strictObject({
  ...{ qr_code: needed, actual_qty: count, plan_qty: v.exactOptional(count), oid: long, item_id: may, item_code: may },
  ...{ auction_name: may, type: v.exactOptional(v.picklist([1, 2, 3])), status: v.picklist([1, 2, 3, 4]) },
  ...{ price: v.exactOptional(count), actual_fee: v.exactOptional(count), owner_nick: may, extra: may },
});
const Uploading = v.strictObject({
  ...{ id: may, tid: long, mail_no: v.pipe(needed, v.regex(/^[A-Z0-9-]{6,35}$/)) },
  ...{ cp_code: v.pipe(needed, v.regex(/^[A-Z0-9_-]{1,20}$/)), cp_name: needed, status: v.picklist([1, 2, 3, 5]) },
  create_time: v.pipe(
    v.string(),
    v.check((text) => momentOf(text) !== null),
  ),
  ...{ country_name: needed, province_name: needed, city_name: needed, district_name: needed, adr: needed },
  ...{ warehouse_name: needed, extra: may, goods_item_d_t_o_list: v.pipe(v.array(Line), v.minLength(1)) },
});
const Param = v.strictObject({ uploading_reverse_d_t_o_list: v.pipe(v.array(Uploading), v.minLength(1)) });

/** The longs of TOP, before a reader of JSON rounds them; one in quotes stays a text and fits nowhere. */
const markLongs = (text: string): string =>
  text.replace(/("(?:tid|oid)"):(\d+)(?=[,}])/g, (_all, name: string, digits: string) => `${name}:"${LONG}${digits}"`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(markLongs(text)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const writeSlips: PracticeWrite = ({ texts }, books) => {
  const text = texts.get('param0') ?? '';
  if (text === '') return missing('param0');
  const param = v.safeParse(Param, parsed(text));
  if (!param.success) return invalid('param0');
  const slips = param.output.uploading_reverse_d_t_o_list;
  const envelope = (said: object) => ({ rdc_aligenius_warehouse_reverse_uploading_response: said });
  const stranger = slips.find(({ tid }) => tid !== undefined && !books.hasOrder(tid.slice(LONG.length)));
  if (stranger !== undefined)
    return envelope({ success_flag: false, fail_code: 'TID_NOT_EXIST', fail_info: '主订单不存在' });
  books.slips.push(
    ...slips.map(({ id = '', mail_no, cp_code, goods_item_d_t_o_list: lines }): PracticeSlip => ({
      ...{ id, mailNo: mail_no, cpCode: cp_code },
      lines: lines.map(({ qr_code: code, actual_qty, status }) => ({ code, count: actual_qty, grade: status })),
    })),
  );
  return envelope({ success_flag: true, request_id: 'practice1' });
};
