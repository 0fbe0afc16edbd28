import { describe, expect, it } from 'vitest';
import { fillJudgements, judge, offerCodes } from '../../../src/main/decision/verdict-rules.ts';
import type { Found } from '../../../src/main/decision/verdict-rules.ts';
import { CATEGORIES, DEFECT_CODES, REASONS } from '../../../src/shared/domain-words.ts';
import { fc } from '../../support/property.ts';

type Line = Found['lines'][number];
const line = (more: Partial<Line> = {}): Line => ({
  lineId: 'l',
  expected: 1,
  good: 1,
  defective: 0,
  extra: 0,
  isMissingConfirmed: false,
  seenSerials: [],
  serialState: 'none',
  isGift: false,
  elsewhere: 0,
  ...more,
});
const missing = line({ good: 0, isMissingConfirmed: true });
const found = (more: Partial<Found> = {}): Found => ({
  reason: 'no-reason',
  lines: [line()],
  strangers: [],
  choice: null,
  codes: [],
  ...more,
});
const sku = { text: '6900000000001', kind: 'sku', returnId: null } as const;

// One row of the domain's table a row here, in its order.
const TABLE: [string, Found, ReturnType<typeof judge>][] = [
  [
    'an empty box contradicts',
    found({ lines: [missing] }),
    { verdict: 'swapped', finding: 'contradicts', codes: ['empty-box'] },
  ],
  [
    'an empty box the buyer never got confirms',
    found({ lines: [missing], reason: 'not-received' }),
    { verdict: 'swapped', finding: 'confirms', codes: ['empty-box'] },
  ],
  [
    'our own wrong shipment confirms',
    found({ lines: [missing], reason: 'wrong-item', strangers: [sku] }),
    { verdict: 'damaged', finding: 'confirms', codes: ['wrong-item'] },
  ],
  [
    'a wrong item with another reason is swapped',
    found({ lines: [line({ good: 0 })], reason: 'quality', strangers: [sku] }),
    { verdict: 'swapped', finding: 'contradicts', codes: ['not-as-shipped'] },
  ],
  [
    'a foreign serial is swapped',
    found({ lines: [line({ good: 0, serialState: 'mismatch' })] }),
    { verdict: 'swapped', finding: 'contradicts', codes: ['serial-mismatch'] },
  ],
  [
    'a missing line the buyer named confirms',
    found({ lines: [line(), missing], reason: 'short' }),
    { verdict: 'damaged', finding: 'confirms', codes: ['line-missing'] },
  ],
  [
    'a missing line is never intact',
    found({ lines: [line(), missing] }),
    { verdict: 'damaged', finding: 'contradicts', codes: ['line-missing'] },
  ],
  [
    'a missing gift has its own code',
    found({ lines: [line(), line({ ...missing, isGift: true })] }),
    { verdict: 'damaged', finding: 'contradicts', codes: ['gift-missing'] },
  ],
  [
    '✕ pressed is swapped',
    found({ choice: 'swapped' }),
    { verdict: 'swapped', finding: 'contradicts', codes: ['not-as-shipped'] },
  ],
  [
    'a defect the buyer named confirms',
    found({ choice: 'damaged', codes: ['malfunction'], reason: 'quality' }),
    { verdict: 'damaged', finding: 'confirms', codes: ['malfunction'] },
  ],
  [
    'a defect the buyer did not name contradicts',
    found({ choice: 'damaged', codes: ['worn'], reason: 'quality' }),
    { verdict: 'damaged', finding: 'contradicts', codes: ['worn'] },
  ],
  [
    'one named and one unnamed defect contradicts',
    found({ choice: 'damaged', codes: ['malfunction', 'worn'], reason: 'quality' }),
    { verdict: 'damaged', finding: 'contradicts', codes: ['malfunction', 'worn'] },
  ],
  [
    'only the outer box broken is intact',
    found({ choice: 'damaged', codes: ['outer-box'] }),
    { verdict: 'intact', finding: 'neutral', codes: ['outer-box'] },
  ],
  ['all good without reason is neutral', found(), { verdict: 'intact', finding: 'neutral', codes: [] }],
  [
    'all good with a quality reason is a mark, still refundable',
    found({ reason: 'quality' }),
    { verdict: 'intact', finding: 'mark', codes: [] },
  ],
  [
    'a leftover code beside a complete box is no wrong item',
    found({ strangers: [sku] }),
    { verdict: 'intact', finding: 'neutral', codes: [] },
  ],
  ['an uncounted line has no verdict', found({ lines: [line(), line({ good: 0 })] }), null],
  ['a serial not yet seen has no verdict', found({ lines: [line({ serialState: 'wanted' })] }), null],
];

