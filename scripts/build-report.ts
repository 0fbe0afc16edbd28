// A part of `npm run build`: the page inside every pack, as one file.
import { buildReportPage } from './lib/report-page.ts';
import { runScript } from './lib/report.ts';

await runScript(async () => {
  await buildReportPage();
  return 0;
});
