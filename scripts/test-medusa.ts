// `npm run test:medusa`: the tests against a real Medusa shop with a PostgreSQL of its own, which `npm test` leaves out (740
// MB, and half a minute to start). Installs the shop when it isn't there. What follows `--` goes to vitest.
import { repoFolder } from './lib/electron-runtime.ts';
import { createReport, endOnSignals, runScript } from './lib/report.ts';
import { MEDUSA_SHOP, ensureTestShop } from './lib/test-shop.ts';
import { requireTests, summaryLines } from './lib/test-summary.ts';
import { runVitest } from './lib/vitest-run.ts';

const write = (text: string) => process.stdout.write(text);

async function testMedusa(): Promise<number> {
  await ensureTestShop(repoFolder, MEDUSA_SHOP, createReport(write));
  const run = await runVitest({
    ...{ repo: repoFolder, projects: ['medusa'], more: process.argv.slice(2), env: process.env },
  });
  const counts = requireTests(run);
  write(`\n${summaryLines(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

endOnSignals();
await runScript(testMedusa);
