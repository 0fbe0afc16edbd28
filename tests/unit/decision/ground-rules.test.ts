import { describe, expect, it } from 'vitest';
import { groundsOf } from '../../../src/main/decision/ground-rules.ts';
import type { GroundFacts } from '../../../src/main/decision/ground-rules.ts';
import { UNOPENED } from '../../../src/main/decision/verdict-rules.ts';
import { GROUND_IDS, GROUNDS, GROUNDS_MAX } from '../../../src/shared/advice.ts';
import type { GroundId } from '../../../src/shared/advice.ts';
import {
  CATEGORIES,
  CAUSES,
  DEFECT_CODES,
  FINDINGS,
  GAPS,
  REASONS,
  RETURN_STATES,
  VERDICTS,
} from '../../../src/shared/domain-words.ts';
import { enAdvice as en } from '../../../src/renderer/ui/words-en-advice.ts';
import { zhAdvice as zh } from '../../../src/renderer/ui/words-zh-advice.ts';
import { fc } from '../../support/property.ts';

const DAY = 24 * 3_600_000;
const NOW = 1_790_000_000_000;

const facts = (more: Partial<GroundFacts> = {}): GroundFacts => ({
  ...{ verdict: 'damaged', finding: 'contradicts', codes: ['worn'], cause: 'buyer', judgements: UNOPENED, gaps: [] },
  ...{ reason: 'no-reason', category: 'other', state: 'open', isNoReasonByHand: false },
  ...{ photoCount: 3, receivedAt: NOW - 3_600_000, now: NOW },
  ...more,
});
const idsOf = (more: Partial<GroundFacts>): GroundId[] => groundsOf(facts(more)).map(({ id }) => id);
const groundOf = (id: GroundId, more: Partial<GroundFacts>) => groundsOf(facts(more)).find((one) => one.id === id);

