import type { FoundBy } from '../../shared/return-search.ts';
import { canonicalText, goodsKey } from '../../shared/scan-grammar.ts';
import { readWaybillLabel } from '../../shared/waybill-label.ts';
import { readWaybill } from '../../shared/waybill.ts';
import { endOfPrefix, reversed } from './reversed.ts';

/** What is looked for in one field: a value, or everything between two (the second not included). */
export type Wanted = { by: FoundBy } & ({ value: string } | { from: string; to: string });

const WAYBILL_END = /^[A-Z0-9-]{4,34}$/;
const PHONE = /^(?:\+?86)?(1\d{10})$/;
const NAME = /^\p{L}/u;
const NAME_MAX = 20;

const exact = (by: FoundBy, ...values: string[]): Wanted[] => [...new Set(values)].map((value) => ({ by, value }));

const phoneTailOf = (text: string): string | null => {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^\d{4}$/.test(digits) ? digits : (PHONE.exec(digits)?.[1]?.slice(-4) ?? null);
};

/**
 * A name as it begins, and as it is stored masked: 王小明 is also looked for as 王*. Only what begins with a letter is a
 * name, so that a number finds no buyers.
 */
const namesOf = (text: string): Wanted[] => {
  const [first] = text;
  if (first === undefined || !NAME.test(text) || text.length > NAME_MAX) return [];
  const masked = new Set([`${first}*`, `${first.toUpperCase()}*`]);
  return [text, ...masked].map((start) => ({ by: 'buyer' as const, from: start, to: endOfPrefix(start) }));
};

/**
 * In which fields to look for what a person typed or read off a slip, surest first. Any text has an answer; it is only
 * ever compared, in full or as a beginning.
 */
export function wantedOf(typed: string): Wanted[] {
  const text = typed.trim();
  const canonical = canonicalText(text);
  const waybill = (readWaybill(canonical) ?? readWaybillLabel(canonical))?.waybill ?? canonical;
  const from = reversed(canonical);
  const tail = phoneTailOf(text);
  return [
    ...exact('waybill', waybill),
    ...exact('outbound-waybill', waybill),
    ...(WAYBILL_END.test(canonical) ? [{ by: 'waybill-end' as const, from, to: endOfPrefix(from) }] : []),
    ...exact('return-no', text, canonical),
    ...exact('order', text, canonical),
    ...exact('sub-order', text, canonical),
    ...(tail === null ? [] : exact('phone-tail', tail)),
    ...namesOf(text),
    ...exact('sku', goodsKey(canonical)),
    ...exact('serial', canonical),
  ];
}

/**
 * At most `limit` of what was found, each return once, by the surest field that found it. Each field gets its share before
 * any gets more: four digits end a hundred waybills, and the one return with that phone must still be seen.
 */
export function shareOut(found: readonly { by: FoundBy; ids: readonly string[] }[], limit: number) {
  const seen = new Set<string>();
  const fields = new Map<FoundBy, string[]>();
  for (const { by, ids } of found) {
    for (const id of ids) {
      if (seen.has(id)) continue;
      seen.add(id);
      fields.set(by, [...(fields.get(by) ?? []), id]);
    }
  }
  const share = Math.ceil(limit / Math.max(1, fields.size));
  let left = limit - [...fields.values()].reduce((sum, ids) => sum + Math.min(share, ids.length), 0);
  const hits: { id: string; by: FoundBy }[] = [];
  for (const [by, ids] of fields) {
    const more = Math.min(Math.max(0, left), Math.max(0, ids.length - share));
    left -= more;
    hits.push(...ids.slice(0, share + more).map((id) => ({ id, by })));
  }
  return { hits: hits.slice(0, limit), isMore: seen.size > limit };
}
