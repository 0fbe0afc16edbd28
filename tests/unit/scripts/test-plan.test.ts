import { describe, expect, it } from 'vitest';
import { PLAIN_PROJECTS, STATIC_STEPS, planTests } from '../../../scripts/lib/test-plan.ts';

describe('what npm test runs', () => {
  it('runs everything without arguments', () => {
    expect(planTests([])).toEqual({
      steps: STATIC_STEPS,
      projects: PLAIN_PROJECTS,
      hasWindow: true,
      isWhole: true,
      forVitest: [],
    });
  });

  it('runs just the steps and projects that are named', () => {
    expect(planTests(['unit', 'lint'])).toEqual({
      steps: ['lint'],
      projects: ['unit'],
      hasWindow: false,
      isWhole: false,
      forVitest: [],
    });
  });

  it("builds before the window's tests, whoever asks for them", () => {
    expect(planTests(['e2e'])).toMatchObject({ steps: ['build'], projects: [], hasWindow: true });
  });

  it('hands options and file names to vitest', () => {
    expect(planTests(['unit', 'tests/unit/scan', '-t', '--bail=1', 'decision.test.ts'])).toMatchObject({
      projects: ['unit'],
      forVitest: ['tests/unit/scan', '-t', '--bail=1', 'decision.test.ts'],
    });
  });

  it('does not guess at a word it does not know', () => {
    expect(planTests(['unit', 'lnit'])).toEqual({ unknown: 'lnit' });
  });
});
