import { describe, expect, it } from 'vitest';
import { CAUSES, DECISION_KINDS, DEFECT_CODES, FINDINGS, REASONS, VERDICTS } from '../../../src/shared/domain-words.ts';
import { demandSentence, problemSentence, sumOf } from '../../../src/shared/pack/case-words.ts';
import type { CaseFacts } from '../../../src/shared/pack/case-words.ts';

const untested = {
  packaging: 'good',
  function: 'untested',
  appearance: 'good',
  accessories: 'good',
  invoice: 'good',
  reason: 'good',
} as const;

type Verdict = NonNullable<CaseFacts['verdict']>;

const facts = (verdict: Partial<Verdict> | null, more: Partial<CaseFacts> = {}): CaseFacts => ({
  returnNo: 'R-1',
  reason: 'no-reason',
  amountCents: 12_900,
  currency: 'CNY',
  verdict:
    verdict === null
      ? null
      : { verdict: 'intact', finding: 'neutral', codes: [], cause: 'unknown', judgements: untested, ...verdict },
  decision: null,
  ...more,
});

const swapped = facts({ verdict: 'swapped', finding: 'contradicts', codes: ['serial-mismatch', 'outer-box'] });

describe('what is wrong, as a proposal', () => {
  it('says not what was shipped, and never 掉包', () => {
    expect(problemSentence([swapped], 'zh')).toBe(
      '退回商品的序列号和发出时登记的不一致，与发出商品不符。另发现外箱破损。',
    );
    expect(problemSentence([swapped], 'en')).toContain('not what was shipped. Also found: Box broken.');
  });

  it('attests nothing untested', () => {
    expect(problemSentence([facts({})], 'zh')).toContain('功能未测');
    expect(problemSentence([facts({ judgements: { ...untested, function: 'good' } })], 'zh')).not.toContain('功能');
  });

  it('sets the finding beside what the buyer said', () => {
    const broken: Partial<Verdict> = { verdict: 'damaged', codes: ['damaged'], cause: 'carrier' };
    expect(problemSentence([facts({ ...broken, finding: 'confirms' }, { reason: 'broken' })], 'zh')).toBe(
      '检验发现破损，与买家所述“收到时破损”一致。经判断为运输途中造成。',
    );
    expect(problemSentence([facts({ ...broken, finding: 'contradicts' })], 'zh')).toContain('不符合无理由退货');
    expect(problemSentence([facts({ ...broken, finding: 'contradicts' }, { reason: 'short' })], 'zh')).toContain(
      '与买家所述“少发漏发”不符',
    );
  });

  it('names each return of a box of several, and says when there is none', () => {
    expect(problemSentence([swapped, facts({}, { returnNo: 'R-2' })], 'zh')).toMatch(/^售后单 R-1：.+售后单 R-2：/);
    expect(problemSentence([], 'zh')).toContain('没有对应的售后单');
    expect(problemSentence([facts(null)], 'en')).toBe('There is no verdict yet.');
  });
});

describe('what we ask, as a proposal', () => {
  it('follows the decision, else the finding', () => {
    expect(demandSentence([swapped], 'zh')).toContain('不予退款 ¥129.00');
    const part = { state: 'approved', kind: 'refund-part', amountCents: 2_900 } as const;
    expect(demandSentence([{ ...swapped, decision: part }], 'zh')).toBe(
      '请求按 ¥29.00 部分退款（买家申请 ¥129.00），其余不予支持。',
    );
    expect(demandSentence([{ ...swapped, decision: { ...part, state: 'revoked' } }], 'zh')).toContain('不予退款');
    expect(demandSentence([facts({ verdict: 'damaged', finding: 'confirms', cause: 'carrier' })], 'zh')).toContain(
      '请求承运快递',
    );
  });

  it('writes money as it is', () => {
    expect(sumOf(5, 'CNY')).toBe('¥0.05');
    expect(sumOf(123_456_789, 'JPY')).toBe('1234567.89 JPY');
  });
});

it('has a whole sentence for every verdict, finding, reason, code, cause and decision, in both languages', () => {
  for (const locale of ['zh', 'en'] as const)
    for (const verdict of VERDICTS)
      for (const finding of FINDINGS)
        for (const reason of REASONS)
          for (const [at, code] of DEFECT_CODES.entries()) {
            const cause = CAUSES[at % CAUSES.length] ?? 'unknown';
            const kind = [...DECISION_KINDS, null][at % (DECISION_KINDS.length + 1)] ?? null;
            const one = facts(
              { verdict, finding, codes: [code], cause },
              { reason, decision: { state: 'approved', kind, amountCents: 100 } },
            );
            const said = `${problemSentence([one], locale)}\n${demandSentence([one], locale)}`;
            expect(said).not.toMatch(/掉包|undefined|\{|\bswap/i);
            expect(said).toMatch(locale === 'zh' ? /^[^\n]+。\n[^\n]+。$/ : /^[^\n]+\.\n[^\n]+\.$/);
          }
});
