import type { StationHandlers } from '../../shared/contract.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'reportView' | 'reportTable' | 'reportExport' | 'reportPrint' | 'reportBuyer';

/** What was judged, why and how fast, over days and years. */
export function createReportHandlers({
  reports,
  print,
}: Pick<HandlerDeps, 'reports' | 'print'>): Pick<StationHandlers, Calls> {
  return {
    reportView: (asked) => reports.view(asked),
    reportTable: (asked) => reports.table(asked),
    reportExport: (asked) => reports.exportTable(asked),
    reportPrint: async ({ language, how, ...asked }) => {
      const found = await reports.view(asked);
      return found.ok ? print.report(found.value, language, how) : found;
    },
    reportBuyer: ({ key }) => reports.openBuyer(key),
  };
}
