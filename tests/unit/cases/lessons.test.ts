import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lessonsOf, withLesson } from '../../../src/main/cases/lesson-rules.ts';
import type { LostFor } from '../../../src/main/cases/lesson-rules.ts';
import { LOST_CASES } from '../../../src/main/cases/lesson-service.ts';
import { Checklists, DEFAULT_CHECKLISTS, itemsWanted } from '../../../src/shared/evidence-meter.ts';
import type { EvidenceItem } from '../../../src/shared/evidence-meter.ts';
import * as v from 'valibot';
import { aReturn, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const lost = (more: Partial<LostFor> = {}): LostFor => ({
  ...{ platform: 'taobao', reason: 'quality', category: 'clothing', verdict: 'damaged', items: ['seal'] },
  ...more,
});
const three = (more: Partial<LostFor> = {}): LostFor[] => [lost(more), lost(more), lost(more)];
const about = { verdict: 'damaged', platform: 'taobao', reason: 'quality', hasSerials: true } as const;
const of = (cases: readonly LostFor[], answered: readonly string[] = []) =>
  lessonsOf(cases, { lists: DEFAULT_CHECKLISTS, least: 3, answered: (key) => answered.includes(key) });

describe('what rulings teach', () => {
  it('is proposed from the third case of one kind on, the most frequent first', () => {
    expect(of([lost(), lost()])).toEqual([]);
    expect(
      of([lost(), lost(), lost({ platform: 'jd' }), lost({ category: 'digital' }), lost({ reason: 'broken' })]),
    ).toEqual([]);
    const twice = three({ platform: 'jd', items: ['seal', 'body'] });
    expect(of([...three(), ...twice, lost({ platform: 'jd', items: ['body'] })])).toMatchObject([
      { platform: 'jd', item: 'body', cases: 4 },
      { platform: 'jd', item: 'seal', cases: 3 },
      { platform: 'taobao', item: 'seal', cases: 3 },
    ]);
  });
  it('is nothing that is wanted already, or that somebody has said a word to', () => {
    expect(of(three({ items: ['label'] }))).toEqual([]);
    const [lesson] = of(three());
    expect(of([...three(), ...three()], [lesson?.key ?? ''])).toEqual([]);
  });
  it('changes the checklist of that very kind of case, and of no other', () => {
    const [lesson] = of(three());
    if (lesson === undefined) throw new Error('nothing learnt');
    const lists = withLesson(DEFAULT_CHECKLISTS, lesson);
    const wanted = (more: object): EvidenceItem[] => itemsWanted(lists, { ...about, category: 'clothing', ...more });
    expect(wanted({})).toEqual(['outer', 'label', 'seal', 'defect', 'film', 'unbroken', 'film-label']);
    for (const other of [
      { category: 'digital' },
      { category: null },
      { platform: 'jd' },
      { reason: 'broken' },
      { verdict: 'intact' },
    ])
      expect(wanted(other)).not.toContain('seal');
    expect(v.is(Checklists, lists)).toBe(true);
    // A second lesson of the same kind is added to the first.
    const both = withLesson(lists, { ...lesson, item: 'body' });
    expect(both).toHaveLength(lists.length);
    expect(itemsWanted(both, { ...about, category: 'clothing' })).toEqual(expect.arrayContaining(['seal', 'body']));
  });
});

describe('on the bench', () => {
  let bench: BenchFixture;
  beforeEach(() => {
    const returns = [1, 2, 3].map((no) =>
      aReturn({ returnNo: `R${no}`, orderNo: `O${no}`, returnWaybill: `ZZ110011223${no}` }),
    );
    bench = createBenchFixture(returns);
    for (const { returnWaybill } of returns) {
      for (const scan of [returnWaybill ?? '', SHIRT, 'DP:DMG', 'DP:C-worn']) bench.scan(scan);
      for (const shot of ['label', 'defect', 'contents'] as const) bench.takePhoto(shot);
      bench.scan('DL:HOLD-03');
    }
    const { disputes, who } = bench.core;
    disputes.sweepAll(bench.clock.now());
    for (const { id } of disputes.list({ isOpen: true, after: null }, null).items) {
      const ruling = {
        outcome: 'lost',
        reason: 'evidence-missing',
        items: ['seal'],
        text: '',
        amountCents: null,
      } as const;
      disputes.rule({ id, ...ruling, items: [...ruling.items] }, null, who());
    }
  });
  afterEach(() => bench.close());
  const list = () => bench.core.lessons.list(bench.clock.now());
  const told = (): unknown[] =>
    bench.core.db
      .prepare<[], { body: string }>(`SELECT body FROM custody_event WHERE kind = 'checklist-lesson'`)
      .all()
      .map(({ body }) => JSON.parse(body) as unknown);

  it('three cases lost for want of a seal shot are accepted by a word, and the next such box is asked for it', () => {
    const [lesson] = list();
    expect(lesson).toMatchObject({
      platform: 'training',
      reason: 'no-reason',
      category: 'clothing',
      item: 'seal',
      cases: 3,
    });
    const before = bench.core.settings().checklists;
    const answered = bench.core.lessons.answer(lesson?.key ?? '', 'accepted', bench.core.who());
    expect(answered).toMatchObject({ ok: true });
    expect(bench.core.settings().checklists).toHaveLength(before.length + 1);
    expect(bench.core.settings().checklists.at(-1)).toMatchObject({ category: 'clothing', platform: 'training' });
    expect(list()).toEqual([]);
    expect(told()).toMatchObject([{ word: 'accepted', item: 'seal', cases: 3 }]);
    expect(bench.core.lessons.answer(lesson?.key ?? '', 'accepted', bench.core.who())).toMatchObject({
      error: { code: 'unknown-lesson' },
    });
  });
  it('what was dismissed is remembered through a start, and the checklists stay as they are', () => {
    const [lesson] = list();
    const before = bench.core.settings().checklists;
    bench.core.lessons.answer(lesson?.key ?? '', 'dismissed', bench.core.who());
    bench.restart();
    expect(list()).toEqual([]);
    expect(bench.core.settings().checklists).toEqual(before);
    expect(told()).toMatchObject([{ word: 'dismissed' }]);
  });
  it('is not taught by a ruling that was corrected, nor by what is long ago', () => {
    expect(list()).toHaveLength(1);
    bench.clock.advance(181 * 86_400_000);
    expect(list()).toEqual([]);
    const [last] = bench.core.disputes.list({ isOpen: false, after: null }, null).items;
    const won = { outcome: 'won', reason: 'proof-accepted', items: [], text: '', amountCents: null } as const;
    bench.core.disputes.rule({ id: last?.id ?? '', ...won, items: [] }, null, bench.core.who());
    expect(list()).toEqual([]);
    expect(planOf(bench.core.db, LOST_CASES).join('\n')).toMatch(/dispute_case_done/);
  });
});
