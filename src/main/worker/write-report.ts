import { readFile, rm } from 'node:fs/promises';
import * as v from 'valibot';
import { PackRecord } from '../../shared/pack/pack-record.ts';
import { writeReportPdf } from '../pack/report-pdf.ts';
import type { ReportAnswer, WriteReportJob } from './pack-jobs.ts';

/** Does one job: fonts and pictures are read here, so that the bench does not wait for a page to be set. */
export async function writeReport(job: Omit<WriteReportJob, 'kind'>): Promise<ReportAnswer> {
  const record = v.parse(PackRecord, JSON.parse(await readFile(job.file, 'utf8')));
  const places = new Map(Object.entries(job.pictures));
  const pictureOf = (path: string): string => {
    const file = places.get(path);
    if (file === undefined) throw new Error(`no picture for ${path}`);
    return file;
  };
  // Of a try that the worker did not survive.
  await rm(job.target, { force: true });
  await writeReportPdf({ record, pictureOf, target: job.target, fontsDir: job.fontsDir });
  return 'written';
}
