import { useEffect, useState } from 'react';
import { ROWS_A_PAGE } from '../../shared/report.ts';
import type { ReportRange, ReportSort, ReportTableName, TablePage } from '../../shared/report.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import type { ReportMemory } from './report-memory.ts';
import { useReportMemory } from './use-report-memory.ts';

/** A letter typed is not a question yet. */
const TYPING_MS = 200;

type Saved = { kind: 'saving' } | { kind: 'refused'; code: ErrorCode } | { kind: 'saved'; file: string; rows: number };

export type ReportTable = {
  table: ReportTableName;
  sort: ReportSort;
  isDescending: boolean;
  filter: string;
  offset: number;
  page: TablePage | null;
  isFailed: boolean;
  saved: Saved | null;
  open: (table: ReportTableName) => void;
  /** The same column again turns it around; a number begins with the most. */
  sortBy: (sort: ReportSort) => void;
  setFilter: (text: string) => void;
  turn: (pages: 1 | -1) => void;
  save: (format: 'csv' | 'xlsx') => void;
  show: (file: string) => void;
};

type Asked = { table: ReportTableName; sort: ReportSort; isDescending: boolean; filter: string; offset: number };
const FIRST: Asked = { table: 'sku', sort: 'judged', isDescending: true, filter: '', offset: 0 };

/** One table of a report: which, how sorted, which page; and its file. */
export const useReportTable = ({ from, until }: ReportRange): ReportTable => {
  const station = useStation();
  const memory = useReportMemory();
  const { settings } = useSettings();
  const [asked, setAsked] = useState(FIRST);
  const [days, setDays] = useState(`${from} ${until}`);
  const [last, setLast] = useState<{ by: ReportMemory; asked: Asked; days: string; page: TablePage } | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const nowDays = `${from} ${until}`;
  if (days !== nowDays) {
    setDays(nowDays);
    setAsked({ ...asked, offset: 0 });
    setSaved(null);
  }
  const { filter } = asked;

  useEffect(() => {
    let isOld = false;
    const read = async (): Promise<void> => {
      const result = await station.reportTable({ from, until, ...asked }).catch(() => null);
      if (result?.ok === true) memory.keepPage({ from, until, ...asked }, result.value);
      if (isOld) return;
      setIsFailed(result?.ok !== true);
      if (result?.ok === true) setLast({ by: memory, asked, days: `${from} ${until}`, page: result.value });
    };
    const timer = setTimeout(() => void read(), filter === '' ? 0 : TYPING_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [station, memory, from, until, asked, filter]);

  // The rows of another table stay for nobody; those of other days, another order or another filter until the new are there.
  const own = last?.by === memory && last.asked.table === asked.table ? last : null;
  const isAnswered = own !== null && own.asked === asked && own.days === nowDays;
  const page = (isAnswered ? null : memory.page({ from, until, ...asked })) ?? own?.page ?? null;

  const ask = (changed: Partial<Asked>): void => {
    setAsked({ ...asked, offset: 0, ...changed });
    setSaved(null);
  };
  const refused = (code: ErrorCode): void => {
    setSaved({ kind: 'refused', code });
  };
  return {
    ...asked,
    ...{ page, isFailed, saved },
    open: (table) => {
      ask({ ...FIRST, table });
    },
    sortBy: (sort) => {
      const isDescending = sort === asked.sort ? !asked.isDescending : sort !== 'label';
      ask({ sort, isDescending });
    },
    setFilter: (text) => {
      ask({ filter: text });
    },
    turn: (pages) => {
      ask({ offset: Math.max(0, asked.offset + pages * ROWS_A_PAGE) });
    },
    save: (format) => {
      const { table, sort, isDescending } = asked;
      const wanted = { table, sort, isDescending, filter };
      setSaved({ kind: 'saving' });
      station.reportExport({ from, until, ...wanted, format, language: settings.language }).then(
        (result) => {
          if (result.ok) setSaved({ kind: 'saved', ...result.value });
          else refused(result.error.code);
        },
        () => {
          refused('internal');
        },
      );
    },
    show: (file) => {
      station.fileShow({ folder: 'print', file }).then(
        (result) => {
          if (!result.ok) refused(result.error.code);
        },
        () => {
          refused('internal');
        },
      );
    },
  };
};
