// `npm run simulate`: the sync engine and every imitated platform in one process, under a time and a chance that a seed
// decides. `--seeds N` how many (200), `--from SEED` the first (1), `--trace` shows what happened in each, too. A seed that
// breaks a rule is told with all that happened in it; the same seed does the same again. Exit code 1 when there is one.
import { parseArgs } from 'node:util';
import { createTally, describeFailure } from '../tests/simulation/report.ts';
import { simulate } from '../tests/simulation/simulate.ts';
import { Refusal, createReport, endOnSignals, runScript } from './lib/report.ts';

const report = createReport((line) => process.stdout.write(line));
const EVERY_MS = 5_000;
const FAILURES_SHOWN = 3;

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Refusal({ zh: `--${name} 要一个整数`, en: `--${name} takes a whole number, not "${text}"` });
  return Number(text);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      trace: { type: 'boolean', default: false },
    },
  });
  const [seeds, from] = [wholeNumber('seeds', values.seeds), wholeNumber('from', values.from)];
  const tally = createTally(performance.now());
  let toldAt = performance.now();
  const failed: number[] = [];

  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = await simulate(seed, { isTraceKept: values.trace });
    tally.add(outcome);
    if (values.trace) process.stdout.write(`${outcome.trace.join('\n')}\n`);
    if (outcome.broken.length > 0) {
      failed.push(seed);
      // Lived through once more, now with everything written down.
      const again = await simulate(seed, { isTraceKept: true });
      if (failed.length <= FAILURES_SHOWN) process.stdout.write(describeFailure(outcome, again));
    }
    if (performance.now() - toldAt > EVERY_MS) {
      toldAt = performance.now();
      report(tally.soFar(toldAt));
    }
    // The signals of the terminal are heard between two seeds.
    await new Promise((resolve) => setImmediate(resolve));
  }

  report(tally.soFar(performance.now()));
  if (failed.length === 0) return 0;
  report({
    zh: `${String(failed.length)} 个种子违反规则：${failed.join(' ')}`,
    en: `${String(failed.length)} seeds broke a rule: ${failed.join(' ')}`,
  });
  return 1;
}

endOnSignals();
await runScript(main);
