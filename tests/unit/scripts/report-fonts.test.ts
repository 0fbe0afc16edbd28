import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyReportFonts } from '../../../scripts/lib/report-fonts.ts';
import { loadReportFonts } from '../../../src/main/pack/report-fonts.ts';

it('leaves fonts beside the program from which a report can be set, with their licence', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dockproof-fonts-'));
  copyReportFonts(dir);
  copyReportFonts(dir);
  expect(readdirSync(dir).sort()).toEqual(['LICENSE_FONT', 'NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf']);
  expect(loadReportFonts(dir).bold.has(0x9000)).toBe(true);
  rmSync(dir, { recursive: true, force: true });
});
