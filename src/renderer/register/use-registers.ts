import { useEffect, useState } from 'react';
import type { Register, RegisterEntry, RegisterFact, RegisterPage, RegisterStep } from '../../shared/register.ts';
import type { StationClient } from '../../shared/contract.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type Registers = {
  register: Register;
  isOpen: boolean;
  show: (register: Register, isOpen: boolean) => void;
  counts: ReadonlyMap<Register, number>;
  /** null before the station has answered. */
  entries: readonly RegisterEntry[] | null;
  hasMore: boolean;
  more: () => void;
  chosen: RegisterEntry | null;
  facts: readonly RegisterFact[];
  choose: (id: string) => void;
  move: (by: 1 | -1) => void;
  refusal: ErrorCode | null;
  act: (step: Omit<RegisterStep, 'id'>, onDone: () => void) => void;
  undo: () => void;
};

type Read = { entry: RegisterEntry; facts: readonly RegisterFact[] };

/** Looks through everything that happened since; gives back how many entries that changed. */
const sweepAll = async (station: StationClient, isWanted: () => boolean): Promise<number> => {
  let changed = 0;
  for (;;) {
    const swept = await station.registerSweep(undefined);
    if (!swept.ok) return changed;
    changed += swept.value.changed;
    if (!swept.value.isBehind || !isWanted()) return changed;
  }
};

/** One register's page with what is chosen on it. Looking enters what happened since. */
export const useRegisters = (): Registers => {
  const station = useStation();
  const [place, setPlace] = useState<{ register: Register; isOpen: boolean }>({ register: 'lost', isOpen: true });
  const [counts, setCounts] = useState<ReadonlyMap<Register, number>>(new Map());
  const [page, setPage] = useState<RegisterPage | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [round, setRound] = useState(0);
  const { register, isOpen } = place;
  const chosen = page?.entries.find(({ id }) => id === chosenId) ?? page?.entries[0] ?? null;
  const readId = chosen?.id ?? null;

  const failed = (error: unknown): void => {
    console.warn('the register could not be asked', error);
    setRefusal('internal');
  };
  const take = <T>(result: Result<T>, keep: (value: T) => void): void => {
    if (result.ok) keep(result.value);
    else setRefusal(result.error.code);
  };
  useEffect(() => {
    let isWanted = true;
    sweepAll(station, () => isWanted).then(
      (changed) => {
        if (isWanted && changed > 0) setRound((n) => n + 1);
      },
      (error: unknown) => {
        console.warn('the registers could not be brought up to date', error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station]);

  useEffect(() => {
    let isWanted = true;
    Promise.all([station.registerList({ register, isOpen, after: null }), station.registerCounts(undefined)]).then(
      ([listed, counted]) => {
        if (!isWanted) return;
        take(listed, setPage);
        take(counted, (all) => {
          setCounts(new Map(all.map((one) => [one.register, one.open])));
        });
      },
      failed,
    );
    return () => {
      isWanted = false;
    };
  }, [station, register, isOpen, round]);

  useEffect(() => {
    let isWanted = true;
    if (readId === null) return undefined;
    station.registerEntry({ id: readId }).then((result) => {
      if (isWanted) take(result, setRead);
    }, failed);
    return () => {
      isWanted = false;
    };
  }, [station, readId, round]);

  const settle = (result: Result<RegisterEntry>, onDone: () => void): void => {
    take(result, () => {
      setRefusal(null);
      onDone();
    });
    setRound((n) => n + 1);
  };
  return {
    register,
    isOpen,
    show: (wanted, wantsOpen) => {
      setPlace({ register: wanted, isOpen: wantsOpen });
      setPage(null);
      setChosenId(null);
      setRefusal(null);
    },
    counts,
    entries: page?.entries ?? null,
    hasMore: page?.next != null,
    more: () => {
      if (page?.next == null) return;
      station.registerList({ register, isOpen, after: page.next }).then((result) => {
        take(result, (further) => {
          setPage({ entries: [...page.entries, ...further.entries], next: further.next });
        });
      }, failed);
    },
    chosen,
    facts: read !== null && read.entry.id === readId ? read.facts : [],
    choose: setChosenId,
    move: (by) => {
      const index = page?.entries.findIndex(({ id }) => id === readId) ?? -1;
      const next = page?.entries[index + by];
      if (next !== undefined) setChosenId(next.id);
    },
    refusal,
    act: (step, onDone) => {
      if (readId === null) return;
      station.registerAct({ ...step, id: readId }).then((result) => {
        settle(result, onDone);
      }, failed);
    },
    undo: () => {
      if (readId === null) return;
      station.registerUndo({ id: readId }).then((result) => {
        settle(result, () => undefined);
      }, failed);
    },
  };
};
