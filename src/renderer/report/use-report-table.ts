import { useEffect, useState } from 'react';
import { ROWS_A_PAGE } from '../../shared/report.ts';
import type { ReportRange, ReportSort, ReportTableName, TablePage } from '../../shared/report.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

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
  const { settings } = useSettings();
  const [asked, setAsked] = useState(FIRST);
  const [days, setDays] = useState(`${from} ${until}`);
  const [page, setPage] = useState<TablePage | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  if (days !== `${from} ${until}`) {
    setDays(`${from} ${until}`);
    setAsked({ ...asked, offset: 0 });
    setSaved(null);
  }
  const { filter } = asked;

  useEffect(() => {
    let isOld = false;
    const read = async (): Promise<void> => {
      const result = await station.reportTable({ from, until, ...asked }).catch(() => null);
      if (isOld) return;
      setIsFailed(result?.ok !== true);
      if (result?.ok === true) setPage(result.value);
    };
    const timer = setTimeout(() => void read(), filter === '' ? 0 : TYPING_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [station, from, until, asked, filter]);

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
      setPage(null);
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
