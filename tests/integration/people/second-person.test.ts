import { describe, expect, it } from 'vitest';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import {
  administrator,
  badgeOf,
  bench,
  byNumber,
  codeOf,
  personOf,
  PIN,
  scan,
  useBench,
} from '../../support/people-bench.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

/** A training return that contradicts the buyer, and a part of it proposed by the supervisor who is signed in. */
async function proposePart(): Promise<ToDecideItem> {
  const { handlers } = bench.station;
  await administrator();
  for (const one of [
    personOf('0101', 'supervisor'),
    { ...personOf('0102', 'supervisor'), mayConfirm: true },
    personOf('0300', 'inspector'),
  ])
    await valueOf(handlers.peopleSave(one));
  const badge = await badgeOf('0102');
  badges.set('0102', badge);
  await valueOf(byNumber('0101'));
  const listed = await contested();
  return valueOf(
    handlers.decisionPropose({ verdictId: listed.verdictId, kind: 'refund-part', amountCents: 1_00, reason: '缺件' }),
  );
}
const badges = new Map<string, string>();

async function contested(): Promise<ToDecideItem> {
  const { handlers } = bench.station;
  for (const raw of ['SF1300001234562', 'DP:DMG', 'DP:C-worn', 'DP:HOLD']) await valueOf(scan(raw));
  await scan('DL:HOLD-03');
  const [item] = await valueOf(handlers.decisionList(undefined));
  if (item === undefined) throw new Error('nothing to decide');
  return item;
}

describe('a second person at the same bench', () => {
  it('confirms by badge and PIN without signing in; a wrong PIN, no right and the proposer do not', async () => {
    const item = await proposePart();
    const { handlers } = bench.station;
    const { proposalId } = item.word ?? { proposalId: '' };
    const by = (claim: Parameters<typeof byNumber>[0], pin = PIN) => ({
      ...{ verdictId: item.verdictId, proposalId },
      second: { claim: { by: 'number' as const, operatorNo: claim }, pin },
    });
    expect(item.word).toMatchObject({ word: 'merchant', whyNotMine: 'same-person' });
    expect(await codeOf(handlers.decisionConfirm({ ...by('0102'), second: null }))).toBe('same-person');
    expect(await codeOf(handlers.decisionConfirm(by('0101')))).toBe('same-person');
    expect(await codeOf(handlers.decisionConfirm(by('0300')))).toBe('word-not-yours');
    expect(await codeOf(handlers.decisionConfirm(by('0102', '1379')))).toBe('pin-wrong');
    expect(await codeOf(handlers.decisionConfirm(by('9999')))).toBe('pin-wrong');
    const second = { claim: { by: 'badge' as const, badge: badges.get('0102') ?? '' }, pin: PIN };
    const confirmed = await valueOf(handlers.decisionConfirm({ verdictId: item.verdictId, proposalId, second }));
    expect(confirmed).toMatchObject({ totalCents: 1_00, confirmedBy: '0102' });
    const seat = await valueOf(handlers.seatView(undefined));
    expect(seat.person?.operatorNo).toBe('0101');
    const commands = await valueOf(handlers.syncCommands(undefined));
    expect(commands.filter(({ kind }) => kind === 'refund')).toMatchObject([{ amountCents: 1_00, state: 'waiting' }]);
    expect(await codeOf(handlers.decisionConfirm({ verdictId: item.verdictId, proposalId, second }))).toBe(
      'already-decided',
    );
  });
});
