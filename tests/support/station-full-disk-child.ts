// A bench in a process whose files may not grow beyond a limit (`ulimit -f`), as on a failing disk: scans until the
// database can't be written, and prints what each scan was answered.
import { openTestStation } from './station-fixture.ts';

const [dataDir = '', scans = '0'] = process.argv.slice(2);
// The limit sends a signal whose default ends the process; the error that follows it is what is to be seen.
process.on('SIGXFSZ', () => undefined);

const { handlers } = await openTestStation(dataDir, (name, payload) => {
  if (name === 'alarm') process.stdout.write(`alarm ${JSON.stringify(payload)}\n`);
});
for (let scan = 0; scan < Number(scans); scan += 1) {
  const raw = `ZZ${String(scan).padStart(10, '0')}`;
  const answer = await handlers.benchScan({ raw, source: 'scanner', at: Date.now() });
  process.stdout.write(`${answer.ok ? 'stored' : answer.error.code} ${raw}\n`);
  if (!answer.ok) break;
  const later = await handlers.benchCommand({ word: 'LATER' });
  if (!later.ok) {
    process.stdout.write(`${later.error.code} LATER\n`);
    break;
  }
}
process.exit(0);
