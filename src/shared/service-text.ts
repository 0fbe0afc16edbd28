import * as v from 'valibot';
import { Market } from './advice.ts';
import type { Market as MarketName } from './advice.ts';
import { isPlain } from './refusal.ts';
import { OUR_TEXTS } from './service-texts-ours.ts';

// Ready texts for customer service 话术: what a shop agent may say to the buyer, by outcome, platform and language. A text is a
// proposal: a person reads, changes and sends it. Beside the decision; nothing is sent from here.

/** What came of it, or is being talked over. `sent-anew` = exchanged, sent again or repaired. */
export const SERVICE_OUTCOMES = [
  'refund-full',
  'refund-part',
  'negotiate',
  'refuse',
  'sent-anew',
  'return-goods',
] as const;
export const ServiceOutcome = v.picklist(SERVICE_OUTCOMES);
export type ServiceOutcome = v.InferOutput<typeof ServiceOutcome>;

export const SERVICE_LANGUAGES = ['zh', 'en'] as const;
export const ServiceLanguage = v.picklist(SERVICE_LANGUAGES);
export type ServiceLanguage = v.InferOutput<typeof ServiceLanguage>;

export const SERVICE_TEXT_MAX = 800;

/** The shop's own text in the place of ours. Its words are judged by `whyNotTemplate`, not here: stored settings must be read. */
export const ServiceText = v.object({
  outcome: ServiceOutcome,
  market: Market,
  language: ServiceLanguage,
  text: v.pipe(v.string(), v.maxLength(SERVICE_TEXT_MAX)),
});
export type ServiceText = v.InferOutput<typeof ServiceText>;

const isSameCase = (one: Omit<ServiceText, 'text'>, other: Omit<ServiceText, 'text'>): boolean =>
  one.outcome === other.outcome && one.market === other.market && one.language === other.language;

export const ServiceTexts = v.pipe(
  v.array(ServiceText),
  v.maxLength(200),
  v.check((all) => all.every((one, at) => all.findIndex((other) => isSameCase(one, other)) === at), 'one a case'),
);

/** What can be put into a text, and what it is called there, by language. */
const PLACES = {
  waybill: { zh: '运单号', en: 'waybill' },
  order: { zh: '订单号', en: 'order' },
  return: { zh: '售后单号', en: 'return' },
  goods: { zh: '商品', en: 'goods' },
  found: { zh: '验货结果', en: 'findings' },
  amount: { zh: '金额', en: 'amount' },
  shop: { zh: '店铺', en: 'shop' },
  buyer: { zh: '买家', en: 'buyer' },
} as const;
type Place = keyof typeof PLACES;
export const PLACE_IDS = Object.keys(PLACES) as Place[];

const PLACE = /\{([^{}]*)\}/g;
const placeOf = (name: string): Place | null =>
  PLACE_IDS.find((id) => PLACES[id].zh === name.trim() || PLACES[id].en === name.trim().toLowerCase()) ?? null;

/** As a place is written in a text of this language: `{运单号}`, `{waybill}`. */
export const writePlace = (place: Place, language: ServiceLanguage): string => `{${PLACES[place][language]}}`;

/** The shop's own text for this platform, else its own for all; else ours, in the same order. */
export function templateOf(own: readonly ServiceText[], of: Omit<ServiceText, 'text'>): string {
  const find = (texts: readonly ServiceText[], market: MarketName): string | undefined =>
    texts.find((one) => isSameCase(one, { ...of, market }))?.text;
  return find(own, of.market) ?? find(own, '') ?? find(OUR_TEXTS, of.market) ?? find(OUR_TEXTS, '') ?? '';
}

/** `own` with this text in it; null takes the shop's own text away, and ours counts again. */
export const withTemplate = (
  own: readonly ServiceText[],
  of: Omit<ServiceText, 'text'>,
  text: string | null,
): ServiceText[] => [
  ...own.filter((one) => !isSameCase(one, of)),
  ...(text === null ? [] : [{ outcome: of.outcome, market: of.market, language: of.language, text }]),
];

/** Every known place with its value in it; what has none stays as it is written. */
export const fillTemplate = (template: string, values: Readonly<Partial<Record<Place, string>>>): string =>
  template.replace(PLACE, (written, name: string) => {
    const place = placeOf(name);
    return (place === null ? undefined : values[place]) ?? written;
  });

/** The places that stand in a text, as they are written. */
export const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([written]) => written);

/** Spaces and what can't be seen: nobody writes around the rules with them. */
const BETWEEN = /[\s\u00ad\u200b-\u200f\u2060\ufeff·.,，。、_*-]+/gu;
/** Beside what `isPlain` knows. */
const ACCUSES = /欺诈|敲诈|恶意退|偷梁|小偷|swapped|fraud|scam|cheat|thief|liar/;
/** The design's domain, rule 12: nothing that smells of pressure to change reviews. */
const ABOUT_REVIEWS =
  /好评|差评|中评|评价|追评|改评|删评|五星|评分|返现|(?:good|positive|bad|negative|change|delete|remove|leave|write|your|five)(?:a|the|my)*(?:reviews?|ratings?|feedback)|(?:five|5)stars?/;

export type ServiceTextProblem = 'empty' | 'accuses' | 'reviews' | 'unknown-place' | 'broken-place' | 'open-place';

/** What nobody says to a buyer: accusing words, and anything about reviews. Null = fine. */
export function whyNotSaid(text: string): 'accuses' | 'reviews' | null {
  const bare = text.normalize('NFKC').toLowerCase().replace(BETWEEN, '');
  if (!isPlain(bare) || ACCUSES.test(bare)) return 'accuses';
  return ABOUT_REVIEWS.test(bare) ? 'reviews' : null;
}

/** What is wrong with a text as a template; null = nothing. A single brace is a broken place. */
export function whyNotTemplate(text: string): ServiceTextProblem | null {
  if (text.trim() === '') return 'empty';
  const said = whyNotSaid(text);
  if (said !== null) return said;
  if (/[{}]/.test(text.replace(PLACE, ''))) return 'broken-place';
  const isKnown = placesIn(text).every((written) => placeOf(written.slice(1, -1)) !== null);
  return isKnown ? null : 'unknown-place';
}

/** What is wrong with a text that goes to a buyer; null = nothing. No place may be left in it. */
export function whyNotToBuyer(text: string): ServiceTextProblem | null {
  if (text.trim() === '') return 'empty';
  return whyNotSaid(text) ?? (/[{}]/.test(text) ? 'open-place' : null);
}
