import { describe, expect, it } from 'vitest';
import { createBoundCase } from '../../support/negotiation-bench.ts';

const subjectIn = ({ core, verdictId }: Awaited<ReturnType<typeof createBoundCase>>) => {
  const found = core.moreTimes.subjectOf(verdictId);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('more time for a case', () => {
  it('is about the open return of a case that is still to be decided', async () => {
    const scene = await createBoundCase();
    expect(subjectIn(scene)).toMatchObject({ platform: 'training', state: 'open' });
    const { core, verdictId, supervisor, who, close } = scene;
    core.toDecide.settleByHand(
      { verdictId, outcome: 'refused', reference: '后台 7 号', picture: null, waybill: null },
      who(supervisor),
    );
    expect(core.moreTimes.subjectOf(verdictId)).toMatchObject({ error: { code: 'already-decided' } });
    await close();
  });

  it('is asked for by whoever may propose for this shop', async () => {
    const scene = await createBoundCase();
    const subject = subjectIn(scene);
    const { core, supervisor, agent, inspector, stranger, close } = scene;
    expect(core.moreTimes.whyNotPerson(subject, supervisor)).toBeNull();
    expect(core.moreTimes.whyNotPerson(subject, agent)).toBeNull();
    expect(core.moreTimes.whyNotPerson(subject, inspector)).toBe('not-allowed');
    expect(core.moreTimes.whyNotPerson(subject, stranger)).toBe('not-allowed');
    expect(core.moreTimes.whyNotPerson(subject, null)).toBe('sign-in-needed');
    await close();
  });

  it('is in the chain when it is asked and when it is answered; the last one counts', async () => {
    const scene = await createBoundCase();
    const subject = subjectIn(scene);
    const { core, clock, inspectionId, close } = scene;
    const { moreTimes } = core;
    expect(moreTimes.lastOf(subject)).toBeNull();
    moreTimes.noteAsked(subject, '0101');
    const askedAt = clock.now();
    // The program may be closed here: that it was asked is known all the same.
    expect(moreTimes.lastOf(subject)).toEqual({
      ...{ askedAt, operatorNo: '0101', outcome: null, words: null, deadlineAt: null },
    });
    clock.advance(1_000);
    moreTimes.noteAnswer(subject, { outcome: 'granted', words: null, deadlineAt: 42_000 }, '0101');
    expect(moreTimes.lastOf(subject)).toMatchObject({ askedAt, outcome: 'granted', deadlineAt: 42_000 });
    clock.advance(1_000);
    moreTimes.noteAsked(subject, '0300');
    moreTimes.noteAnswer(subject, { outcome: 'refused', words: '不支持再次延长', deadlineAt: 42_000 }, '0300');
    expect(moreTimes.lastOf(subject)).toMatchObject({
      operatorNo: '0300',
      outcome: 'refused',
      words: '不支持再次延长',
    });
    expect(moreTimes.lastOf({ ...subject, returnId: 'another' })).toBeNull();

    const opened = core.cases.view({ inspectionId, isOpening: false }, '0101');
    const told = (opened.ok ? opened.value.timeLine : []).filter(({ event }) => event === 'more-time');
    expect(told.map(({ operatorNo, code, text, amount }) => ({ operatorNo, code, text, amount }))).toEqual([
      { operatorNo: '0101', code: 'asked', text: '', amount: null },
      { operatorNo: '0101', code: 'granted', text: '', amount: 42_000 },
      { operatorNo: '0300', code: 'asked', text: '', amount: null },
      { operatorNo: '0300', code: 'refused', text: '不支持再次延长', amount: 42_000 },
    ]);
    await close();
  });
});
