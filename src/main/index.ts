import { resolve } from 'node:path';
import { startApp } from './app/start-up.ts';
import { systemClock } from './lib/clock.ts';
import { createIds } from './lib/ids.ts';
import { createStation } from './station.ts';

// The program's entry under Electron: where the build put things, and which station the shell opens.
const out = resolve(import.meta.dirname, '..');

startApp(
  {
    preload: resolve(out, 'preload/index.cjs'),
    rendererFolder: resolve(out, 'renderer'),
    worker: resolve(out, 'main/worker.js'),
  },
  ({ sqliteBinding, ...parts }) =>
    createStation({
      ...parts,
      ...(sqliteBinding === null ? {} : { sqliteBinding }),
      migrationsDir: resolve(out, 'main/migrations'),
      clock: systemClock,
      ids: createIds(systemClock),
    }),
);
