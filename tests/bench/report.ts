import { join } from 'node:path';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import type { ReportAsk } from '../../src/main/report/report-asks.ts';
import { judgedSides, FEW, MANY } from './lib/judged-sides.ts';
import type { JudgedSides } from './lib/judged-sides.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';

// What a report of one month costs after three years (1,000,000 inspections, some 28,000 of them in that month) against a
// shop's first weeks (10,000 inspections, more than half of them in it), and one page of its largest table and of its
// frequent returners. Each is asked as the worker asks it: a connection of its own is opened, read and closed. By turns;
// the files are in the system's memory, as on a morning's second look. lib/many-judged.ts says what of the data is real.

const WARM_UPS = 3;
const CALLS = 25;
const REPORT_GOAL = 2;
const LIST_GOAL = 1.5;

type Asked = { name: string; goal: number; what: string; ask: ReportAsk };

function asksOf({ month, untilAt, zone }: JudgedSides): Asked[] {
  const scope = { ...month, platforms: null, now: untilAt };
  const table = { what: 'table', ...scope, sort: 'judged', isDescending: true, filter: '', offset: 0 } as const;
  return [
    { name: 'report-month', goal: REPORT_GOAL, what: 'a month', ask: { what: 'view', ...scope, step: 'day', zone } },
    { name: 'report-articles', goal: LIST_GOAL, what: '50 of 5,000 articles', ask: { ...table, table: 'sku' } },
    { name: 'report-buyers', goal: LIST_GOAL, what: 'frequent returners', ask: { ...table, table: 'buyer' } },
  ];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

async function run(place: Place): Promise<Finding[]> {
  const worker = createInProcessWorker();
  const sides = judgedSides(place);
  const { many, few } = sides;
  const timed = async (dataDir: string, ask: ReportAsk): Promise<number> => {
    const startedAt = performance.now();
    const found = await worker.report({ file: join(dataDir, 'app.db'), binding: null, ask });
    const tookMs = performance.now() - startedAt;
    if (found === 'unreadable') throw new Error('the report was not read');
    if (found.what === 'view' && found.view.totals.judged < FEW / 3) throw new Error('the month is not in the report');
    if (found.what === 'table' && found.page.total === 0) throw new Error('a table is empty that was filled');
    return tookMs;
  };
  const findings: Finding[] = [];
  for (const { name, goal, what, ask } of asksOf(sides)) {
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let call = 0; call < WARM_UPS + CALLS; call += 1) {
      const [here, there] = [await timed(many.dataDir, ask), await timed(few.dataDir, ask)];
      if (call < WARM_UPS) continue;
      ours.push(here);
      floor.push(there);
    }
    const told = compareSides(
      name,
      goal,
      { what: `${what} among ${MANY}`, values: ours },
      { what: `${what} among ${FEW}`, values: floor },
      'ms',
    );
    const counted = `writing ${MANY} took ${seconds(many.writtenInMs)}; counting them anew ${seconds(many.countedInMs)}, at the bench in slices of 10 ms beside the work`;
    findings.push(name === 'report-month' ? { ...told, lines: [...told.lines, counted] } : told);
  }
  await worker.close();
  return findings;
}

export const report: Measurement = {
  names: ['report-month', 'report-articles', 'report-buyers'],
  about: 'a month and two tables of the reports among 1,000,000 inspections / among 10,000',
  run,
};
