import { describe, expect, it } from 'vitest';
import { dueChoices, settleDue, whyNotNegotiable } from '../../../src/main/decision/negotiation-rules.ts';
import { contactFromAt } from '../../../src/shared/night.ts';
import { fc } from '../../support/property.ts';

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const HOUR = 3_600_000;
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('the due time of a negotiation', () => {
  const now = at(10, 14);
  it('is what was asked for while that is daytime and before the deadline', () => {
    expect(settleDue(at(10, 18), { now, deadlineAt: at(11, 9), zone })).toEqual({ dueAt: at(10, 18), moved: null });
    expect(settleDue(at(10, 18), { now, deadlineAt: null, zone })).toEqual({ dueAt: at(10, 18), moved: null });
    expect(settleDue(at(11, 8), { now, deadlineAt: null, zone })?.moved).toBeNull();
    expect(settleDue(at(10, 20, 59), { now, deadlineAt: null, zone })?.moved).toBeNull();
  });

  it('never lies past the deadline of the refund, and says so', () => {
    expect(settleDue(at(10, 20), { now, deadlineAt: at(10, 17), zone })).toEqual({
      dueAt: at(10, 17),
      moved: 'deadline',
    });
  });

  it('goes out of the night into the morning, and says so', () => {
    expect(settleDue(at(10, 21), { now, deadlineAt: at(11, 9), zone })).toEqual({ dueAt: at(11, 8), moved: 'morning' });
    expect(settleDue(at(11, 3), { now, deadlineAt: null, zone })).toEqual({ dueAt: at(11, 8), moved: 'morning' });
    expect(settleDue(at(11, 7, 59), { now, deadlineAt: at(11, 8), zone })).toEqual({
      dueAt: at(11, 8),
      moved: 'morning',
    });
  });

  it('stays in the night only where the deadline comes before the morning', () => {
    expect(settleDue(at(10, 22), { now, deadlineAt: at(10, 23), zone })).toEqual({ dueAt: at(10, 23), moved: 'night' });
    expect(settleDue(at(12, 9), { now, deadlineAt: at(11, 2), zone })).toEqual({ dueAt: at(11, 2), moved: 'night' });
  });

  it("knows the night of the shop's own zone", () => {
    const [day, evening] = [Date.UTC(2026, 10, 10, 4), Date.UTC(2026, 10, 10, 13, 30)];
    expect(settleDue(evening, { now: day, deadlineAt: null, zone: 'Asia/Shanghai' })).toEqual({
      dueAt: Date.UTC(2026, 10, 11, 0),
      moved: 'morning',
    });
    expect(settleDue(evening, { now: day, deadlineAt: null, zone: 'UTC' })?.moved).toBeNull();
  });

  it('has no time to be in when it or the deadline is past', () => {
    expect(settleDue(now, { now, deadlineAt: null, zone })).toBeNull();
    expect(settleDue(at(10, 18), { now, deadlineAt: now, zone })).toBeNull();
  });

  it('holds for whatever is asked whenever', () => {
    const time = fc.integer({ min: at(1, 0), max: at(20, 0) });
    fc.assert(
      fc.property(time, time, fc.option(time), (now, wanted, deadlineAt) => {
        const due = settleDue(wanted, { now, deadlineAt, zone });
        if (due === null) return wanted <= now || (deadlineAt !== null && deadlineAt <= now);
        const isInTime = deadlineAt === null || due.dueAt <= deadlineAt;
        const isByDay = contactFromAt(due.dueAt, zone) === null || due.dueAt === deadlineAt;
        const isTold = due.dueAt === wanted || due.moved !== null;
        return due.dueAt > now && isInTime && isByDay && isTold;
      }),
    );
  });
});

describe('the times to choose among', () => {
  it('begin with the target of the decision and end with the deadline, each once', () => {
    const dues = dueChoices(at(10, 17), { now: at(10, 14), deadlineAt: at(11, 12), zone });
    expect(dues.map(({ dueAt }) => dueAt)).toEqual([at(10, 16), at(10, 17), at(10, 18), at(11, 10), at(11, 12)]);
    expect(dues.filter(({ isUsual }) => isUsual).map(({ dueAt }) => dueAt)).toEqual([at(10, 17)]);
  });

  it('leave the buyer two hours, however late the target', () => {
    const dues = dueChoices(at(10, 9), { now: at(10, 14), deadlineAt: null, zone });
    expect(dues.find(({ isUsual }) => isUsual)?.dueAt).toBe(at(10, 16));
  });

  it('come down to the deadline when little is left', () => {
    const deadlineAt = at(10, 15);
    expect(dueChoices(at(10, 9), { now: at(10, 14), deadlineAt, zone })).toEqual([
      { dueAt: deadlineAt, moved: 'deadline', isUsual: true },
    ]);
  });
});

describe('what can be negotiated', () => {
  const contested = {
    why: 'contradicts',
    state: 'to-decide',
    kind: null,
    returnState: 'open',
    deadlineAt: 10 * HOUR,
    now: HOUR,
  } as const;
  it.each(['contradicts', 'category-law', 'gift-missing'] as const)('%s', (why) => {
    expect(whyNotNegotiable({ ...contested, why })).toBeNull();
  });
  it.each(['over-limit', 'unclaimed', 'unmatched', 'locked', 'withdrawn', 'late-box', 'by-hand', 'by-rule'] as const)(
    'not what waits for something else: %s',
    (why) => {
      expect(whyNotNegotiable({ ...contested, why })).toBe('not-negotiable');
    },
  );
  it('not what is proposed, confirmed for a hand, or decided', () => {
    expect(whyNotNegotiable({ ...contested, state: 'proposed', kind: 'refund-part' })).toBe('not-negotiable');
    expect(whyNotNegotiable({ ...contested, kind: 'refund-part' })).toBe('not-negotiable');
    expect(whyNotNegotiable({ ...contested, state: 'approved' })).toBe('already-decided');
    expect(whyNotNegotiable({ ...contested, state: 'revoked' })).toBe('already-decided');
  });
  it('not what the platform has ended, but for money that is to be claimed back', () => {
    expect(whyNotNegotiable({ ...contested, returnState: 'refunded' })).toBe('not-negotiable');
    expect(whyNotNegotiable({ ...contested, returnState: null })).toBe('not-negotiable');
    const claim = { ...contested, why: 'claim-back', returnState: 'refunded', deadlineAt: null } as const;
    expect(whyNotNegotiable(claim)).toBeNull();
  });
  it('not with the deadline past', () => {
    expect(whyNotNegotiable({ ...contested, deadlineAt: HOUR })).toBe('no-time-to-negotiate');
  });
});
