import type { StationClient } from '../../shared/contract.ts';
import type { Seat } from '../../shared/people.ts';
import type { ReportRange, ReportStep, ReportView, TableAsk, TablePage } from '../../shared/report.ts';
import type { Preset } from './report-range.ts';

// What was read of reports before is shown at once when it is asked for again, while it is read anew. It is one person's:
// another one, or other rights, begin with nothing.

/** As many questions of a kind as somebody goes back and forth between. */
const KEPT = 12;

type ReportQuestion = ReportRange & { step: ReportStep };

/** Which days the page begins with. */
type FirstDays = { preset: Preset | 'own'; range: ReportRange };

export type ReportMemory = {
  /** As they were found last; null before that. */
  first: () => FirstDays | null;
  keepFirst: (first: FirstDays) => void;
  view: (asked: ReportQuestion) => ReportView | null;
  keepView: (asked: ReportQuestion, view: ReportView) => void;
  page: (asked: TableAsk) => TablePage | null;
  keepPage: (asked: TableAsk, page: TablePage) => void;
  /** The station refused: nothing is shown that it would not tell now. */
  forget: () => void;
};

/** A few answers by their question, the oldest forgotten first. */
function createAnswers<T>(): {
  get: (key: string) => T | null;
  set: (key: string, value: T) => void;
  clear: () => void;
} {
  const known = new Map<string, T>();
  return {
    get: (key) => known.get(key) ?? null,
    set: (key, value) => {
      known.delete(key);
      known.set(key, value);
      const [oldest] = known.keys();
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    },
    clear: () => {
      known.clear();
    },
  };
}

const keyOfView = ({ from, until, step }: ReportQuestion): string => `${from} ${until} ${step}`;
const keyOfPage = ({ from, until, table, sort, isDescending, filter, offset }: TableAsk): string =>
  JSON.stringify([from, until, table, sort, isDescending, filter, offset]);

function createMemory(): ReportMemory {
  const views = createAnswers<ReportView>();
  const pages = createAnswers<TablePage>();
  let first: FirstDays | null = null;
  return {
    first: () => first,
    keepFirst: (found) => {
      first = found;
    },
    view: (asked) => views.get(keyOfView(asked)),
    keepView: (asked, view) => {
      views.set(keyOfView(asked), view);
    },
    page: (asked) => pages.get(keyOfPage(asked)),
    keepPage: (asked, page) => {
      pages.set(keyOfPage(asked), page);
    },
    forget: () => {
      first = null;
      views.clear();
      pages.clear();
    },
  };
}

/** Who reads, and what they may read. */
const readerOf = (seat: Seat | null): string =>
  JSON.stringify(seat === null ? null : [seat.hasPeople, seat.person?.id, seat.person?.roles]);

const memories = new WeakMap<StationClient, { reader: string; memory: ReportMemory }>();

/** The memory of whoever sits here, for as long as they do. */
export function memoryOf(station: StationClient, seat: Seat | null): ReportMemory {
  const reader = readerOf(seat);
  const known = memories.get(station);
  if (known?.reader === reader) return known.memory;
  const memory = createMemory();
  memories.set(station, { reader, memory });
  return memory;
}
