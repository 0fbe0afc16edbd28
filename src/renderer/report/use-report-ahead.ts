import { useEffect } from 'react';
import { CALL_ROLES } from '../../shared/call-roles.ts';
import type { Seat } from '../../shared/people.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { ReportScreen } from '../ui/screens.ts';
import { useStation } from '../ui/station-client.ts';
import { readFirst } from './first-report.ts';
import { questionOf } from './report-range.ts';
import { useReportMemory } from './use-report-memory.ts';

/** Once the page that was asked for has been drawn. */
const AFTER_MS = 400;

const mayRead = (seat: Seat | null): boolean => {
  if (seat === null) return false;
  const { roles } = CALL_ROLES.reportView;
  return !seat.hasPeople || roles === null || seat.person?.roles.some((role) => roles.includes(role)) === true;
};

/**
 * Reads the report that the page of reports begins with before anybody asks for it: the page's own chunk, the worker's start
 * and the counts are then there when it opens.
 */
export const useReportAhead = (isWanted: boolean): void => {
  const station = useStation();
  const memory = useReportMemory();
  const { seat } = useSeatDoor();
  const isAllowed = isWanted && mayRead(seat);
  useEffect(() => {
    if (!isAllowed) return undefined;
    const read = async (): Promise<void> => {
      const [{ preset, range, result }] = await Promise.all([
        readFirst((asked) => station.reportView(asked), Date.now()),
        ReportScreen.load(),
      ]);
      if (!result.ok) return;
      memory.keepView(questionOf(range), result.value);
      memory.keepFirst({ preset, range });
    };
    const timer = setTimeout(() => {
      read().catch((error: unknown) => {
        // The page itself says so when it is opened.
        console.warn('the reports could not be read ahead', error);
      });
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [station, memory, isAllowed]);
};