describe('what law and platform say to refusing', () => {
  it.each<[string, GroundId, Partial<GroundFacts>]>([
    ['1: opened alone is no ground', 'opened-alone', { codes: ['seal-broken'] }],
    ['1: nor with a crushed box', 'opened-alone', { codes: ['outer-box', 'seal-broken'] }],
    ['1: nor of a quality claim', 'opened-alone', { codes: ['seal-broken'], reason: 'quality', category: 'food' }],
    ['1b: a broken one-time seal of food is one', 'law-not-intact', { codes: ['seal-broken'], category: 'food' }],
    ['1b: so is an activated phone', 'law-not-intact', { codes: ['activated'], category: 'digital' }],
    [
      '1b: quality claims are exempt',
      'quality-exempt',
      { codes: ['activated'], category: 'digital', reason: 'quality' },
    ],
    ['2: a failed function is a quality fault', 'core-function', { codes: ['malfunction', 'seal-broken'] }],
    ['2: also where somebody only judged it', 'core-function', { judgements: { ...UNOPENED, function: 'bad' } }],
    ['3: missing is another question', 'incomplete', { codes: ['part-missing'] }],
    ['3: resale alone is not enough', 'not-only-resale', {}],
    ['3: second-hand is compared with its report', 'second-hand', { category: 'second-hand' }],
    ['4: a scanned serial never decides alone', 'flag-alone', { codes: ['serial-mismatch'], gaps: ['serial'] }],
    ['4: nor do the buyer’s pictures', 'pictures-alone', { finding: 'confirms', codes: ['damaged'], gaps: ['defect'] }],
    ['4: a suspicion is appraised first', 'appraisal', { codes: ['counterfeit'] }],
    ['5: what confirms the buyer is accepted', 'confirms-buyer', { finding: 'confirms', codes: ['damaged'] }],
    ['5: our own wrong shipment is ours', 'own-wrong-shipment', { finding: 'confirms', codes: ['wrong-item'] }],
    ['6: no amount is lowered by itself', 'no-cut', {}],
    ['7: a platform that takes no refusal without reason', 'no-reason-by-hand', { isNoReasonByHand: true }],
    ['7: a locked return is not open', 'not-open', { state: 'locked' }],
    ['8: a missing recording is no wall', 'no-recording', { gaps: ['recording'] }],
    ['8: without a code there is nothing to say', 'no-code', { codes: [] }],
    ['8: without a photo there is no evidence', 'no-photo', { photoCount: 0 }],
    ['8: other goods can be refused', 'other-goods', { verdict: 'swapped', codes: ['not-as-shipped'] }],
    ['8: worn goods can', 'not-intact', { codes: ['worn'] }],
    ['8: intact goods can’t', 'intact', { verdict: 'intact', finding: 'mark', codes: [] }],
    ['9: the carrier’s damage is the carrier’s', 'carrier-damage', { codes: ['damaged'], cause: 'carrier' }],
    ['11: refused goods stay the buyer’s', 'goods-stay-theirs', { verdict: 'swapped', codes: ['empty-box'] }],
  ])('%s', (_, id, more) => {
    expect(idsOf(more)).toContain(id);
  });

  it.each<[string, GroundId, Partial<GroundFacts>]>([
    ['opened is not all, where it is worn too', 'opened-alone', { codes: ['seal-broken', 'worn'] }],
    ['law names the seal of food', 'opened-alone', { codes: ['seal-broken'], category: 'food' }],
    ['law doesn’t name the seal of a phone', 'law-not-intact', { codes: ['seal-broken'], category: 'digital' }],
    ['law names nothing for a quality claim', 'law-not-intact', { codes: ['activated'], reason: 'quality' }],
    [
      'a broken phone is a quality fault, activated or not',
      'law-not-intact',
      {
        ...{ codes: ['activated', 'malfunction'], category: 'digital' },
      },
    ],
    ['a cut label that law names is not said twice', 'not-intact', { codes: ['tag-missing'], category: 'clothing' }],
    ['what the carrier broke is not the buyer’s doing', 'not-intact', { codes: ['damaged'], cause: 'carrier' }],
    ['a photographed serial is evidence', 'flag-alone', { codes: ['serial-mismatch'] }],
    ['a platform may take one', 'no-reason-by-hand', { isNoReasonByHand: false }],
    ['a quality claim is another', 'no-reason-by-hand', { isNoReasonByHand: true, reason: 'quality' }],
    ['the wrong item of a liar is not our shipment', 'own-wrong-shipment', { codes: ['wrong-item'] }],
  ])('does not say it where it isn’t so: %s', (_, id, more) => {
    expect(idsOf(more)).not.toContain(id);
  });

  it('names the codes it speaks of, and the law’s category', () => {
    expect(groundOf('law-not-intact', { codes: ['worn', 'tag-missing'], category: 'clothing' })).toMatchObject({
      ...{ codes: ['tag-missing'], category: 'clothing' },
    });
    expect(groundOf('other-goods', { codes: ['worn', 'serial-mismatch'] })?.codes).toEqual(['serial-mismatch']);
  });

  it('tells the law’s last day when it is near, and not before', () => {
    const near = { receivedAt: NOW - 5.5 * DAY };
    expect(groundOf('seven-days', near)?.at).toBe(NOW + 1.5 * DAY);
    expect(groundOf('seven-days', { receivedAt: NOW - 4 * DAY })).toBeUndefined();
    expect(groundOf('seven-days', { ...near, state: 'refunded' })).toBeUndefined();
  });

  it('says what would go worst first', () => {
    const said = idsOf({
      ...{
        codes: ['malfunction', 'seal-broken'],
        isNoReasonByHand: true,
        gaps: ['recording'],
        receivedAt: NOW - 6 * DAY,
      },
    });
    expect(said).toEqual(['core-function', 'seven-days', 'no-reason-by-hand', 'no-recording', 'not-only-resale']);
  });

  it('never says more than five, nothing twice, and says against before for', () => {
    const some = <T>(all: readonly T[]) => fc.constantFrom(...all);
    fc.assert(
      fc.property(
        fc.record({
          ...{ verdict: some(VERDICTS), finding: some(FINDINGS), cause: some(CAUSES), reason: some(REASONS) },
          ...{ category: some(CATEGORIES), state: some(RETURN_STATES), isNoReasonByHand: fc.boolean() },
          codes: fc.uniqueArray(some(DEFECT_CODES), { maxLength: 5 }),
          gaps: fc.uniqueArray(some(GAPS), { maxLength: 4 }),
          photoCount: fc.nat(3),
        }),
        (more) => {
          const ids = idsOf(more);
          expect(ids.length).toBeLessThanOrEqual(GROUNDS_MAX);
          expect(new Set(ids).size).toBe(ids.length);
          const stances = ids.map((id) => GROUNDS[id].stance);
          expect(stances.lastIndexOf('against')).toBeLessThan(
            stances.includes('for') ? stances.indexOf('for') : stances.length,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has a sentence for each ground in both languages', () => {
    expect(Object.keys(zh.ground.says).sort()).toEqual([...GROUND_IDS].sort());
    expect(Object.keys(en.ground.says).sort()).toEqual([...GROUND_IDS].sort());
    expect(JSON.stringify(zh.ground)).not.toContain('掉包');
  });
});
