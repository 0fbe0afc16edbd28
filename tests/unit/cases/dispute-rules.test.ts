import { describe, expect, it } from 'vitest';
import { disputeCause, disputeClock, followGround, openedCase } from '../../../src/main/cases/dispute-rules.ts';
import type { DisputeGround, DisputeNow } from '../../../src/main/cases/dispute-rules.ts';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday, 2026-11-20 10:00 in Beijing. */
const FRIDAY = Date.parse('2026-11-20T10:00:00+08:00');

const ground = (more: Partial<DisputeGround> = {}): DisputeGround => ({
  platform: 'taobao',
  returnState: 'open',
  stage: null,
  platformDeadlineAt: null,
  finding: 'contradicts',
  decision: { isDecided: false, kind: null },
  refundDueAt: FRIDAY + 20 * HOUR,
  daysOff: NO_DAYS_OFF,
  ...more,
});
const decided = (kind: 'refuse' | 'refund-part' | 'refund-full') => ({ isDecided: true, kind });
const opened = (more: Partial<DisputeGround> = {}): DisputeNow =>
  openedCase('finding', ground(more), { now: FRIDAY, level: null, setDueAt: null, note: '' });

describe('what is a case', () => {
  it.each([
    ['a finding that contradicts the buyer', {}, 'finding'],
    ['one that confirms the buyer', { finding: 'confirms', decision: decided('refund-full') }, null],
    ['one for no reason, refunded in full', { finding: 'neutral', decision: decided('refund-full') }, null],
    ['a soft contradiction, refunded in full', { finding: 'mark', decision: decided('refund-full') }, null],
    ['a part of the money, whatever was found', { finding: 'mark', decision: decided('refund-part') }, 'decision'],
    ['a refusal', { finding: 'neutral', decision: decided('refuse') }, 'decision'],
    ['a refusal that is only proposed', { finding: 'mark', decision: { isDecided: false, kind: 'refuse' } }, null],
    ['what the platform was asked about', { finding: 'confirms', stage: 'asked' }, 'platform'],
    ['what the platform took over', { finding: 'neutral', returnState: 'locked' }, 'platform'],
    ['a return that nobody has judged', { finding: null, decision: null, stage: 'asked' }, null],
  ] as const)('%s', (_name, more, cause) => {
    expect(disputeCause(ground(more))).toBe(cause);
  });
});

describe('the clock that runs', () => {
  it('is the refund’s until it is decided, then it is the buyer’s turn', () => {
    expect(opened()).toMatchObject({ level: 1, clock: 'refund', dueAt: FRIDAY + 20 * HOUR });
    expect(opened({ decision: decided('refuse') })).toMatchObject({ level: 1, clock: 'none', dueAt: null });
  });
  it.each([
    ['jd', 'jd', FRIDAY + DAY],
    ['jd-2', 'jd', FRIDAY + DAY],
    ['taobao', 'taobao', FRIDAY + 3 * DAY],
    ['pdd', 'platform', FRIDAY + DAY],
    ['douyin', 'platform', FRIDAY + DAY],
  ] as const)('of %s once its people are asked', (platform, clock, dueAt) => {
    expect(opened({ platform, stage: 'proof-wanted' })).toMatchObject({ level: 2, reached: 2, clock, dueAt });
  });
  it('is the platform’s own where it gives one that is not over', () => {
    const told = { platform: 'douyin', stage: 'proof-wanted' as const };
    expect(opened({ ...told, platformDeadlineAt: FRIDAY + 5 * HOUR })).toMatchObject({
      ...{ clock: 'told', dueAt: FRIDAY + 5 * HOUR },
    });
    expect(opened({ ...told, platformDeadlineAt: FRIDAY - HOUR }).clock).toBe('platform');
  });
  it('is what the platform said when it was asked, before the timer of the return, and after what a person set', () => {
    const told = ground({ platform: 'douyin', stage: 'proof-wanted', platformDeadlineAt: FRIDAY + 5 * HOUR });
    const asked = { ...opened({ platform: 'douyin', stage: 'proof-wanted' }), askedDueAt: FRIDAY + 3 * HOUR };
    expect(disputeClock(asked, told)).toEqual({ clock: 'told', dueAt: FRIDAY + 3 * HOUR });
    const set = { ...asked, setDueAt: FRIDAY + HOUR };
    expect(disputeClock(set, told)).toEqual({ clock: 'set', dueAt: FRIDAY + HOUR });
    expect(
      followGround({ ...asked, ...disputeClock(asked, told) }, told, { now: FRIDAY, isTouched: false }),
    ).toBeNull();
  });
  it('is about seven days before a regulator, and what a person was told before all', () => {
    const at = { level: 3 as const, levelAt: FRIDAY, state: 'open' as const, askedDueAt: null };
    expect(disputeClock({ ...at, setDueAt: null }, ground())).toEqual({ clock: 'regulator', dueAt: FRIDAY + 7 * DAY });
    expect(disputeClock({ ...at, setDueAt: FRIDAY + DAY }, ground())).toEqual({ clock: 'set', dueAt: FRIDAY + DAY });
  });
  it('stands still once they have ruled, and when it is over', () => {
    expect(opened({ stage: 'ruled' })).toMatchObject({ level: 2, clock: 'none', dueAt: null });
    expect(disputeClock({ ...opened(), state: 'lost' }, ground())).toEqual({ clock: 'none', dueAt: null });
  });
  it('counts Taobao’s working days with the holidays that were entered', () => {
    const week = { from: '2026-11-23', until: '2026-11-25', name: '' };
    const daysOff = { ...NO_DAYS_OFF, holidays: [week], shopDays: [{ ...week, until: '2026-11-30' }] };
    expect(opened({ stage: 'asked', daysOff })).toMatchObject({ clock: 'taobao', dueAt: FRIDAY + 6 * DAY });
  });
});

