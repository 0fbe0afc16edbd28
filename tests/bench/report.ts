import { join } from 'node:path';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import type { ReportAsk } from '../../src/main/report/report-asks.ts';
import { storeJudged } from './lib/many-judged.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';

// What a report of one month costs after three years (1,000,000 inspections, some 28,000 of them in that month) against a
// shop's first month (10,000 inspections, all of them in it), and one page of its largest table and of its frequent
// returners. Each is asked as the worker asks it: a connection of its own is opened, read and closed. By turns; the files
// are in the system's memory, as on a morning's second look.

const MANY = 1_000_000;
const FEW = 10_000;
const WARM_UPS = 3;
const CALLS = 25;
const REPORT_GOAL = 2;
const LIST_GOAL = 1.5;
const ZONE = 'Asia/Shanghai';
/** 2026-11-01 00:00 in Shanghai: the month before it is looked at. */
const UNTIL_AT = Date.UTC(2026, 9, 31, 16);
const OCTOBER = { from: 20261001, until: 20261031, platforms: null, now: UNTIL_AT };
const table = { what: 'table', ...OCTOBER, sort: 'judged', isDescending: true, filter: '', offset: 0 } as const;

const ASKS: readonly { name: string; goal: number; what: string; ask: ReportAsk }[] = [
  {
    name: 'report-month',
    goal: REPORT_GOAL,
    what: 'a month',
    ask: { what: 'view', ...OCTOBER, step: 'day', zone: ZONE },
  },
  { name: 'report-articles', goal: LIST_GOAL, what: '50 of 5,000 articles', ask: { ...table, table: 'sku' } },
  { name: 'report-buyers', goal: LIST_GOAL, what: 'frequent returners', ask: { ...table, table: 'buyer' } },
];

async function run(place: Place): Promise<Finding[]> {
  const worker = createInProcessWorker();
  const folder = (count: number, days: number): { file: string; countedInMs: number } => {
    const dataDir = place.newFolder('judged');
    place.report({ zh: `写入 ${count} 次验货`, en: `storing ${count} inspections` });
    const { countedInMs } = storeJudged(dataDir, { count, days, untilAt: UNTIL_AT, zone: ZONE });
    return { file: join(dataDir, 'app.db'), countedInMs };
  };
  const many = folder(MANY, 3 * 365);
  const few = folder(FEW, 31);
  const timed = async (file: string, ask: ReportAsk): Promise<number> => {
    const startedAt = performance.now();
    const found = await worker.report({ file, binding: null, ask });
    const tookMs = performance.now() - startedAt;
    if (found === 'unreadable') throw new Error('the report was not read');
    if (found.what === 'view' && found.view.totals.judged < FEW / 2) throw new Error('the month is not in the report');
    return tookMs;
  };
  const findings: Finding[] = [];
  for (const { name, goal, what, ask } of ASKS) {
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let call = 0; call < WARM_UPS + CALLS; call += 1) {
      const [here, there] = [await timed(many.file, ask), await timed(few.file, ask)];
      if (call < WARM_UPS) continue;
      ours.push(here);
      floor.push(there);
    }
    const told = compareSides(
      name,
      goal,
      { what: `${what} among 1,000,000`, values: ours },
      { what: `${what} among 10,000`, values: floor },
      'ms',
    );
    const counted = `counting 1,000,000 anew takes ${(many.countedInMs / 1000).toFixed(0)} s, in slices of 10 ms beside the work`;
    findings.push(name === 'report-month' ? { ...told, lines: [...told.lines, counted] } : told);
  }
  await worker.close();
  return findings;
}

export const report: Measurement = {
  names: ASKS.map(({ name }) => name),
  about: 'a month and two tables of the reports among 1,000,000 inspections / among 10,000',
  run,
};
