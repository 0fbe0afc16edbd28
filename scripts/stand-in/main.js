// The app that lies in the stand-in Electron's resources/app (copied there by scripts/lib/stand-in-electron.ts).
// A stock Electron started as `electron <folder>` opens that folder through its default app; the stand-in has none, so
// this does the same: first argument that is no switch = the checkout to open. Nothing of a checkout is baked in,
// because one copy in the cache serves them all.
// An ES module with a top-level await, because Electron holds back `ready` until its entry module has been evaluated:
// what must happen before `ready` (schemes, sandbox) still can. https://www.electronjs.org/docs/latest/tutorial/esm
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

async function openCheckout(folder) {
  const root = resolve(folder);
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  app.setAppPath(root);
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));
  await import(pathToFileURL(join(root, about.main)).href);
}

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
try {
  if (folder === undefined) throw new Error('usage: electron <folder of the app> [--switches]');
  await openCheckout(folder);
} catch (error) {
  console.error(error);
  app.exit(1);
}
