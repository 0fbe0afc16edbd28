// Deletes what may go in a data folder and dies at the n-th step: `node retention-kill-child.ts DIR KILL_AT`. Each file
// is two steps: right before it is removed and right after. Prints `done` when nothing is left to do.
import { rm } from 'node:fs/promises';
import { systemClock } from '../../src/main/lib/clock.ts';
import { lookAt } from '../../src/main/retention/retention-walk.ts';
import { openRetentionFixture } from './retention-fixture.ts';

const [dataDir = '', killAt = '0'] = process.argv.slice(2);
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};

const days = { recording: 90, photo: 180, case: 1095 };
const fixture = await openRetentionFixture(dataDir, systemClock);
const { store } = fixture.parts();
const removal = fixture.removalWith(async (path) => {
  step();
  await rm(path, { force: true });
  step();
});
await removal.finish();
for (const key of store.inspectionsAfter('', 1000)) {
  const due = () => lookAt(store, key, days, Date.now())?.due ?? [];
  if (due().length > 0) await removal.remove(key.id, due, days, '');
}
fixture.close();
process.stdout.write(`done ${steps}\n`);
