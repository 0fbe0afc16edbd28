import { describe, expect, it } from 'vitest';
import { COVERED_TABLES } from '../../../src/main/custody/covered-rows.ts';
import { enRecorded, zhRecorded } from '../../../src/main/pack/report-event-words.ts';
import { reportWords } from '../../../src/main/pack/report-text.ts';
import { GAPS } from '../../../src/shared/domain-words.ts';
import { EVIDENCE_ITEMS } from '../../../src/shared/evidence-meter.ts';

const textsIn = (words: object): string[] =>
  Object.values(words).flatMap((one: unknown) =>
    typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? textsIn(one) : [],
  );

describe('the words of the report', () => {
  it('know every event of the chain and every gap', () => {
    const events = COVERED_TABLES.flatMap(({ added, changed, removed }) => [added, changed, removed]);
    for (const { event, gap } of [zhRecorded, enRecorded]) {
      for (const name of events) if (name !== undefined) expect(Object.keys(event), name).toContain(name);
      for (const name of [...GAPS, ...EVIDENCE_ITEMS]) expect(Object.keys(gap)).toContain(name);
    }
  });

  it('never accuse: 与发出商品不符, not 掉包', () => {
    for (const locale of ['zh', 'en'] as const)
      for (const text of textsIn(reportWords(locale))) expect(text).not.toMatch(/掉包|欺诈|骗|swapped|fraud|cheat/i);
  });

  it('keep the same places for values in both languages', () => {
    const placesOf = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();
    const [zh, en] = [textsIn(reportWords('zh')), textsIn(reportWords('en'))];
    expect(en.map(placesOf)).toEqual(zh.map(placesOf));
  });
});
