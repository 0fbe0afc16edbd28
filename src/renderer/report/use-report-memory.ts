import { useMemo } from 'react';
import { useSeatDoor } from '../people/seat-context.ts';
import { useStation } from '../ui/station-client.ts';
import { memoryOf } from './report-memory.ts';
import type { ReportMemory } from './report-memory.ts';

/** What this person has read of reports. */
export const useReportMemory = (): ReportMemory => {
  const station = useStation();
  const { seat } = useSeatDoor();
  return useMemo(() => memoryOf(station, seat), [station, seat]);
};
