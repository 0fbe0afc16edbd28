import { describe, expect, it } from 'vitest';
import { addCounts, countTests, summaryLine } from '../../../scripts/lib/test-summary.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

const vitestReport = (passed: number, failed: number, pending: number, todo: number, ...testResults: object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: todo,
  testResults,
});

describe('the summary of npm test', () => {
  it('counts what passed, failed and was skipped', () => {
    const report = vitestReport(3, 1, 1, 1, file('failed', 'passed', 'failed'), file('passed', 'passed', 'passed'));
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that did not even load as a failure', () => {
    expect(countTests(vitestReport(2, 0, 0, 0, file('failed'), file('passed', 'passed', 'passed')), 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 0,
    });
  });

  it('does not call a run good that ended badly without a failed test', () => {
    expect(countTests(vitestReport(2, 0, 0, 0, file('passed', 'passed', 'passed')), 1).failed).toBe(1);
    expect(countTests(vitestReport(2, 0, 0, 0, file('passed', 'passed', 'passed')), 0).failed).toBe(0);
  });

  it('refuses a report of another shape', () => {
    expect(() => countTests({ numPassedTests: 'many' }, 0)).toThrow();
  });

  it('adds up and says it in one plain line', () => {
    const sum = addCounts([
      { passed: 6, failed: 0, skipped: 0 },
      { passed: 120, failed: 2, skipped: 0 },
    ]);
    expect(summaryLine(sum)).toBe('126 passed, 2 failed');
    expect(summaryLine({ ...sum, skipped: 3 })).toBe('126 passed, 2 failed, 3 skipped');
    expect(summaryLine(addCounts([]))).toBe('0 passed, 0 failed');
  });
});
