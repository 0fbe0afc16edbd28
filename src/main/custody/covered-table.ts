/** One table whose rows the chain repeats, column for column, so that a row changed behind our back is found. */
export type CoveredTable = {
  table: string;
  /** Columns that tell a row from its neighbours. */
  key: readonly string[];
  /** What the chain repeats of a row; columns of bookkeeping (when to try again) stay out. */
  columns: readonly string[];
  /** Event of an INSERT, as the time line names it. */
  added: string;
  /** Event of an UPDATE of one of `columns`; absent where rows never change. */
  changed?: string;
  /** Event of a DELETE, where rows can go (a claim taken back). */
  removed?: string;
  /** SQL for the inspection it belongs to, of `NEW`; an entry of none belongs to the station. */
  inspection: string;
  /** SQL for when it happened, of `NEW`. */
  at: string;
};
