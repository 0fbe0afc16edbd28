// A bench that imports a file in a process of its own, to be killed in the middle: `node import-child.ts DIR FILE`. Says
// `stored` after the first batches.
import { readFileSync } from 'node:fs';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import { preview } from './import-fixture.ts';
import { openTestStation, valueOf } from './station-fixture.ts';

const [dataDir = '', file = ''] = process.argv.slice(2);
const worker = createInProcessWorker();
const station = await openTestStation(
  dataDir,
  (name) => {
    if (name === 'importChanged') process.stdout.write('stored\n');
  },
  { worker },
);
await preview(station, 'import-1', readFileSync(file));
await valueOf(station.handlers.importRun({ importId: 'import-1' }));
