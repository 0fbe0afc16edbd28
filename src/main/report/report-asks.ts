import * as v from 'valibot';
import { REPORT_SORTS, REPORT_STEPS, REPORT_TABLES, ReportView, TablePage } from '../../shared/report.ts';

// What the station asks the worker of the reports. Everything was parsed at the border already: what stands here is what
// the station adds to it.

const Day = v.pipe(v.number(), v.integer());
const scope = {
  /** yyyymmdd, both included. */
  from: Day,
  until: Day,
  /** Only returns of these; null = all. */
  platforms: v.nullable(v.array(v.string())),
  now: v.number(),
};
const table = {
  ...scope,
  table: v.picklist(REPORT_TABLES),
  sort: v.picklist(REPORT_SORTS),
  isDescending: v.boolean(),
  filter: v.string(),
};

const ReportAsk = v.variant('what', [
  v.object({ what: v.literal('view'), ...scope, step: v.picklist(REPORT_STEPS), zone: v.string() }),
  v.object({ what: v.literal('table'), ...table, offset: v.number() }),
  v.object({
    ...{ what: v.literal('file'), ...table },
    format: v.picklist(['csv', 'xlsx']),
    language: v.picklist(['zh', 'en']),
    target: v.pipe(v.string(), v.minLength(1)),
  }),
]);
export type ReportAsk = v.InferOutput<typeof ReportAsk>;

/** Reads a report out of the database `file`, on a connection that can't write. `binding`: see `StationDeps`. */
export const ReportJob = v.object({
  kind: v.literal('report'),
  file: v.pipe(v.string(), v.minLength(1)),
  binding: v.nullable(v.string()),
  ask: ReportAsk,
});
export type ReportJob = v.InferOutput<typeof ReportJob>;

export const ReportFound = v.variant('what', [
  v.object({ what: v.literal('view'), view: ReportView }),
  v.object({ what: v.literal('table'), page: TablePage }),
  v.object({ what: v.literal('file'), rows: v.number() }),
]);
export type ReportFound = v.InferOutput<typeof ReportFound>;
