import { demandSentence, problemSentence } from '../../shared/pack/case-words.ts';
import { maskName, maskText } from '../../shared/pack/masking.ts';
import type {
  Figure,
  PackAttachment,
  PackFilm,
  PackRecord,
  PackReturn,
  Preset,
  Variant,
} from '../../shared/pack/pack-record.ts';
import type { CaseReturn, CaseSource, ChainLine } from './case-source.ts';
import { claimsOf } from './claim-rules.ts';
import { timeLineOf } from './time-line.ts';
import { recordWords } from './record-words.ts';

/** What the order and the making of the copies add to what is known of the case. */
type RecordParts = {
  exportId: string;
  exportedAt: number;
  exportedBy: string;
  preset: Preset;
  variant: Variant;
  locale: 'zh' | 'en';
  origin: string;
  /** '' = the sentence that follows from the case. */
  demand: string;
  problem: string;
  figures: readonly Figure[];
  films: readonly PackFilm[];
  attachments: readonly PackAttachment[];
  lines: readonly ChainLine[];
  checkpoint: PackRecord['checkpoint'];
  /** Of what the preset wants and could not be made. */
  missing: readonly string[];
};

/** Everything the report says of a case. In the masked variant no name, phone, mail address or room is left in any text. */
export function recordOf(source: CaseSource, parts: RecordParts): PackRecord {
  const { locale, variant } = parts;
  const mask = variant === 'masked' ? maskerOf(source) : null;
  const clean = (text: string): string => mask?.(text) ?? text;
  const returns = source.returns.map((one) => packReturn(one, mask, locale));
  const figures = parts.figures.map((figure) => ({ ...figure, caption: clean(figure.caption) }));
  const goods = source.returns.flatMap(({ expected }) => expected.lines);
  const nameOf = (lineId: string): string => goods.find(({ id }) => id === lineId)?.sku ?? '';
  return {
    format: 'dockproof-pack-1',
    exportId: parts.exportId,
    exportedAt: parts.exportedAt,
    exportedBy: parts.exportedBy,
    preset: parts.preset,
    variant,
    locale,
    station: source.inspection.station,
    origin: parts.origin,
    inspection: {
      id: source.inspection.id,
      waybill: source.inspection.waybill,
      courier: source.inspection.courier,
      receivedAt: source.inspection.receivedAt,
      openedAt: source.inspection.openedAt,
      operatorNo: source.inspection.operatorNo,
    },
    returns,
    demand: clean(parts.demand === '' ? demandSentence(returns, locale) : parts.demand),
    problem: clean(parts.problem === '' ? problemSentence(returns, locale) : parts.problem),
    figures,
    films: [...parts.films],
    attachments: parts.attachments.map((one) => ({ ...one, name: clean(one.name) })),
    claims: claimsOf(source, returns, { figures, films: parts.films, locale }),
    missing: [...new Set([...source.gaps, ...parts.missing])],
    deleted: source.deleted.map(({ sha256, rule, at }) => ({ sha256, rule, at })),
    timeLine: timeLineOf(parts.lines, { locale, nameOf }).map((row) => ({ ...row, detail: clean(row.detail) })),
    checkpoint: parts.checkpoint,
  };
}

/** Masks a text of this case: its own numbers stay readable, its buyers' names do not. */
function maskerOf({ inspection, returns }: CaseSource): (text: string) => string {
  const names = returns.map(({ expected }) => expected.buyer);
  const keep = [
    inspection.waybill,
    ...returns.flatMap(({ expected }) => [
      expected.returnNo,
      expected.orderNo,
      ...expected.lines.flatMap(({ sku, serials }) => [sku, ...serials]),
    ]),
    ...returns.flatMap(({ counts }) => counts.flatMap(({ seenSerials }) => seenSerials)),
  ];
  return (text) => maskText(text, { names, keep });
}

function packReturn(
  { expected, counts, verdict, decision }: CaseReturn,
  mask: ((text: string) => string) | null,
  locale: 'zh' | 'en',
): PackReturn {
  const clean = (text: string): string => mask?.(text) ?? text;
  return {
    id: expected.id,
    platform: expected.platform,
    returnNo: expected.returnNo,
    orderNo: expected.orderNo,
    shop: expected.shop,
    buyer: mask === null ? expected.buyer : maskName(expected.buyer),
    reason: expected.reason,
    reasonText: clean(expected.reasonText),
    amountCents: expected.amountCents,
    freightCents: expected.freightCents,
    currency: expected.currency,
    signedAt: expected.signedAt,
    shippedWeightG: expected.shippedWeightG,
    sealNo: expected.sealNo,
    lines: expected.lines.map(({ id, sku, name, quantity, serials }) => ({
      sku,
      name,
      quantity,
      serials: [...serials],
      result: resultOf(
        counts.find(({ lineId }) => lineId === id),
        locale,
      ),
    })),
    verdict:
      verdict === null
        ? null
        : {
            verdict: verdict.verdict,
            finding: verdict.finding,
            codes: [...verdict.codes],
            cause: verdict.cause,
            judgements: verdict.judgements,
            note: clean(verdict.note),
            operatorNo: verdict.operatorNo,
            at: verdict.at,
          },
    decision:
      decision === null
        ? null
        : {
            state: decision.state,
            kind: decision.kind,
            amountCents: decision.amountCents,
            at: decision.changedAt,
          },
  };
}

/** One code where all units are alike (`good`, `wrong` …), else counts in words. */
function resultOf(count: CaseReturn['counts'][number] | undefined, locale: 'zh' | 'en'): string {
  if (count === undefined) return 'expected';
  if (count.serialState === 'mismatch') return 'wrong';
  const { good, defective, extra, expected, isMissingConfirmed } = count;
  const missing = isMissingConfirmed ? Math.max(0, expected - good - defective) : 0;
  const found = Object.entries({ good, defective, missing, extra }).filter(([, units]) => units > 0);
  const [first] = found;
  if (first === undefined) return 'expected';
  if (found.length === 1) return first[0];
  const words = recordWords(locale);
  return found.map(([what, units]) => `${words[what as 'good']} ${units}`).join(words.and);
}
