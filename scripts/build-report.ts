// A part of `npm run build`: the page inside every pack, as one file, and the fonts of its PDF.
import { copyReportFonts } from './lib/report-fonts.ts';
import { buildReportPage } from './lib/report-page.ts';
import { runScript } from './lib/report.ts';

await runScript(async () => {
  await buildReportPage();
  copyReportFonts();
  return 0;
});
