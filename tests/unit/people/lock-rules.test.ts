import { describe, expect, it } from 'vitest';
import { LOCKED_FOR_GOOD, lockedUntil } from '../../../src/main/people/lock-rules.ts';
import { isPinWeak, rolesAt } from '../../../src/shared/people.ts';

const NOW = 1_800_000_000_000;
const lockMs = (failures: number, isAdministrator = false): number => lockedUntil(failures, isAdministrator, NOW) - NOW;

describe('a wrong PIN', () => {
  it('costs nothing twice, then longer each time, at most a quarter of an hour', () => {
    expect([1, 2].map((n) => lockedUntil(n, false, NOW))).toEqual([0, 0]);
    expect([3, 4, 5, 6, 7, 8, 9].map((n) => lockMs(n) / 1000)).toEqual([5, 10, 20, 40, 80, 160, 320]);
  });

  it('locks until somebody unlocks from the tenth on; an administrator for a quarter of an hour', () => {
    expect([10, 20].map((n) => lockedUntil(n, false, NOW))).toEqual([LOCKED_FOR_GOOD, LOCKED_FOR_GOOD]);
    expect([10, 20, 1000].map((n) => lockMs(n, true) / 60_000)).toEqual([640 / 60, 15, 15]);
  });
});

describe('a PIN is weak', () => {
  it.each(['0000', '99999999', '1234', '0123', '9876', '43210', '7890'])('%s', (pin) => {
    expect(isPinWeak(pin)).toBe(true);
  });
  it.each(['1235', '2580', '1122', '90210', '13579'])('but not %s', (pin) => {
    expect(isPinWeak(pin)).toBe(false);
  });
});

describe('roles', () => {
  const one = { roles: ['inspector' as const], deputyUntil: NOW, isActive: true };
  it('hold the supervisor until the deputy runs out, to the millisecond', () => {
    expect(rolesAt(one, NOW - 1)).toEqual(['inspector', 'supervisor']);
    expect(rolesAt(one, NOW)).toEqual(['inspector']);
    expect(rolesAt({ ...one, deputyUntil: null }, 0)).toEqual(['inspector']);
  });
  it('are none for who has left', () => {
    expect(rolesAt({ ...one, isActive: false }, NOW - 1)).toEqual([]);
  });
});
