// `npm run bench`: how fast the station is against the least that the same machine could do, measured side by side in one
// run. Ratios decide; a missed goal is printed as missed and changes no exit code, only a measurement that broke does.
// `--only NAME` runs one, `--list` names them, `--json FILE` writes [{name, ratio, goal, met}].
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { describeFinding, toJson } from '../tests/bench/lib/finding.ts';
import type { Finding } from '../tests/bench/lib/finding.ts';
import { openPlace } from '../tests/bench/lib/place.ts';
import { drain } from '../tests/bench/drain.ts';
import { film } from '../tests/bench/film.ts';
import { labelsRead } from '../tests/bench/labels-read.ts';
import { lists } from '../tests/bench/lists.ts';
import { lookUp } from '../tests/bench/look-up.ts';
import { memorySlope } from '../tests/bench/memory-slope.ts';
import { pack } from '../tests/bench/pack.ts';
import { packVerify } from '../tests/bench/pack-verify.ts';
import { photo } from '../tests/bench/photo.ts';
import { report as reports } from '../tests/bench/report.ts';
import { scanToShown } from '../tests/bench/scan-to-shown.ts';
import { screens } from '../tests/bench/screens.ts';
import { commandsAcknowledged, pullReturns } from '../tests/bench/sync.ts';
import { verdictCommit } from '../tests/bench/verdict-commit.ts';
import { windowReady } from '../tests/bench/window-ready.ts';
import { Refusal, createReport, describeError, endOnSignals, runScript } from './lib/report.ts';

// The photo comes last: the station's imaging worker then forbids sharp, in this whole process, all but a camera's formats.
const MEASUREMENTS = [
  lookUp,
  lists,
  reports,
  screens,
  verdictCommit,
  commandsAcknowledged,
  pullReturns,
  drain,
  scanToShown,
  windowReady,
  film,
  memorySlope,
  packVerify,
  pack,
  labelsRead,
  photo,
];
const report = createReport((line) => process.stdout.write(line));

// Where all that one line of code made lately was alive at a collection, V8 makes it in the old generation from then on.
// With Node 24 that befalls the arrays within an HTTP request, by chance (the order in which modules were loaded decides):
// each dead array then keeps its whole request until a full collection, and every small one copies 10 MB instead of 0.4,
// for good. One run paid a tenth for it and the next did not. Electron 33 was not seen to do it in six runs.
setFlagsFromString('--no-allocation-site-pretenuring');

async function bench(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, json: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  if (values.list) {
    for (const { names, about } of MEASUREMENTS) process.stdout.write(`${names.join(', ')}: ${about}\n`);
    return 0;
  }
  const wanted = MEASUREMENTS.filter(({ names }) => values.only === undefined || names.includes(values.only));
  if (wanted.length === 0) throw unknownName(values.only ?? '');

  const found: Finding[] = [];
  const broken: string[] = [];
  const place = openPlace(report);
  try {
    for (const { names, about, run } of wanted) {
      report({ zh: `测量 ${names.join('、')}`, en: `measuring ${names.join(', ')} (${about})` });
      try {
        const findings = await run(place);
        found.push(...findings);
        for (const finding of findings) print(finding);
      } catch (error) {
        broken.push(...names);
        process.stderr.write(`BROKEN  ${names.join(', ')}\n${describeError(error)}\n`);
      }
    }
  } finally {
    await place.close();
  }
  process.stdout.write(`\n${found.map((finding) => `${describeFinding(finding)}\n`).join('')}`);
  if (values.json !== undefined) writeFileSync(resolve(values.json), toJson(found));
  return broken.length === 0 ? 0 : 1;
}

function print(finding: Finding): void {
  process.stdout.write(`${describeFinding(finding)}\n${finding.lines.map((line) => `          ${line}\n`).join('')}`);
}

function unknownName(name: string): Refusal {
  const known = MEASUREMENTS.flatMap(({ names }) => names).join(', ');
  return new Refusal({
    zh: `没有叫“${name}”的测量。什么都没跑。可以选：${known}`,
    en: `There is no measurement called "${name}". Nothing was run. There are: ${known}`,
  });
}

endOnSignals();
await runScript(bench);
