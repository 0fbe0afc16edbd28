import type { StationHandlers } from '../../shared/contract.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'reportView' | 'reportTable' | 'reportExport' | 'reportBuyer';

/** What was judged, why and how fast, over days and years. */
export function createReportHandlers({ reports }: Pick<HandlerDeps, 'reports'>): Pick<StationHandlers, Calls> {
  return {
    reportView: (asked) => reports.view(asked),
    reportTable: (asked) => reports.table(asked),
    reportExport: (asked) => reports.exportTable(asked),
    reportBuyer: ({ key }) => reports.openBuyer(key),
  };
}
