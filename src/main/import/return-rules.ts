import type { ExpectedReturn } from '../../shared/expected-return.ts';
import type { ImportField } from '../../shared/import.ts';
import type { RejectWhy } from '../../shared/rejections.ts';
import { readRow } from './row-rules.ts';
import type { Columns, RowFacts } from './row-rules.ts';
import type { Rejection, TableRow } from './table-rows.ts';

const MAX_LINES = 500;
const MAX_MORE_WAYBILLS = 50;

type ReadOptions = {
  columns: Columns;
  /** A platform that tells its returns itself: a file must not write over what it told. */
  isConnected: (platform: string) => boolean;
  /** Grows with every import, so that a later file renews what an earlier one told. */
  version: number;
};

/** What the rows of one return came to. Rows are taken together or not at all, but for those that add nothing. */
type ReadReturn = { expected: ExpectedReturn | null; rejections: Rejection<ImportField>[] };

/** A value that every row that says anything must say alike. */
const COMMON = [
  ['orderNo', (facts: RowFacts) => facts.orderNo],
  ['amount', (facts: RowFacts) => moneyText(facts.amount)],
  ['freight', (facts: RowFacts) => moneyText(facts.freight)],
  ['state', (facts: RowFacts) => facts.state],
  ['buyer', (facts: RowFacts) => facts.buyer],
  ['phone', (facts: RowFacts) => facts.phoneTail],
] as const satisfies readonly (readonly [ImportField, (facts: RowFacts) => string | null])[];

const moneyText = (money: RowFacts['amount']): string | null =>
  money === null ? null : `${money.cents} ${money.currency ?? ''}`;

/** The first that any row says. */
const first = <T>(rows: readonly RowFacts[], of: (facts: RowFacts) => T | null): T | null => {
  for (const facts of rows) {
    const value = of(facts);
    if (value !== null) return value;
  }
  return null;
};

/**
 * The rows of one return → the return. A row that can't be read takes its whole return with it: taken without it, the
 * goods in the box would look like too many. An amount stands once or the same on each row, and is never added up: from
 * the file alone nobody knows whether it is the line's or the return's.
 */
export function readReturn(rows: readonly TableRow[], options: ReadOptions): ReadReturn {
  const { kept, rejections } = dropRepeated(rows);
  const facts: RowFacts[] = [];
  for (const row of kept) {
    const read = readRow(options.columns, row, options.isConnected);
    if (read.ok) facts.push(read.facts);
    else rejections.push(read.rejection);
  }
  const reject = (bad: Rejection<ImportField> | null): ReadReturn => {
    if (bad !== null) rejections.push(bad);
    const told = new Set(rejections.map(({ row }) => row));
    const others = facts.filter(({ row }) => !told.has(row));
    const alsoOut = others.map(({ row, returnNo }): Rejection<ImportField> => {
      return { row, why: 'other-row-bad', field: null, text: returnNo };
    });
    return { expected: null, rejections: [...rejections, ...alsoOut] };
  };
  if (rejections.some(({ why }) => why !== 'duplicate-row')) return reject(null);
  const contradiction = findContradiction(facts);
  if (contradiction !== null) return reject(contradiction);

  const [head] = facts;
  if (head === undefined) return { expected: null, rejections };
  const fault = (why: RejectWhy, field: ImportField | null): ReadReturn =>
    reject({ row: head.row, why, field, text: '' });
  const amount = first(facts, (one) => one.amount);
  if (amount === null) return fault('no-amount', 'amount');
  const without = facts.filter(({ line }) => line === null);
  rejections.push(
    ...without.map(({ row }) => ({ row, why: 'no-quantity' as const, field: 'quantity' as const, text: '0' })),
  );
  const lines = facts.flatMap(({ line }) => line ?? []);
  if (lines.length === 0) return { expected: null, rejections };
  if (lines.length > MAX_LINES) return fault('too-many-lines', 'returnNo');
  return { expected: buildReturn(head, facts, amount, lines, options.version), rejections };
}

function buildReturn(
  head: RowFacts,
  facts: readonly RowFacts[],
  amount: NonNullable<RowFacts['amount']>,
  lines: ExpectedReturn['lines'],
  version: number,
): ExpectedReturn {
  const freight = first(facts, (one) => one.freight);
  const [returnWaybill = null, ...more] = [...new Set(facts.flatMap((one) => one.returnWaybills))];
  // Sent in several boxes and refused: each of them comes back under its own number.
  const [outboundWaybill = null, ...moreOutbound] = [...new Set(facts.flatMap((one) => one.outboundWaybills))];
  const withReason = facts.find(({ reason }) => reason !== null);
  return {
    platform: head.platform,
    returnNo: head.returnNo,
    orderNo: first(facts, (one) => one.orderNo) ?? head.returnNo,
    shop: first(facts, (one) => one.shop) ?? '',
    buyer: first(facts, (one) => one.buyer) ?? '',
    reason: withReason?.reason ?? 'no-reason',
    reasonText: withReason?.reasonText ?? '',
    category: first(facts, (one) => one.category) ?? 'other',
    amountCents: amount.cents,
    freightCents: freight?.cents ?? 0,
    currency: amount.currency ?? 'CNY',
    state: first(facts, (one) => one.state) ?? 'open',
    isMarkedHighValue: false,
    signedAt: first(facts, (one) => one.signedAt),
    platformDeadlineAt: null,
    returnWaybill,
    outboundWaybill,
    courier: first(facts, (one) => one.courier),
    moreWaybills: [...more, ...moreOutbound].slice(0, MAX_MORE_WAYBILLS),
    phoneTail: first(facts, (one) => one.phoneTail),
    version,
    lines,
  };
}

/**
 * A row whose every cell stands in an earlier row of the same return was exported twice. Were it two units after all, the
 * second shows up in the box as one too many, which harms no buyer; the other mistake would call one missing.
 */
function dropRepeated(rows: readonly TableRow[]): { kept: TableRow[]; rejections: Rejection<ImportField>[] } {
  const seen = new Set<string>();
  const kept: TableRow[] = [];
  const rejections: Rejection<ImportField>[] = [];
  for (const row of rows) {
    const whole = JSON.stringify(row.cells);
    if (seen.has(whole)) rejections.push({ row: row.row, why: 'duplicate-row', field: null, text: '' });
    else kept.push(row);
    seen.add(whole);
  }
  return { kept, rejections };
}

function findContradiction(facts: readonly RowFacts[]): Rejection<ImportField> | null {
  for (const [field, of] of COMMON) {
    const told = first(facts, of);
    const other = facts.find((one) => of(one) !== null && of(one) !== told);
    if (other !== undefined) return { row: other.row, why: 'conflicting-values', field, text: of(other) ?? '' };
  }
  const currencies = new Set(
    facts.flatMap(({ amount, freight }) => [amount?.currency ?? [], freight?.currency ?? []].flat()),
  );
  const [head] = facts;
  if (currencies.size < 2 || head === undefined) return null;
  return { row: head.row, why: 'conflicting-values', field: 'freight', text: [...currencies].join(' ') };
}
