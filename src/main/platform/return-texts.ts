import type { Reason } from '../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../shared/expected-return.ts';

// A platform's texts as our fields take them; all pure.

/** One line, without invisible characters, cut at `max` UTF-16 units but never inside a character. */
export function oneLine(text: string | null, max: number): string {
  const line = (text ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  let cut = '';
  for (const character of line) {
    if (cut.length + character.length > max) break;
    cut += character;
  }
  return cut;
}

const WAYBILL = /^[A-Z0-9-]{6,35}$/;

/** Whether a text may be asked for as a waybill: whatever else a scan may hold never leaves the bench. */
export const isWaybill = (text: string): boolean => WAYBILL.test(text);

/** A waybill is what the buyer typed: more than one number may stand in it, and none. */
export function waybillsIn(...texts: (string | null)[]): string[] {
  const words = texts
    .map((text) => (text ?? '').normalize('NFKC').toUpperCase())
    .join(' ')
    .split(/[\s,;|/、，；]+/);
  return [...new Set(words.filter((word) => WAYBILL.test(word)))];
}

/** A return of a page that its connector doesn't understand: whoever parses the page counts it, once, and names it. */
export type UnreadReturn = { unreadNo: string | null };

const fieldOf = (told: unknown, name: string): unknown =>
  typeof told === 'object' && told !== null && name in told ? (told as Record<string, unknown>)[name] : undefined;

/** The number of a return in what a platform told, hostile text; null where none stands there. `path`: field in field. */
export function numberIn(told: unknown, path: readonly string[]): string | null {
  const at = path.reduce(fieldOf, told);
  const text = typeof at === 'string' || typeof at === 'number' ? oneLine(String(at), 40) : '';
  return text === '' ? null : text;
}

export const unreadReturn = (told: unknown, path: readonly string[]): UnreadReturn => ({
  unreadNo: numberIn(told, path),
});

/**
 * Of what a platform gave for this waybill, what came back under it: a filter it doesn't know, or takes for any parcel of the
 * order, gives others as well. What wasn't understood (null) stays, for whoever counts it.
 */
export const sentBackUnder = (
  waybill: string,
  given: readonly (ExpectedReturn | UnreadReturn)[],
): (ExpectedReturn | UnreadReturn)[] =>
  given.filter(
    (one) => 'unreadNo' in one || one.returnWaybill === waybill || (one.moreWaybills ?? []).includes(waybill),
  );

/** The first row with a word that the buyer's reason holds; reasons are free texts of each category and platform. */
const REASON_WORDS: readonly (readonly [Reason, readonly string[]])[] = [
  ['no-reason', ['无理由', '不喜欢', '不想要', '多拍', '拍错', '效果不好', '买错']],
  ['counterfeit', ['假冒', '假货', '非正品', '山寨']],
  ['not-received', ['未收到', '没收到', '空包']],
  ['wrong-item', ['发错', '错发', '错货']],
  ['short', ['少发', '漏发', '少件', '缺件', '配件不全']],
  ['not-as-described', ['不符', '色差', '不一致', '与描述']],
  ['broken', ['破损', '损坏', '碎', '污渍', '变形']],
  ['quality', ['质量', '故障', '坏', '瑕疵', '做工', '性能', '变质', '过期']],
];

/** Unknown words attest nothing and count as no reason given. */
export const reasonIn = (text: string | null): Reason =>
  REASON_WORDS.find(([, words]) => words.some((word) => (text ?? '').includes(word)))?.[0] ?? 'no-reason';
