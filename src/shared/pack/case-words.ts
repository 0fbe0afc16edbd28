import { DECISION_KINDS } from '../domain-words.ts';
import type { DecisionKind, DefectCode } from '../domain-words.ts';
import { enCase } from './case-words-en.ts';
import { zhCase } from './case-words-zh.ts';
import type { CaseTexts } from './case-words-zh.ts';
import type { PackReturn } from './pack-record.ts';

// What a pack says in one sentence and what it asks, before a person edits it: a proposal out of verdict, finding, reason
// and decision. Words to buyers and platforms: never 掉包, always 与发出商品不符 (the design's domain).

type Locale = 'zh' | 'en';

/** What the two sentences are made of: a `PackReturn`, or anything that knows as much. Money in cents. */
export type CaseFacts = Pick<PackReturn, 'returnNo' | 'reason' | 'amountCents' | 'currency'> & {
  verdict: Pick<NonNullable<PackReturn['verdict']>, 'verdict' | 'finding' | 'codes' | 'cause' | 'judgements'> | null;
  decision: Pick<NonNullable<PackReturn['decision']>, 'state' | 'kind' | 'amountCents'> | null;
};

const textsIn = (locale: Locale): CaseTexts => (locale === 'zh' ? zhCase : enCase);

const put = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', EUR: '€', USD: '$' };

/** `¥129.00`; a currency without a sign of its own stands behind. */
export const sumOf = (cents: number, currency: string): string => {
  const sum = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const sign = Object.hasOwn(SIGNS, currency) ? SIGNS[currency] : undefined;
  return sign === undefined ? `${sum} ${currency}` : `${sign}${sum}`;
};

/** Which of the codes says most about goods that are not what was shipped. */
const FOREIGN = ['empty-box', 'serial-mismatch', 'counterfeit', 'not-as-shipped', 'wrong-item'] as const;
/** A decision that was taken back decides nothing. */
const decidedKind = ({ decision }: CaseFacts): DecisionKind | null => {
  if (decision === null || decision.state === 'revoked') return null;
  return DECISION_KINDS.find((kind) => kind === decision.kind) ?? null;
};

const listed = (codes: readonly DefectCode[], texts: CaseTexts): string =>
  codes.map((code) => texts.code[code]).join(texts.comma);

const sentences = (parts: readonly string[], texts: CaseTexts): string =>
  parts.filter((part) => part !== '').join(texts.between);

const problemOf = (facts: CaseFacts, texts: CaseTexts): string => {
  const { verdict } = facts;
  if (verdict === null) return texts.noVerdict;
  const { problem } = texts;
  const reason = texts.reason[facts.reason];
  const tested = verdict.judgements.function === 'untested' ? problem.untested : '';
  const cause = problem.cause[verdict.cause];
  switch (verdict.verdict) {
    case 'intact': {
      const isMark = verdict.finding === 'mark' || verdict.finding === 'contradicts';
      const box = verdict.codes.includes('outer-box') ? problem.boxBroken : '';
      return sentences([put(isMark ? problem.notFound : problem.intact, { reason, tested }), box], texts);
    }
    case 'damaged': {
      const found = verdict.codes.length === 0 ? problem.somethingWrong : listed(verdict.codes, texts);
      const text =
        verdict.finding === 'confirms'
          ? problem.damagedConfirms
          : facts.reason === 'no-reason'
            ? problem.damagedNoReason
            : problem.damagedContradicts;
      return sentences([put(text, { found, reason }), cause], texts);
    }
    case 'swapped': {
      const main = FOREIGN.find((code) => verdict.codes.includes(code)) ?? 'not-as-shipped';
      const others = verdict.codes.filter((code) => !FOREIGN.some((one) => one === code));
      const first = verdict.finding === 'confirms' ? put(problem.swappedConfirms, { reason }) : problem.swapped[main];
      return sentences([first, others.length === 0 ? '' : put(problem.also, { found: listed(others, texts) })], texts);
    }
  }
};

const demandOf = (facts: CaseFacts, texts: CaseTexts): string => {
  const { demand } = texts;
  const amount = sumOf(facts.amountCents, facts.currency);
  const part = sumOf(facts.decision?.amountCents ?? 0, facts.currency);
  const carrier = facts.verdict?.cause === 'carrier' ? demand.carrier : '';
  const kind = decidedKind(facts);
  if (kind !== null) return sentences([put(demand.decided[kind], { amount, part }), carrier], texts);
  if (facts.verdict === null) return demand.wait;
  const { verdict, finding } = facts.verdict;
  const isOurs = finding === 'confirms' || finding === 'neutral';
  const text = isOurs
    ? demand.accepted
    : verdict === 'intact'
      ? demand.notFound
      : verdict === 'swapped'
        ? demand.decided.refuse
        : demand.lessThanFull;
  return sentences([put(text, { amount, part }), carrier], texts);
};

/** One sentence a return; with several returns in the parcel each with its number. */
const together = (returns: readonly CaseFacts[], texts: CaseTexts, say: typeof problemOf): string => {
  const [first] = returns;
  if (first === undefined) return texts.noReturn;
  if (returns.length === 1) return say(first, texts);
  return returns.map((one) => put(texts.ofReturn, { no: one.returnNo, text: say(one, texts) })).join(texts.between);
};

/** "What is wrong", as a proposal: what was found beside what the buyer said. Never empty. */
export const problemSentence = (returns: readonly CaseFacts[], locale: Locale): string =>
  together(returns, textsIn(locale), problemOf);

/** "What we ask", as a proposal: what was decided, else what the finding allows. Never empty. */
export const demandSentence = (returns: readonly CaseFacts[], locale: Locale): string =>
  together(returns, textsIn(locale), demandOf);
