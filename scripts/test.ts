// `npm test`: the static checks and the build two at a time while an Electron is being prepared, then the tests in plain
// Node; beside both the integration tests, which mostly wait for real servers and for time; then the tests that open the
// real window, one on each of a few displays. `npm test -- unit lint` runs just those.
// The last line is always `N passed, N failed` (`, N skipped`), counting tests and steps; what failed is named before it.
import { availableParallelism } from 'node:os';
import { ensureBuild } from './lib/build.ts';
import type { Display } from './lib/display.ts';
import { TEST_DISPLAYS_VARIABLE, openDisplay } from './lib/display.ts';
import type { ElectronRuntime } from './lib/electron-runtime.ts';
import { RUNTIME_VARIABLE, describeRuntime, ensureElectron, repoFolder } from './lib/electron-runtime.ts';
import { readNpmScript } from './lib/npm-scripts.ts';
import { Refusal, createReport, endOnSignals, runScript } from './lib/report.ts';
import { runCommand } from './lib/run-command.ts';
import type { Step, StepEnd } from './lib/step-runner.ts';
import { runSteps } from './lib/step-runner.ts';
import type { StaticStep, TestPlan } from './lib/test-plan.ts';
import { PLAIN_PROJECTS, STATIC_STEPS, planTests } from './lib/test-plan.ts';
import { VENDURE_SHOP, ensureTestShop } from './lib/test-shop.ts';
import type { Counts } from './lib/test-summary.ts';
import { addCounts, requireTests, summaryLines } from './lib/test-summary.ts';
import { checkTypes } from './lib/type-check.ts';
import { runVitest } from './lib/vitest-run.ts';

/** Where the window's tests run: as many at once as there are displays. */
interface Screens {
  readonly runtime: ElectronRuntime;
  readonly displays: readonly Display[];
}

/** A window that films takes a little more than half of two cores. */
const MAX_DISPLAYS = 2;

const write = (text: string) => process.stdout.write(text);
const report = createReport(write);

async function test(): Promise<number> {
  const plan = planTests(process.argv.slice(2));
  if ('unknown' in plan) {
    const known = [...STATIC_STEPS, ...PLAIN_PROJECTS, 'e2e'].join(' ');
    throw new Refusal({
      zh: `没有叫 ${plan.unknown} 的步骤或测试。什么都没运行。可用的：${known}`,
      en: `There is no step or test project called ${plan.unknown}. Nothing was run. There are: ${known}`,
    });
  }
  const screens: Screens[] = [];
  try {
    return await runPlan(plan, screens);
  } finally {
    await Promise.all(screens.flatMap(({ displays }) => displays.map((display) => display.stop())));
  }
}

async function runPlan(plan: TestPlan, screens: Screens[]): Promise<number> {
  const hasServers = plan.projects.includes('integration');
  const shopReady = Promise.withResolvers<undefined>();
  const othersEnd = Promise.withResolvers<undefined>();
  const electron: Step = { name: 'electron', run: () => prepareScreen(screens) };
  const shop: Step = {
    name: 'shop',
    run: () =>
      prepareShop().finally(() => {
        shopReady.resolve(undefined);
      }),
  };
  const steps = [
    ...(hasServers ? [shop] : []),
    ...(plan.hasWindow ? [electron] : []),
    ...plan.steps.map((name) => ({ name, run: () => runStatic(name, plan) })),
  ];
  const plain = { repo: repoFolder, more: plan.forVitest, env: process.env };
  const beside = { show: write, othersEnd: othersEnd.promise };
  const integration = hasServers
    ? shopReady.promise.then(() => runVitest({ ...plain, projects: ['integration'], beside }))
    : null;
  const passed = await runSteps(steps, 2, write);
  const others = plan.projects.filter((project) => project !== 'integration');
  const tested: Counts[] = [];
  if (others.length > 0) tested.push(await runVitest({ ...plain, projects: others }));
  othersEnd.resolve(undefined);
  if (integration !== null) tested.push(await integration);
  const [screen] = screens;
  if (screen !== undefined && passed.has('build')) {
    report(describeRuntime(screen.runtime));
    const env = { ...envOf(screen), [RUNTIME_VARIABLE]: JSON.stringify(screen.runtime) };
    tested.push(await runVitest({ repo: repoFolder, projects: ['e2e'], more: plan.forVitest, env }));
  } else if (plan.hasWindow) {
    write('failed  e2e: not run, because it needs the build and an Electron\n');
  }
  const wantsTests = plan.hasWindow || plan.projects.length > 0;
  const failures = steps.filter((step) => !passed.has(step.name)).map((step) => `the step ${step.name}`);
  const ours = { passed: passed.size, failed: failures.length, skipped: 0, failures, unsteady: [] };
  const sum = addCounts([ours, wantsTests ? requireTests(addCounts(tested)) : addCounts(tested)]);
  write(`\n${summaryLines(sum)}\n`);
  return sum.failed === 0 ? 0 : 1;
}

async function runStatic(name: StaticStep, plan: TestPlan): Promise<StepEnd> {
  if (name === 'types') {
    let output = '';
    // One at a time: a second step is running beside this one.
    const isOk = await checkTypes(repoFolder, 1, (check) => {
      if (!check.isOk) output += `tsconfig.${check.part}.json\n${check.output}`;
    });
    return { isOk, output };
  }
  if (name === 'build') {
    const built = await ensureBuild(repoFolder, report, plan.isWhole);
    return built === null ? { isOk: true, note: 'fresh already' } : { isOk: built.code === 0, output: built.output };
  }
  const { command, args } = await readNpmScript(repoFolder, name);
  const { code, output } = await runCommand(command, args, { cwd: repoFolder });
  return { isOk: code === 0, output };
}

/** An Electron, and displays of its own for it, so that nobody's keyboard types into the tests, nor one test's into another. */
async function prepareScreen(screens: Screens[]): Promise<StepEnd> {
  const runtime = await ensureElectron(report, 'test');
  const many = process.platform === 'linux' ? Math.min(MAX_DISPLAYS, availableParallelism()) : 1;
  const displays = await Promise.all(Array.from({ length: many }, () => openDisplay(process.env, true)));
  screens.push({ runtime, displays });
  return { isOk: true, note: `${runtime.kind} ${runtime.version}` };
}

function envOf({ displays }: Screens): NodeJS.ProcessEnv {
  const numbers = displays.map(({ env }) => env['DISPLAY'] ?? '').join(' ');
  return { ...(displays[0]?.env ?? process.env), [TEST_DISPLAYS_VARIABLE]: numbers };
}

/** The packages of the real shop that the integration tests start. */
async function prepareShop(): Promise<StepEnd> {
  const hasInstalled = await ensureTestShop(repoFolder, VENDURE_SHOP, report);
  return { isOk: true, note: hasInstalled ? 'installed' : 'there already' };
}

endOnSignals();
await runScript(test);