describe('what the program makes of a case by itself', () => {
  const follow = (before: DisputeNow, more: Partial<DisputeGround>, isTouched = false) =>
    followGround(before, ground(more), { now: FRIDAY + HOUR, isTouched });

  it('steps up when the platform steps in, once', () => {
    const up = follow(opened(), { platform: 'jd', stage: 'asked' });
    expect(up).toMatchObject({ what: 'told', next: { level: 2, reached: 2, clock: 'jd', dueAt: FRIDAY + 25 * HOUR } });
    expect(up === null ? null : follow(up.next, { platform: 'jd', stage: 'asked' })).toBeNull();
    expect(up === null ? null : follow(up.next, { platform: 'jd', stage: 'ruled' })).toMatchObject({
      ...{ what: 'clock', next: { state: 'open', clock: 'none' } },
    });
  });
  it('ends one that never came before the platform, with its return', () => {
    expect(follow(opened(), { returnState: 'refunded' })).toMatchObject({ what: 'ended', next: { state: 'settled' } });
    const before = opened({ stage: 'asked' });
    expect(follow(before, { returnState: 'refunded' })).toMatchObject({
      ...{ what: 'clock', next: { state: 'open', clock: 'none' } },
    });
  });
  it('opens what was settled again when the platform steps in after all', () => {
    const settled: DisputeNow = { ...opened(), state: 'settled', clock: 'none', dueAt: null };
    expect(follow(settled, { returnState: 'closed', stage: 'asked' })).toMatchObject({
      ...{ what: 'told', next: { state: 'open', level: 2 } },
    });
    expect(follow({ ...settled, state: 'won' }, { stage: 'asked' })).toBeNull();
  });
  it('takes it back with its verdict, unless a person has said a word', () => {
    const gone = { finding: null, decision: null };
    expect(follow(opened(), gone)).toMatchObject({ what: 'ended', next: { state: 'void' } });
    expect(follow(opened(), gone, true)).toMatchObject({ what: 'clock', next: { state: 'open', clock: 'none' } });
    const taken: DisputeNow = { ...opened(), state: 'void', clock: 'none', dueAt: null };
    expect(follow(taken, {})).toMatchObject({ next: { state: 'open', clock: 'refund' } });
    expect(follow(taken, { finding: 'confirms' })).toBeNull();
  });
  it('lets a decided one rest after ninety days in which nobody was heard of', () => {
    const decidedAt = opened({ decision: decided('refuse') });
    const after = (ms: number) =>
      followGround(decidedAt, ground({ decision: decided('refuse') }), { now: FRIDAY + ms, isTouched: true });
    expect(after(90 * DAY - 1)).toBeNull();
    expect(after(90 * DAY)).toMatchObject({ what: 'ended', next: { state: 'settled' } });
  });
  it('does nothing while nothing changes', () => {
    expect(follow(opened(), {})).toBeNull();
  });
});