describe('from what was counted to the verdict', () => {
  it.each(TABLE)('%s', (_name, given, expected) => {
    expect(judge(given)).toEqual(expected);
  });

  const anyLine: fc.Arbitrary<Line> = fc.record({
    lineId: fc.uuid(),
    expected: fc.integer({ min: 1, max: 5 }),
    good: fc.integer({ min: 0, max: 5 }),
    defective: fc.integer({ min: 0, max: 5 }),
    extra: fc.nat(3),
    isMissingConfirmed: fc.boolean(),
    seenSerials: fc.constant<string[]>([]),
    serialState: fc.constantFrom<Line['serialState']>('none', 'wanted', 'match', 'mismatch'),
    isGift: fc.boolean(),
    elsewhere: fc.constant(0),
  });
  const anyFound: fc.Arbitrary<Found> = fc.record({
    reason: fc.constantFrom(...REASONS),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    strangers: fc.array(
      fc.record({
        text: fc.string(),
        kind: fc.constantFrom<'sku' | 'serial' | 'goods'>('sku', 'serial', 'goods'),
        returnId: fc.constant(null),
      }),
      {
        maxLength: 2,
      },
    ),
    choice: fc.constantFrom<Found['choice']>(null, 'damaged', 'swapped'),
    codes: fc.uniqueArray(fc.constantFrom(...DEFECT_CODES), { maxLength: 3 }),
  });

  it('is intact only when every unit is there and good, with the right serial (any box)', () => {
    fc.assert(
      fc.property(anyFound, (given) => {
        if (judge(given)?.verdict !== 'intact') return;
        for (const one of given.lines) {
          expect(one.good).toBeGreaterThanOrEqual(one.expected);
          expect(['none', 'match']).toContain(one.serialState);
        }
        expect(given.choice).not.toBe('swapped');
      }),
    );
  });

  it('never confirms the buyer who gave no reason, and never calls our own wrong shipment swapped (any box)', () => {
    fc.assert(
      fc.property(anyFound, (given) => {
        const judged = judge(given);
        if (given.reason === 'no-reason') expect(judged?.finding).not.toBe('confirms');
        const isOurs = given.reason === 'wrong-item' && given.strangers.some(({ kind }) => kind === 'sku');
        if (isOurs && given.lines.some((one) => one.good + one.defective < one.expected)) {
          expect(judged).toMatchObject({ verdict: 'damaged', finding: 'confirms' });
        }
      }),
    );
  });

  it('attests nothing untested: function stays untested unless a code or a person says otherwise', () => {
    fc.assert(
      fc.property(anyFound, (given) => {
        const judgements = fillJudgements(judge(given), {});
        expect(judgements.function).not.toBe('good');
      }),
    );
    expect(fillJudgements(judge(found()), { function: 'good' }).function).toBe('good');
  });

  it('offers at most nine codes, what the buyer said first', () => {
    for (const reason of REASONS) {
      for (const category of CATEGORIES) expect(offerCodes(reason, category).length).toBeLessThanOrEqual(9);
    }
    expect(offerCodes('wrong-item', 'clothing')[0]).toBe('wrong-item');
  });
});
