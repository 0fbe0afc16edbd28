// `npm run simulate`: the sync engine and every imitated platform in one process, under a time and a chance that a seed
// decides. `--seeds N` how many (200), `--from SEED` the first (1), `--only KIND` shops of one kind of platform, `--jobs N`
// threads (one a core), `--trace` shows what happened in each, too. A seed that breaks a rule is told with all that happened
// in it; the same seed does the same again. Exit code 1 when there is one.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createTally, describeFailure } from '../tests/simulation/report.ts';
import { simulateMany } from '../tests/simulation/seeds.ts';
import { simulate } from '../tests/simulation/simulate.ts';
import type { Outcome } from '../tests/simulation/simulate.ts';
import { KINDS_OF_SHOPS } from '../tests/simulation/world.ts';
import { Refusal, createReport, endOnSignals, runScript } from './lib/report.ts';

const report = createReport((line) => process.stdout.write(line));
const EVERY_MS = 5_000;
const FAILURES_SHOWN = 3;

function wholeNumber(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new Refusal({ zh: `--${name} 要一个整数`, en: `--${name} takes a whole number, not "${text}"` });
  return Number(text);
}

function kindOf(text: string | undefined): string | null {
  if (text === undefined || KINDS_OF_SHOPS.includes(text)) return text ?? null;
  const kinds = KINDS_OF_SHOPS.join(' ');
  throw new Refusal({ zh: `--only 只能是：${kinds}`, en: `--only takes one of: ${kinds}` });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      only: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      trace: { type: 'boolean', default: false },
    },
  });
  const [seeds, from] = [wholeNumber('seeds', values.seeds, 0), wholeNumber('from', values.from, 0)];
  const [jobs, only] = [wholeNumber('jobs', values.jobs, 1), kindOf(values.only)];
  const tally = createTally(performance.now());
  let toldAt = performance.now();
  const failed: number[] = [];
  let showing: Promise<void> = Promise.resolve();

  /** Lived through once more, now with everything written down. */
  const show = async (outcome: Outcome): Promise<void> => {
    const again = await simulate(outcome.seed, { isTraceKept: true, only });
    process.stdout.write(describeFailure(outcome, again, only));
  };
  const hear = (outcome: Outcome): void => {
    tally.add(outcome);
    if (outcome.broken.length > 0 && failed.push(outcome.seed) <= FAILURES_SHOWN)
      showing = showing.then(() => show(outcome));
    if (performance.now() - toldAt <= EVERY_MS) return;
    toldAt = performance.now();
    report(tally.soFar(toldAt));
  };

  if (!values.trace) await simulateMany({ from, seeds, jobs, only }, hear);
  for (let seed = from; values.trace && seed < from + seeds; seed++) {
    const outcome = await simulate(seed, { isTraceKept: true, only });
    process.stdout.write(`${outcome.trace.join('\n')}\n`);
    hear(outcome);
    // The signals of the terminal are heard between two seeds.
    await new Promise((resolve) => setImmediate(resolve));
  }

  await showing;
  report(tally.soFar(performance.now()));
  if (failed.length === 0) return 0;
  const numbers = failed.toSorted((a, b) => a - b).join(' ');
  report({
    zh: `${String(failed.length)} 个种子违反规则：${numbers}`,
    en: `${String(failed.length)} seeds broke a rule: ${numbers}`,
  });
  return 1;
}

endOnSignals();
await runScript(main);
