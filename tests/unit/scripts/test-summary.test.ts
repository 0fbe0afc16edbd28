import { describe, expect, it } from 'vitest';
import { addCounts, countTests, requireTests, summaryLines } from '../../../scripts/lib/test-summary.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'tests/scan.test.ts',
  status,
  message: status === 'failed' ? 'Error: no such module\n  at somewhere' : '',
  assertionResults: tests.map((test, at) => ({
    status: test,
    fullName: `a scan ${at}`,
    failureMessages: test === 'failed' ? ['AssertionError: expected 1 to be 2\n  at here'] : [],
  })),
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
    expect(countTests(report, 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
      failures: ['tests/scan.test.ts: a scan 1: AssertionError: expected 1 to be 2'],
    });
  });

  it('counts a file that did not even load as a failure', () => {
    expect(countTests(vitestReport(2, 0, 0, 0, file('failed'), file('passed', 'passed', 'passed')), 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 0,
      failures: ['tests/scan.test.ts: Error: no such module'],
    });
  });

  it('does not call a run good that ended badly without a failed test', () => {
    expect(countTests(vitestReport(2, 0, 0, 0, file('passed', 'passed', 'passed')), 1).failed).toBe(1);
    expect(countTests(vitestReport(2, 0, 0, 0, file('passed', 'passed', 'passed')), 0).failed).toBe(0);
  });

  it('does not call a run good in which nothing was run', () => {
    expect(requireTests(addCounts([]))).toMatchObject({ failed: 1, failures: ['no test was run at all'] });
    const run = { passed: 1, failed: 0, skipped: 0, failures: [] };
    expect(requireTests(run)).toBe(run);
  });

  it('refuses a report of another shape', () => {
    expect(() => countTests({ numPassedTests: 'many' }, 0)).toThrow();
  });

  it('adds up, names what failed and ends with one plain line', () => {
    const sum = addCounts([
      { passed: 6, failed: 0, skipped: 0, failures: [] },
      { passed: 120, failed: 2, skipped: 0, failures: ['the first: why', 'the second'] },
    ]);
    const named = 'failed  the first: why\nfailed  the second\n';
    expect(summaryLines(sum)).toBe(`${named}126 passed, 2 failed`);
    expect(summaryLines({ ...sum, skipped: 3 })).toBe(`${named}126 passed, 2 failed, 3 skipped`);
    expect(summaryLines(addCounts([]))).toBe('0 passed, 0 failed');
  });
});
