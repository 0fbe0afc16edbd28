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
  /** What failed in company and passed by itself, a line each: no failure, but to be looked at. */
  readonly unsteady: readonly string[];
}

/** How one vitest ended: its JSON report and its exit code. */
export interface VitestEnd {
  readonly report: unknown;
  readonly exitCode: number;
}

// What we read of vitest's JSON report: https://vitest.dev/guide/reporters#json-reporter
const VitestReport = v.object({
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

// More than that is no accident of a busy machine.
const MOST_TRIED_AGAIN = 3;

/** The files to try once more by themselves, when few failed: real servers and windows may want the machine alone. */
export function filesToTryAgain(report: unknown): string[] {
  const failed = v.parse(VitestReport, report).testResults.filter((file) => file.status === 'failed');
  return failed.length > MOST_TRIED_AGAIN ? [] : failed.map((file) => file.name);
}

/**
 * Counts the tests of a vitest run; a file that was tried again counts as it ended then. A file that failed without a failed
 * test in it (it didn't even load) is one failure, and so is a run that ended badly without saying where (an unhandled
 * error).
 */
export function countTests(first: VitestEnd, again: VitestEnd | null = null): Counts {
  const before = v.parse(VitestReport, first.report).testResults;
  const anew = again === null ? [] : v.parse(VitestReport, again.report).testResults;
  const files = before.map((file) => anew.find(({ name }) => name === file.name) ?? file);
  const tests = files.flatMap((file) => file.assertionResults);
  const named = files.filter((file) => file.status === 'failed').flatMap(nameFailures);
  const { exitCode } = again ?? first;
  const failures = named.length === 0 && exitCode !== 0 ? ['vitest ended badly and did not say where'] : named;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures.length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').length,
    failures,
    unsteady: before
      .filter((file, at) => file.status === 'failed' && files[at]?.status !== 'failed')
      .flatMap(nameFailures),
  };
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
      unsteady: [...sum.unsteady, ...one.unsteady],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] },
  );
}

/** The same counts; a run of tests in which none was run has failed. */
export function requireTests(counts: Counts): Counts {
  if (counts.passed + counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: ['no test was run at all'] };
}

/** What failed, here or only in company, a line each, and the counts: the last lines of `npm test`. */
export function summaryLines({ passed, failed, skipped, failures, unsteady }: Counts): string {
  const counts = `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
  return [
    ...unsteady.map((name) => `unsteady  ${name}`),
    ...failures.map((failure) => `failed  ${failure}`),
    counts,
  ].join('\n');
}
