import { createHash } from 'node:crypto';
import type { StockBody } from '../../../shared/command-body.ts';
import type { Disposition } from '../../../shared/disposition.ts';
import { CANCELLED, CREATE_MODES, MAY_COME_IN, STOCK_IN_NO_LENGTH } from './wangdiantong-limits.ts';
import type { CreateMode } from './wangdiantong-limits.ts';
import type { WdtReturn } from './wangdiantong-schemas.ts';
import { A_MOVE, NOTHING_TO_COME_IN, NO_WAREHOUSE, RETURN_CANCELLED } from './wangdiantong-words.ts';

// What a stock command is in Wangdiantong: one stock-in order 退货入库单. All pure.

type Unit = StockBody['units'][number];

/** As the call wants it; positions are the ERP's own, our bins stand in the remark. */
type StockInOrder = {
  refund_no: string;
  out_stockin_no: string;
  warehouse_no: string;
  remark: string;
  create_mode: number;
  detail_list: { spec_no: string; num: number; defect: boolean }[];
};

/** Our key in the 20 characters that the ERP has for a number of somebody else's: always the same for the same key. */
export const stockInNoOf = (key: string): string =>
  `DP${createHash('sha256').update(key, 'utf8').digest('hex').toUpperCase()}`.slice(0, STOCK_IN_NO_LENGTH);

/** Goods that are still the buyer's were never told. */
const OURS: ReadonlySet<Disposition> = new Set(['restock', 'second', 'to-supplier', 'repair', 'scrap']);

/** It was booked in when it first lay somewhere; that can't be taken back or done twice by a stock-in. */
const wasTold = ({ from }: Unit): boolean => from !== null && OURS.has(from.disposition);

const REMARK_MAX = 255;

function remarkOf(no: string, units: Unit[]): string {
  const bins = [...new Set(units.map(({ bin }) => bin))].filter((bin) => bin !== '').join(',');
  return `DockProof ${no} ${bins}`.trim().slice(0, REMARK_MAX);
}

/** Only what goes back on the shelf is sound; the ERP takes no two lines of the same goods in the same condition. */
function detailOf(units: Unit[]): StockInOrder['detail_list'] {
  const lines = new Map<string, StockInOrder['detail_list'][number]>();
  for (const { sku, quantity, disposition } of units) {
    const defect = disposition !== 'restock';
    const key = `${defect} ${sku}`;
    lines.set(key, { spec_no: sku, num: (lines.get(key)?.num ?? 0) + quantity, defect });
  }
  return [...lines.values()];
}

/** The order, or why there can be none. `warehouseNo`: where the return itself names none. */
export function stockInOf(
  body: StockBody,
  one: WdtReturn,
  by: { mode: CreateMode; warehouseNo: string },
): { kind: 'order'; order: StockInOrder } | { kind: 'refused'; words: string } {
  const refused = (words: string): { kind: 'refused'; words: string } => ({ kind: 'refused', words });
  if (body.units.some(wasTold)) return refused(A_MOVE);
  if (one.status === CANCELLED) return refused(RETURN_CANCELLED);
  if (one.stockin_status !== null && !MAY_COME_IN.has(one.stockin_status)) return refused(NOTHING_TO_COME_IN);
  const warehouseNo = one.return_warehouse_no?.trim() ?? '';
  const chosen = warehouseNo === '' ? by.warehouseNo : warehouseNo;
  if (chosen === '') return refused(NO_WAREHOUSE);
  const no = stockInNoOf(body.key);
  const units = body.units.filter(({ disposition }) => OURS.has(disposition));
  return {
    kind: 'order',
    order: {
      ...{ refund_no: one.refund_no, out_stockin_no: no, warehouse_no: chosen, remark: remarkOf(no, units) },
      ...{ create_mode: CREATE_MODES[by.mode], detail_list: detailOf(units) },
    },
  };
}
