import { useEffect } from 'react';
import { CALL_ROLES } from '../../shared/call-roles.ts';
import type { Seat } from '../../shared/people.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { useStation } from '../ui/station-client.ts';
import { firstQuestion } from './report-range.ts';
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
      const asked = firstQuestion(Date.now());
      const [found] = await Promise.all([station.reportView(asked), import('./ReportScreen.tsx')]);
      if (found.ok) memory.keepView(asked, found.value);
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
