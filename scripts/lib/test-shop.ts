import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from './cache-folder.ts';
import { withLock } from './lock.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import { runCommand } from './run-command.ts';
import { npmCommand, npmReasonIn } from './stand-in-electron.ts';

/** A shop of the integration tests: a package of its own, so that nobody who only starts the app fetches it. */
interface TestShop {
  readonly folder: string;
  readonly name: string;
  readonly size: string;
}

/** 424 packages, half a minute. */
export const VENDURE_SHOP: TestShop = { folder: 'vendure-shop', name: 'Vendure', size: '166 MB' };
/** 1,068 packages with a PostgreSQL among them, a minute and a half; only for `npm run test:medusa`. */
export const MEDUSA_SHOP: TestShop = { folder: 'medusa-shop', name: 'Medusa', size: '740 MB' };

/**
 * Installs the shop's packages when they aren't there or are those of another lock file; answers whether it had to. A
 * Refusal says why it can't be done.
 */
export async function ensureTestShop(repo: string, shop: TestShop, report: Report): Promise<boolean> {
  const folder = join(repo, 'tests', 'support', shop.folder);
  const wanted = shortHash(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  // Inside node_modules, so that it goes with them; written last, so that half an installation doesn't count.
  const stamp = join(folder, 'node_modules', '.installed-lock');
  const isInstalled = async (): Promise<boolean> => (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (await isInstalled()) return false;
  const locks = join(repo, '.cache');
  await mkdir(locks, { recursive: true });
  return withLock(join(locks, `${shop.folder}.lock`), report, async () => {
    if (await isInstalled()) return false;
    report({
      zh: `为集成测试安装一家真的 ${shop.name} 店铺（${shop.size}，只做一次）`,
      en: `installing a real ${shop.name} shop for the integration tests (${shop.size}, once)`,
    });
    const { command, args } = npmCommand(process.env);
    // No scripts: what has a binary brings it ready. The prefix, because an npm around us has told ours another one.
    const ci = [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
    const { code, output } = await runCommand(command, ci, { cwd: folder });
    if (code !== 0) throw notInstalled(shop, npmReasonIn(output));
    await writeFile(stamp, wanted);
    return true;
  });
}

function notInstalled({ name }: TestShop, reason: string): Refusal {
  return new Refusal({
    zh: `测试用的 ${name} 店铺没装上（${reason}）。别的都没动。请检查网络和 npm 源，再运行一次。`,
    en: `The ${name} shop for the tests could not be installed (${reason}). Nothing else was touched. Check the network and npm's registry, and run this again.`,
  });
}
