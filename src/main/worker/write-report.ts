import { readFile, rm, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { PackRecord } from '../../shared/pack/pack-record.ts';
import { renderReportBody, renderReportTitle } from '../pack/report-page.ts';
import { writeReportPdf } from '../pack/report-pdf.ts';
import { fillReportPage } from '../pack/report-template.ts';
import type { ReportAnswer, WriteReportJob } from './pack-jobs.ts';

/** Does one job: fonts, pictures and codes are set here, so that the bench does not wait for a page. */
export async function writeReport(job: Omit<WriteReportJob, 'kind'>): Promise<ReportAnswer> {
  const record = v.parse(PackRecord, JSON.parse(await readFile(job.file, 'utf8')));
  const places = new Map(Object.entries(job.pictures));
  const pictureOf = (path: string): string => {
    const file = places.get(path);
    if (file === undefined) throw new Error(`no picture for ${path}`);
    return file;
  };
  const lang = record.locale === 'zh' ? 'zh-CN' : 'en';
  const parts = { lang, title: renderReportTitle(record), body: renderReportBody(record) } as const;
  await writeFile(job.html, fillReportPage(job.page, parts));
  // Of a try that the worker did not survive.
  await rm(job.pdf, { force: true });
  await writeReportPdf({ record, pictureOf, target: job.pdf, fontsDir: job.fontsDir });
  return 'written';
}
