// A bench that makes a pack in a process of its own, to be killed in the middle: `node pack-child.ts DIR STEP INSPECTION`.
// It ends by SIGKILL while copies are made (`pictures`), as the ZIP grows (`files`), or when all of it is written and only
// the good name is missing (`name`).
import fs, { existsSync, readdirSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { exportPacks, openPackStation, orderOf } from './pack-fixture.ts';

const [dataDir = '', step = '', inspectionId = ''] = process.argv.slice(2);
const folder = join(dataDir, 'packs');
const kill = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
const inFolder = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);

const isThere = (): boolean => {
  const part = inFolder().find((name) => name.endsWith('.part'));
  if (step === 'pictures') return inFolder().some((name) => name.startsWith('.work-'));
  return step === 'files' && part !== undefined && statSync(join(folder, part)).size > 1_000_000;
};
setInterval(() => {
  if (isThere()) kill();
}, 1).unref();

if (step === 'name') {
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (String(from).endsWith('.zip.part')) kill();
    rename(from, to);
  };
  syncBuiltinESMExports();
}

// `full`: the parent lets no file grow beyond a limit. The signal's default would end the process before the error is seen.
process.on('SIGXFSZ', () => undefined);

const station = await openPackStation(dataDir);
const { cases } = await exportPacks(station, orderOf([inspectionId], { preset: 'plain' }));
process.stdout.write(`${JSON.stringify({ error: cases[0]?.error, left: inFolder() })}\n`);
await station.close();
