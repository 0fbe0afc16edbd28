import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../src/shared/contract.ts';
import { readScan } from '../../../src/shared/scan-grammar.ts';

describe('a forged badge', () => {
  it.each([
    ['nothing', ''],
    ['too short', '7K2M9QX'],
    ['too long', '7'.repeat(27)],
    ['letters that are not in the alphabet', '7K2M9QX4ILOU'],
    ['small letters', '7k2m9qx4abcd'],
    ['full-width digits', '７７７７７７７７'],
    ['SQL', "' OR '1'='1"],
    ['markup', '<img src=x onerror=1>'],
    ['a zero', '7K2M9QX4\u0000AB'],
    ['a line more', '7K2M9QX4ABCD\n'],
    ['ten kilobytes', '7'.repeat(10_000)],
  ])('of %s does not even cross the border', (_name, badge) => {
    const claim = { claim: { by: 'badge', badge }, pin: null };
    expect(v.safeParse(contract.seatTake.input, claim).success).toBe(false);
    const second = { verdictId: 'v', proposalId: 'p', second: { ...claim, pin: '2580' } };
    expect(v.safeParse(contract.decisionConfirm.input, second).success).toBe(false);
    expect(v.safeParse(contract.shiftHand.input, { taker: claim.claim }).success).toBe(false);
  });

  it.each(['7K2M9QX', '7K2M9QX4ILOU', "' OR '1'='1", '<img src=x onerror=1>', '7'.repeat(27), '7'.repeat(10_000)])(
    'behind DB: is no badge to the window either: %.30s',
    (text) => {
      expect(readScan(`DB:${text}`).shape).toBe('unreadable');
    },
  );
});
