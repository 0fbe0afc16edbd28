import type { Proposal } from '../../shared/register.ts';

/** What is known of an open return that an unclaimed parcel may be. */
export type Candidate = Pick<Proposal, 'returnId' | 'returnNo' | 'shop' | 'buyer'> & {
  orderNo: string;
  phoneTail: string | null;
  waybills: readonly string[];
  lines: readonly { sku: string; name: string; barcodes: readonly string[]; serials: readonly string[] }[];
};

type Why = Proposal['why'][number];
/** What speaks for it, in points of 100: a serial is one piece in the world, a phone's tail one buyer in ten thousand. */
const POINTS: Record<Why, number> = { serial: 90, order: 90, waybill: 70, phone: 45, sku: 35, name: 25, goods: 15 };
const SHOWN_FROM = 25;
const MOST_SHOWN = 8;

const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, ' ').trim();

/** Words of a slip and of scanned strangers, as they can be compared; numbers also without what stands around them. */
export const slipTokens = (text: string): string[] => {
  const words = plain(text)
    .split(/[\s,;:，；：。、/|()（）]+/u)
    .filter((word) => word.length >= 2);
  return [...new Set([...words, ...(plain(text).match(/[A-Z0-9-]{4,}/g) ?? [])])];
};

const includesWord = (tokens: readonly string[], value: string): boolean =>
  value.length >= 4 && tokens.includes(plain(value));
/** Of two waybills one digit apart, or with a suffix torn off, one was misread. */
const isNearWaybill = (token: string, waybill: string): boolean => {
  if (token.length < 8 || waybill.length < 8) return false;
  if (waybill.startsWith(token) || waybill.endsWith(token) || token.startsWith(waybill)) return true;
  if (token.length !== waybill.length) return false;
  return Array.from(token).filter((char, index) => char !== waybill[index]).length === 1;
};
/** The buyer as the platform masks him, 王** or 王*明: what is not masked must be there, in its place. */
const isMaskedName = (token: string, buyer: string): boolean => {
  const mask = Array.from(plain(buyer));
  const shown = mask.filter((char) => char !== '*').length;
  const name = Array.from(token);
  if (shown === 0 || name.length < 2 || name[0] !== mask[0] || !/^\p{Script=Han}+$/u.test(token)) return false;
  return mask.length !== name.length || mask.every((char, index) => char === '*' || char === name[index]);
};

function reasonsFor(tokens: readonly string[], candidate: Candidate): Why[] {
  const { orderNo, phoneTail, waybills, lines, buyer } = candidate;
  const waybillsPlain = waybills.map(plain);
  const isGoods = (name: string): boolean =>
    tokens.some((token) => token.length >= 2 && /\p{Script=Han}|[A-Z]{4}/u.test(token) && plain(name).includes(token));
  const holds: Record<Why, boolean> = {
    serial: lines.some(({ serials }) => serials.some((serial) => includesWord(tokens, serial))),
    order: includesWord(tokens, orderNo) || includesWord(tokens, candidate.returnNo),
    waybill: tokens.some((token) => waybillsPlain.some((waybill) => isNearWaybill(token, waybill))),
    phone: phoneTail !== null && tokens.some((token) => /^\d{4,11}$/.test(token) && token.endsWith(phoneTail)),
    sku: lines.some(({ sku, barcodes }) => [sku, ...barcodes].some((code) => includesWord(tokens, code))),
    name: tokens.some((token) => isMaskedName(token, buyer)),
    goods: lines.some(({ name }) => isGoods(name)),
  };
  return (Object.keys(POINTS) as Why[]).filter((why) => holds[why]);
}

/**
 * Which of these returns the parcel may be, best first. A proposal only: nothing is matched by it, and what merely sounds
 * alike (a surname, a kind of goods) is not shown alone.
 */
export function proposeReturns(text: string, candidates: readonly Candidate[]): Proposal[] {
  const tokens = slipTokens(text);
  return candidates
    .map((candidate): Proposal => {
      const why = reasonsFor(tokens, candidate);
      const { returnId, returnNo, shop, buyer, lines } = candidate;
      const score = Math.min(
        100,
        why.reduce((sum, one) => sum + POINTS[one], 0),
      );
      return { returnId, returnNo, shop, buyer, title: lines.map(({ name }) => name).join(' · '), score, why };
    })
    .filter(({ score }) => score > SHOWN_FROM)
    .sort((a, b) => b.score - a.score || a.returnNo.localeCompare(b.returnNo))
    .slice(0, MOST_SHOWN);
}
