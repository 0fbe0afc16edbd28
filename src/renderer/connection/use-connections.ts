import { useEffect, useState } from 'react';
import type { ConnectionView } from '../../shared/connection.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

type Connections = {
  /** null until they are read. */
  list: readonly ConnectionView[] | null;
  setList: (list: readonly ConnectionView[]) => void;
  refusal: ErrorCode | null;
  /** Gives back whether it was taken. */
  remove: (id: string) => Promise<boolean>;
};

/** How often the states are read anew while they are looked at, ms. */
const LOOK_MS = 5000;

/** The shops this bench speaks to, with their states. */
export const useConnections = (): Connections => {
  const station = useStation();
  const [list, setList] = useState<readonly ConnectionView[] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    const take = (result: Result<readonly ConnectionView[]>): void => {
      if (!isWanted) return;
      if (result.ok) setList(result.value);
      else setRefusal(result.error.code);
    };
    const read = (): void => {
      station.connectionList(undefined).then(take, () => {
        if (isWanted) setRefusal('internal');
      });
    };
    read();
    const timer = setInterval(read, LOOK_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [station]);
  const remove = async (id: string): Promise<boolean> => {
    setRefusal(null);
    try {
      const result = await station.connectionRemove({ id });
      if (result.ok) setList(result.value);
      else setRefusal(result.error.code);
      return result.ok;
    } catch {
      setRefusal('internal');
      return false;
    }
  };
  return { list, setList, refusal, remove };
};
