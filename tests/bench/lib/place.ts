import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../../../scripts/lib/build.ts';
import { openDisplay } from '../../../scripts/lib/display.ts';
import type { Display } from '../../../scripts/lib/display.ts';
import { describeRuntime, ensureElectron, repoFolder } from '../../../scripts/lib/electron-runtime.ts';
import type { ElectronRuntime } from '../../../scripts/lib/electron-runtime.ts';
import { Refusal } from '../../../scripts/lib/report.ts';
import type { Report } from '../../../scripts/lib/report.ts';
import type { Finding } from './finding.ts';
import { storeReturns } from './many-returns.ts';

/** One file of tests/bench: what it finds, by name, and how. Throws when it could not measure. */
export type Measurement = { names: readonly string[]; about: string; run: (place: Place) => Promise<Finding[]> };

/** Where a run of the bench works: what several measurements share is made once, when first asked for. */
export type Place = {
  report: Report;
  /** A fresh folder on the disk that the checkout is on (a temporary folder may be in memory). */
  newFolder: (name: string) => string;
  /** A data folder whose database holds this many expected returns. */
  dataWith: (returns: number) => string;
  /** An Electron and a build of the window. */
  electron: () => Promise<ElectronRuntime>;
  /** A display of its own, so that keys have one window to go to. */
  newDisplay: () => Promise<Display>;
  /** Ends displays, removes everything that was written. */
  close: () => Promise<void>;
};

export function openPlace(report: Report): Place {
  const cache = join(repoFolder, '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'bench-'));
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const folders = new Map<number, string>();
  const displays: Display[] = [];
  let electron: Promise<ElectronRuntime> | null = null;

  const newFolder = (name: string): string => mkdtempSync(join(root, `${name}-`));
  return {
    report,
    newFolder,
    dataWith: (returns) => {
      const known = folders.get(returns);
      if (known !== undefined) return known;
      const folder = newFolder('data');
      report({ zh: `写入 ${returns} 条预期退货`, en: `storing ${returns} expected returns` });
      storeReturns(folder, returns);
      folders.set(returns, folder);
      return folder;
    },
    electron: () => (electron ??= prepareElectron(report)),
    newDisplay: async () => {
      const display = await openDisplay(process.env, true);
      displays.push(display);
      return display;
    },
    close: async () => {
      for (const display of displays) await display.stop();
      process.removeListener('exit', remove);
      remove();
    },
  };
}

async function prepareElectron(report: Report): Promise<ElectronRuntime> {
  const runtime = await ensureElectron(report, 'test');
  const built = await ensureBuild(repoFolder, report);
  if (built !== null && built.code !== 0) {
    process.stderr.write(built.output);
    throw new Refusal({ zh: '程序没构建成（原因在上面）。', en: 'The program could not be built (see above).' });
  }
  report(describeRuntime(runtime));
  return runtime;
}
