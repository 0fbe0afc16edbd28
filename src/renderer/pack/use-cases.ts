import { useEffect, useRef, useState } from 'react';
import { CASE_TEXT_MAX } from '../../shared/cases.ts';
import type { CaseHit } from '../../shared/cases.ts';
import { PACK_CASES_MAX } from '../../shared/pack/pack-calls.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { FIRST_FILTER, queryOf } from './case-query.ts';
import type { CaseFilter } from './case-query.ts';

/** A search begins when the hand rests; a scan into the box takes less time and is taken out of it again. */
const REST_MS = 300;

type Page = { hits: readonly CaseHit[]; next: number | null; isBehind: boolean };
type Found = Page & { filter: CaseFilter };

export type Cases = {
  filter: CaseFilter;
  /** Changes the filter; the text is looked for when the hand rests, the rest at once. */
  setFilter: (changed: Partial<CaseFilter>) => void;
  /** Null before the first answer. */
  found: Found | null;
  isSearching: boolean;
  /** The list answers what stands in the box: Enter there opens the chosen one. */
  isAnswered: boolean;
  fault: ErrorCode | null;
  /** Looks again at once. */
  findNow: () => void;
  readMore: () => void;
  /** The hit that the keys are for. */
  chosenId: string | null;
  choose: (inspectionId: string) => void;
  move: (by: number) => void;
  /** Ticked for an export of many; they stay ticked when something else is searched. */
  marked: ReadonlySet<string>;
  toggle: (inspectionId: string) => void;
  /** Ticks everything the filter finds, at most what one order takes. */
  markAll: () => void;
  unmarkAll: () => void;
  /** More was found than one order takes. */
  isTooMany: boolean;
};

/** Looks for cases as a person types and filters. */
export const useCases = (isOnScreen: boolean): Cases => {
  const station = useStation();
  const [filter, setFilter] = useState(FIRST_FILTER);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ErrorCode | null>(null);
  const [isSearching, setIsSearching] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [isTooMany, setIsTooMany] = useState(false);
  const [round, setRound] = useState(0);
  const searched = useRef<CaseFilter | null>(null);

  useEffect(() => {
    if (!isOnScreen) return;
    let isWanted = true;
    const isTyping = searched.current !== null && searched.current.text !== filter.text;
    const timer = setTimeout(
      () => {
        searched.current = filter;
        setIsSearching(true);
        station
          .caseFind(queryOf(filter, null, Date.now()))
          .then(
            (result) => {
              if (!isWanted) return;
              setFault(result.ok ? null : result.error.code);
              if (result.ok) setFound({ ...result.value, filter });
            },
            () => {
              if (isWanted) setFault('internal');
            },
          )
          .finally(() => {
            if (isWanted) setIsSearching(false);
          });
      },
      isTyping ? REST_MS : 0,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [station, filter, round, isOnScreen]);

  const hits = found?.hits ?? [];
  const chosen = hits.find(({ inspectionId }) => inspectionId === chosenId) ?? hits[0] ?? null;

  const readPage = async (after: number): Promise<Page | null> => {
    const result = await station.caseFind(queryOf(filter, after, Date.now()));
    if (!result.ok) setFault(result.error.code);
    return result.ok ? result.value : null;
  };
  const readMore = async (): Promise<void> => {
    if (found?.next == null) return;
    const page = await readPage(found.next);
    if (page === null) return;
    // Another search may have been answered meanwhile: its list is not made longer by a page of the old one.
    setFound((known) => (known === found ? { ...known, ...page, hits: [...known.hits, ...page.hits] } : known));
  };
  const markAll = async (): Promise<void> => {
    if (found === null) return;
    let all = found;
    while (all.next !== null && all.hits.length < PACK_CASES_MAX) {
      const page = await readPage(all.next);
      if (page === null) return;
      all = { ...all, ...page, hits: [...all.hits, ...page.hits] };
    }
    setFound((known) => (known === found ? all : known));
    setMarked(new Set(all.hits.slice(0, PACK_CASES_MAX).map(({ inspectionId }) => inspectionId)));
    setIsTooMany(all.hits.length > PACK_CASES_MAX || all.next !== null);
  };
  const orFault = (work: Promise<void>): void => {
    work.catch(() => {
      setFault('internal');
    });
  };

  return {
    filter,
    setFilter: (changed) => {
      setFault(null);
      setFilter((known) => ({ ...known, ...changed, text: (changed.text ?? known.text).slice(0, CASE_TEXT_MAX) }));
    },
    found,
    isSearching,
    isAnswered: !isSearching && fault === null && found?.filter === filter,
    fault,
    findNow: () => {
      setRound((n) => n + 1);
    },
    readMore: () => {
      orFault(readMore());
    },
    chosenId: chosen?.inspectionId ?? null,
    choose: setChosenId,
    move: (by) => {
      const at = hits.findIndex(({ inspectionId }) => inspectionId === chosen?.inspectionId);
      const to = hits[Math.min(hits.length - 1, Math.max(0, at + by))];
      if (to !== undefined) setChosenId(to.inspectionId);
    },
    marked,
    toggle: (inspectionId) => {
      setIsTooMany(false);
      setMarked((known) => {
        const next = new Set(known);
        if (!next.delete(inspectionId) && next.size < PACK_CASES_MAX) next.add(inspectionId);
        return next;
      });
    },
    markAll: () => {
      orFault(markAll());
    },
    unmarkAll: () => {
      setMarked(new Set());
      setIsTooMany(false);
    },
    isTooMany,
  };
};
