import type { PackRecord } from '../../shared/pack/pack-record.ts';

// The report as parts, before it becomes a PDF or a page: both say the same. Every text in here is fit to be shown
// (`shownText`), but not escaped.

/** A pointer to a figure or film of the report; `anchor` is its name there (`fig-3`). */
export type Ref = { label: string; anchor: string };
export type Cell = string | { refs: readonly Ref[] };
/** A row of cells, or a remark over the whole width. */
export type Row = readonly Cell[] | { remark: string };

/** `share`: width as a part of all shares of the table. */
export type Column = { title: string; share: number };
export type Pair = readonly [label: string, value: string];

export type ReportFigure = {
  number: number;
  label: string;
  anchor: string;
  /** Path inside the bag. */
  path: string;
  widthPx: number;
  heightPx: number;
  shot: string;
  takenAt: string;
  /** What stands under it, a line each. */
  notes: readonly string[];
};

type ReportFilm = {
  label: string;
  anchor: string;
  /** Path inside the bag; null when it is not enclosed. */
  path: string | null;
};

export type Block =
  | { kind: 'words'; text: string; tone: 'plain' | 'small' | 'warn' }
  | { kind: 'heading'; text: string }
  | { kind: 'grid'; pairs: readonly Pair[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly Row[] }
  | { kind: 'figures'; figures: readonly ReportFigure[] }
  | { kind: 'films'; films: readonly ReportFilm[] };

export type Section = { anchor: string; title: string; blocks: readonly Block[] };

export type Integrity = {
  title: string;
  pairs: readonly Pair[];
  /** What the code holds, and what stands under it. */
  qrText: string;
  qrTitle: string;
  meaning: string;
  limits: string;
  how: string;
  ways: readonly { text: string; command: string | null }[];
  signature: string;
  date: string;
};

export type Report = {
  lang: string;
  locale: PackRecord['locale'];
  title: string;
  /** Whom it is for, and whether names are hidden. */
  subtitle: string;
  order: Pair;
  orderFoot: string;
  facts: readonly Pair[];
  problem: Pair;
  demand: Pair;
  /** The pictures an arbitrator looks at first, at most four. */
  four: readonly ReportFigure[];
  noPictures: string;
  zone: string;
  maskedNote: string | null;
  sections: readonly Section[];
  integrity: Integrity;
};
