import { describe, expect, it } from 'vitest';
import { mayPropose, whyNotWord, wordFor } from '../../../src/main/decision/approval-rules.ts';
import type { Approver, Asked } from '../../../src/main/decision/approval-rules.ts';
import { PERSON_ROLES } from '../../../src/shared/people.ts';
import { fc } from '../../support/property.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const HOUR = 3_600_000;
const aPerson = (id: string, more: Partial<Approver> = {}): Approver => ({
  ...{ id, roles: [], shops: [], mayConfirm: false, deputyUntil: null, isActive: true },
  ...more,
});
const supervisor = aPerson('s', { roles: ['supervisor'] });
const merchantlike = aPerson('m', { roles: ['supervisor'], mayConfirm: true });
const agent = aPerson('a', { roles: ['agent'], shops: ['tb'] });
const part: Asked = {
  kind: 'refund-part',
  verdict: 'damaged',
  codes: ['worn'],
  isHighValue: false,
  isFlagged: false,
  isManyAlike: false,
  platform: 'tb',
};
const full: Asked = { ...part, kind: 'refund-full' };
const dear: Asked = { ...full, isHighValue: true };
const why = (asked: Asked, proposer: Approver | null, confirmer: Approver, now = NOW) =>
  whyNotWord(asked, { proposer, confirmer, now });

describe('whose word', () => {
  it.each([
    ['a part of the money', part, 'merchant', 'part'],
    ['a contested refund', full, 'supervisor', 'contested'],
    ['high value, not intact', dear, 'merchant', 'high-value'],
    ['high value, intact', { ...dear, verdict: 'intact', codes: [] }, 'supervisor', 'contested'],
    ['suspected counterfeits', { ...full, codes: ['counterfeit'] }, 'merchant', 'counterfeit'],
    ['what a person flagged', { ...full, isFlagged: true }, 'merchant', 'flagged'],
    ['one of many alike', { ...full, isManyAlike: true }, 'merchant', 'many-alike'],
    ['flagged, but intact', { ...full, verdict: 'intact', codes: [], isFlagged: true }, 'supervisor', 'contested'],
    ['a part of what is intact', { ...part, verdict: 'intact', codes: [] }, 'merchant', 'part'],
  ] as [string, Asked, string, string][])('%s', (_, asked, word, reason) => {
    expect(wordFor(asked)).toEqual({ word, why: reason });
  });
});

describe('one supervisor is enough', () => {
  it('for a contested refund in full, their own proposal too', () => {
    expect(why(full, supervisor, supervisor)).toBeNull();
    expect(why(full, agent, supervisor)).toBeNull();
    expect(why(full, null, supervisor)).toBeNull();
  });
  it('and nobody else', () => {
    expect(why(full, supervisor, agent)).toBe('word-not-yours');
    for (const role of ['receiver', 'inspector', 'administrator'] as const)
      expect(why(full, supervisor, aPerson('x', { roles: [role], mayConfirm: true }))).toBe('word-not-yours');
  });
});

describe('two people are needed', () => {
  it.each([part, dear])('never the same one, whatever they may (%#)', (asked) => {
    expect(why(asked, merchantlike, merchantlike)).toBe('same-person');
    const both = aPerson('b', { roles: ['supervisor', 'agent', 'administrator'], shops: ['tb'], mayConfirm: true });
    expect(why(asked, both, both)).toBe('same-person');
    expect(why(asked, both, { ...both, roles: ['supervisor'] })).toBe('same-person');
  });
  it.each([part, dear])('the agent of that shop, or a supervisor with that right (%#)', (asked) => {
    expect(why(asked, supervisor, agent)).toBeNull();
    expect(why(asked, supervisor, merchantlike)).toBeNull();
    expect(why(asked, agent, merchantlike)).toBeNull();
    expect(why(asked, merchantlike, supervisor)).toBe('word-not-yours');
    expect(why(asked, agent, supervisor)).toBe('word-not-yours');
  });
  it('not the agent of another shop, nor of none', () => {
    expect(why(part, supervisor, { ...agent, shops: ['jd'] })).toBe('word-not-yours');
    expect(why(part, supervisor, { ...agent, shops: [] })).toBe('word-not-yours');
  });
  it('two agents are no supervisor', () => {
    expect(why(part, agent, { ...agent, id: 'a2' })).toBe('supervisor-word-missing');
  });
  it('an unknown proposer is nobody, and one who lost the role is none any more', () => {
    expect(why(part, null, merchantlike)).toBe('proposer-gone');
    expect(why(part, { ...supervisor, roles: ['inspector'] }, merchantlike)).toBe('proposer-gone');
    expect(why(part, { ...supervisor, isActive: false }, merchantlike)).toBe('proposer-gone');
  });
  it('a confirmer who was stopped or lost the role gives no word', () => {
    expect(why(part, supervisor, { ...merchantlike, isActive: false })).toBe('word-not-yours');
    expect(why(part, supervisor, { ...merchantlike, roles: ['inspector'] })).toBe('word-not-yours');
    expect(why(part, supervisor, { ...merchantlike, mayConfirm: false })).toBe('word-not-yours');
  });
});

it('counts a deputy as supervisor, up to their time and not at it', () => {
  const deputy = aPerson('d', { roles: ['inspector'], deputyUntil: NOW + HOUR, mayConfirm: true });
  expect(why(full, null, deputy)).toBeNull();
  expect(why(part, supervisor, deputy)).toBeNull();
  expect(why(full, null, deputy, NOW + HOUR)).toBe('word-not-yours');
  expect(mayPropose(deputy, 'tb', NOW)).toBe(true);
  expect(mayPropose(deputy, 'tb', NOW + HOUR)).toBe(false);
});

it('lets nobody confirm what is no refund', () => {
  for (const kind of ['refuse', 'exchange', 're-send', 'repair', 'return-goods', 'more-time'] as const)
    expect(why({ ...full, kind }, agent, merchantlike)).toBe('nothing-to-confirm');
});

describe('whoever they are', () => {
  const anybody = fc.record({
    id: fc.constantFrom('1', '2', '3'),
    roles: fc.subarray([...PERSON_ROLES]),
    shops: fc.subarray(['tb', 'jd']),
    mayConfirm: fc.boolean(),
    deputyUntil: fc.constantFrom(null, NOW - 1, NOW + 1),
    isActive: fc.boolean(),
  });
  it('a part, and class C, take two different active people of whom one is a supervisor', () => {
    fc.assert(
      fc.property(anybody, anybody, fc.constantFrom(part, dear), (proposer, confirmer, asked) => {
        if (why(asked, proposer, confirmer) !== null) return;
        expect(proposer.id).not.toBe(confirmer.id);
        expect(proposer.isActive && confirmer.isActive).toBe(true);
        const supervises = (one: Approver): boolean =>
          one.roles.includes('supervisor') || (one.deputyUntil !== null && one.deputyUntil > NOW);
        expect(supervises(proposer) || supervises(confirmer)).toBe(true);
        expect(confirmer.mayConfirm || (confirmer.roles.includes('agent') && confirmer.shops.includes('tb'))).toBe(
          true,
        );
      }),
    );
  });
});
