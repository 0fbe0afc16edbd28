import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { HandOver, ShelfItem } from '../../shared/shelf.ts';
import { usePrint } from '../print/use-print.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import { canMark, filterItems } from './shelf-filter.ts';
import type { ShelfFilter } from './shelf-filter.ts';

/** What was handed over last: the list can be printed again. */
type Given = { handOverId: string; to: HandOver['to']; signer: string; n: number };
type HandOverProblem = 'none-marked' | 'no-signer';

export type Shelf = {
  /** Most urgent first, as far as the filter lets through; null before the station has answered. */
  shown: readonly ShelfItem[] | null;
  items: readonly ShelfItem[];
  isFailed: boolean;
  filter: ShelfFilter;
  setFilter: (filter: ShelfFilter) => void;
  chosen: ShelfItem | null;
  choose: (inspectionId: string) => void;
  move: (by: 1 | -1) => void;
  marked: ReadonlySet<string>;
  toggle: (inspectionId: string) => void;
  markAll: () => void;
  to: HandOver['to'];
  setTo: (to: HandOver['to']) => void;
  signer: string;
  setSigner: (signer: string) => void;
  problem: HandOverProblem | null;
  refusal: ErrorCode | null;
  given: Given | null;
  print: ReturnType<typeof usePrint>;
  handOver: () => void;
  printAgain: (how: 'paper' | 'pdf') => void;
  readAgain: () => void;
};

/** The shelf's list with what is chosen and marked on it. `version` changes whenever the bench did something. */
export const useShelf = (isOnScreen: boolean, version: unknown): Shelf => {
  const station = useStation();
  const [items, setItems] = useState<readonly ShelfItem[] | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [filter, setFilter] = useState<ShelfFilter>('all');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<HandOver['to']>('courier');
  const [signer, setSigner] = useState('');
  const [problem, setProblem] = useState<HandOverProblem | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const [round, setRound] = useState(0);
  const print = usePrint();
  const { language } = useSettings().settings;

  useEffect(() => {
    if (!isOnScreen) return;
    let isWanted = true;
    station.shelfView(undefined).then(
      (result) => {
        if (!isWanted) return;
        setIsFailed(!result.ok);
        if (result.ok) setItems(result.value);
      },
      () => {
        if (isWanted) setIsFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, isOnScreen, version, round]);

  const all = items ?? [];
  // A kind that has just run out shows everything again.
  const kind = filter === 'all' || all.some(({ why }) => why === filter) ? filter : 'all';
  const shown = items === null ? null : filterItems(items, kind);
  const chosen = shown?.find(({ inspectionId }) => inspectionId === chosenId) ?? shown?.[0] ?? null;
  const stillMarked = new Set(all.filter((item) => canMark(item) && marked.has(item.inspectionId)).map(idOf));

  const handOver = (): void => {
    setRefusal(null);
    const name = signer.trim();
    const found = stillMarked.size === 0 ? 'none-marked' : name === '' ? 'no-signer' : null;
    setProblem(found);
    if (found !== null) return;
    station.shelfHandOver({ inspectionIds: [...stillMarked], to, signer: name }).then(
      (result) => {
        setRound((n) => n + 1);
        if (!result.ok) {
          setRefusal(result.error.code);
          return;
        }
        const { handOverId } = result.value;
        setGiven({ handOverId, to, signer: name, n: stillMarked.size });
        setMarked(new Set());
        setSigner('');
        print.make({ what: 'hand-over', handOverId, language }, 'paper');
      },
      () => {
        setRefusal('internal');
      },
    );
  };

  return {
    shown,
    items: all,
    isFailed,
    filter: kind,
    setFilter,
    chosen,
    choose: setChosenId,
    move: (by) => {
      const index = shown?.findIndex(({ inspectionId }) => inspectionId === chosen?.inspectionId) ?? -1;
      const next = shown?.[index + by];
      if (next !== undefined) setChosenId(next.inspectionId);
    },
    marked: stillMarked,
    toggle: (inspectionId) => {
      setProblem(null);
      setMarked((known) => {
        const next = new Set(known);
        if (!next.delete(inspectionId)) next.add(inspectionId);
        return next;
      });
    },
    markAll: () => {
      setProblem(null);
      setMarked(new Set(all.filter(canMark).map(idOf)));
    },
    to,
    setTo,
    signer,
    setSigner: (name) => {
      setProblem(null);
      setSigner(name);
    },
    problem,
    refusal,
    given,
    print,
    handOver,
    printAgain: (how) => {
      if (given === null) return;
      print.make({ what: 'hand-over', handOverId: given.handOverId, language }, how);
    },
    readAgain: () => {
      setRound((n) => n + 1);
    },
  };
};

const idOf = ({ inspectionId }: ShelfItem): string => inspectionId;
