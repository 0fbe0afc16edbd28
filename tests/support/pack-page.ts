import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeReportPage } from '../../scripts/lib/report-page.ts';
import { buildPack, text } from './pack-builder.ts';
import type { PackFiles } from './pack-builder.ts';
import { rawZip, zipOf } from './raw-zip.ts';
import { redDot } from './red-dot.ts';

// A pack with the real page in it, laid out on the disk for a browser.

const BODY = '<h1>举证报告</h1><p>&lt;b&gt;</p><figure><img src="figures/fig-01.jpg" alt="图1"></figure>';

/** The page as a report carries it, and a good pack that holds it. */
export async function buildPackWithPage(): Promise<{ html: string; files: PackFiles }> {
  const template = await makeReportPage();
  const html = template
    .replace('lang="LANG"', 'lang="zh-CN"')
    .replace('<!--title-->', '举证报告')
    .replace('<!--report-->', BODY);
  const { files } = await buildPack({ figure: redDot, more: new Map([['data/report.html', text(html)]]) });
  return { html, files };
}

/** The same files after a change; those given stay as they are. */
export function changedFiles(from: PackFiles, change: (files: PackFiles) => void): PackFiles {
  const files: PackFiles = new Map(from);
  change(files);
  return files;
}

/** Writes the pack's folder into `home` and answers where it lies. */
export function unpackInto(home: string, files: PackFiles): string {
  const folder = join(home, 'case-R1-0192f0aa');
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

export function zipInto(home: string, files: PackFiles): string {
  const file = join(home, 'case.zip');
  writeFileSync(file, rawZip(zipOf(files)));
  return file;
}
