import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countTests,
  filesToTryAgain,
  requireTests,
  summaryLines,
} from '../../../scripts/lib/test-summary.ts';

const file = (name: string, status: string, ...tests: string[]) => ({
  name: `tests/${name}.test.ts`,
  status,
  message: status === 'failed' ? 'Error: no such module\n  at somewhere' : '',
  assertionResults: tests.map((test, at) => ({
    status: test,
    fullName: `a ${name} ${at}`,
    failureMessages: test === 'failed' ? ['AssertionError: expected 1 to be 2\n  at here'] : [],
  })),
});
const ended = (exitCode: number, ...testResults: object[]) => ({ report: { testResults }, exitCode });
const NONE = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };

describe('the summary of npm test', () => {
  const scan = file('scan', 'failed', 'passed', 'failed', 'pending', 'todo');
  const box = file('box', 'passed', 'passed', 'passed');
  const why = 'tests/scan.test.ts: a scan 1: AssertionError: expected 1 to be 2';

  it('counts what passed, failed and was skipped', () => {
    const counts = { passed: 3, failed: 1, skipped: 2, failures: [why], unsteady: [] };
    expect(countTests(ended(1, scan, box))).toEqual(counts);
  });

  it('counts a file that did not even load as a failure', () => {
    const failures = ['tests/scan.test.ts: Error: no such module'];
    expect(countTests(ended(1, file('scan', 'failed'), box))).toEqual({ ...NONE, passed: 2, failed: 1, failures });
  });

  it('does not call a run good that ended badly without a failed test', () => {
    expect(countTests(ended(1, box)).failed).toBe(1);
    expect(countTests(ended(0, box)).failed).toBe(0);
  });

  it('does not call a run good in which nothing was run', () => {
    expect(requireTests(addCounts([]))).toMatchObject({ failed: 1, failures: ['no test was run at all'] });
    const run = { ...NONE, passed: 1 };
    expect(requireTests(run)).toBe(run);
  });

  it('refuses a report of another shape', () => {
    expect(() => countTests({ report: { testResults: 'many' }, exitCode: 0 })).toThrow();
  });

  it('tries few failed files again, many not', () => {
    expect(filesToTryAgain(ended(1, scan, box).report)).toEqual(['tests/scan.test.ts']);
    const many = ['one', 'two', 'three', 'four'].map((name) => file(name, 'failed', 'failed'));
    expect(filesToTryAgain(ended(1, ...many).report)).toEqual([]);
  });

  it('counts a file tried again as it ended then, and names what failed only in company', () => {
    const passed = file('scan', 'passed', 'passed', 'passed', 'pending', 'todo');
    expect(countTests(ended(1, scan, box), ended(0, passed))).toEqual({
      ...NONE,
      ...{ passed: 4, skipped: 2, unsteady: [why] },
    });
  });

  it('still fails what fails again, and what ends badly again', () => {
    const again = countTests(ended(1, scan, box), ended(1, scan));
    expect(again).toMatchObject({ passed: 3, failed: 1, failures: [why], unsteady: [] });
    const passed = file('scan', 'passed', 'passed');
    expect(countTests(ended(1, scan, box), ended(1, passed)).failed).toBe(1);
    expect(countTests(ended(1, scan, box), null)).toMatchObject({ failed: 1, unsteady: [] });
  });

  it('adds up, names what failed and ends with one plain line', () => {
    const sum = addCounts([
      { ...NONE, passed: 6, unsteady: ['the third'] },
      { ...NONE, passed: 120, failed: 2, failures: ['the first: why', 'the second'] },
    ]);
    const named = 'unsteady  the third\nfailed  the first: why\nfailed  the second\n';
    expect(summaryLines(sum)).toBe(`${named}126 passed, 2 failed`);
    expect(summaryLines({ ...sum, skipped: 3 })).toBe(`${named}126 passed, 2 failed, 3 skipped`);
    expect(summaryLines(addCounts([]))).toBe('0 passed, 0 failed');
  });
});
