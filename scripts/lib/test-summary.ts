import * as v from 'valibot';

// Enough to know the failure again; the whole of it stands above.
const MESSAGE_CHARACTERS = 300;

/** How many checks ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each: for the end of the output, which is all that is kept of a long run somewhere else. */
  readonly failures: readonly string[];
}

// What we read of vitest's JSON report: https://vitest.dev/guide/reporters#json-reporter
const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.optional(v.string(), ''),
      assertionResults: v.array(
        v.object({
          status: v.string(),
          fullName: v.optional(v.string(), ''),
          failureMessages: v.nullish(v.array(v.string()), []),
        }),
      ),
    }),
  ),
});

type FileReport = v.InferOutput<typeof VitestReport>['testResults'][number];

/**
 * Counts the tests of a vitest run. A file that failed without a failed test in it (it didn't even load) is one failure,
 * and so is a run that ended badly without saying where (an unhandled error).
 */
export function countTests(report: unknown, exitCode: number): Counts {
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = v.parse(VitestReport, report);
  const named = testResults.filter((file) => file.status === 'failed').flatMap(nameFailures);
  const failures = named.length === 0 && exitCode !== 0 ? ['vitest ended badly and did not say where'] : named;
  return { passed: numPassedTests, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
}

function nameFailures(file: FileReport): string[] {
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0) return [`${file.name}: ${firstLine(file.message)}`];
  return tests.map((test) => `${file.name}: ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, MESSAGE_CHARACTERS) ?? '';
}

/** All of them together. */
export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      failures: [...sum.failures, ...one.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  );
}

/** The same counts; a run of tests in which none was run has failed. */
export function requireTests(counts: Counts): Counts {
  if (counts.passed + counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: ['no test was run at all'] };
}

/** What failed, a line each, and the counts: the last lines of `npm test`. */
export function summaryLines({ passed, failed, skipped, failures }: Counts): string {
  const counts = `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  return [...failures.map((failure) => `failed  ${failure}`), counts].join('\n');
}
