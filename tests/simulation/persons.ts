import type { Person } from '../../src/shared/people.ts';
import type { Result } from '../../src/shared/result.ts';

/** Somebody who may give a word at the simulated bench. */
export const personOf = (operatorNo: string, rights: Pick<Person, 'roles' | 'shops' | 'mayConfirm'>): Person => ({
  ...{ id: `person-${operatorNo}`, operatorNo, name: `名${operatorNo}`, ...rights, deputyUntil: null, isActive: true },
  ...{ hasPin: true, hasBadge: true, lockedUntil: null },
});

/** What a service said: `ok`, or why not. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
