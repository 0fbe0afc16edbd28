/** The steps that need no test runner, in the order in which they start. */
export const STATIC_STEPS = ['types', 'lint', 'format', 'layers', 'dead', 'build'] as const;
/** The vitest projects that need nothing but Node, then the one that opens the real window. */
export const PLAIN_PROJECTS = ['unit', 'integration', 'renderer'] as const;

export type StaticStep = (typeof STATIC_STEPS)[number];
type PlainProject = (typeof PLAIN_PROJECTS)[number];

/** What one `npm test` runs. */
export interface TestPlan {
  readonly steps: readonly StaticStep[];
  readonly projects: readonly PlainProject[];
  readonly hasWindow: boolean;
  /** Whether a whole run was asked for: it builds even when the build looks fresh. */
  readonly isWhole: boolean;
  /** What goes to vitest as it is: options, and parts of file names. */
  readonly forVitest: readonly string[];
}

/**
 * Reads the arguments of `npm test -- …`: names of steps and projects choose just those (`e2e` brings the build it
 * needs); no name means everything. What begins with `-` or holds a `/` or a `.` goes to vitest; any other word is answered as an error.
 */
export function planTests(args: readonly string[]): TestPlan | { readonly unknown: string } {
  const isForVitest = (arg: string) => /^-|[/.]/.test(arg);
  const names = args.filter((arg) => !isForVitest(arg));
  const forVitest = args.filter(isForVitest);
  const known = [...STATIC_STEPS, ...PLAIN_PROJECTS, 'e2e'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { unknown };
  if (names.length === 0) {
    return { steps: STATIC_STEPS, projects: PLAIN_PROJECTS, hasWindow: true, isWhole: true, forVitest };
  }
  const hasWindow = names.includes('e2e');
  return {
    steps: STATIC_STEPS.filter((step) => names.includes(step) || (step === 'build' && hasWindow)),
    projects: PLAIN_PROJECTS.filter((project) => names.includes(project)),
    hasWindow,
    isWhole: false,
    forVitest,
  };
}
