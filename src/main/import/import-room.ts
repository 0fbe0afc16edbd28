import type { ImportSlice } from '../../shared/import.ts';
import type * as v from 'valibot';
import type { Result } from '../../shared/result.ts';
import type { Database } from '../db/open.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { ImportStore } from './import-store.ts';

/** The stores an import writes to, those of the database that is open now. */
type ImportRoom = {
  db: Database;
  imports: ImportStore;
  expectedReturns: Pick<ExpectedReturnStore, 'save'>;
  /** Looks whether one of the new returns belongs to a parcel that waits. */
  returnsArrived: () => void;
  /** Grows by one with every import on this bench. */
  nextVersion: () => number;
};

/** Runs against the stores that are open now; a fault of the disk reopens them and answers `commit-unknown`. */
export type RunInRoom = <T>(act: (room: ImportRoom) => Result<T>) => Promise<Result<T>>;

/** What the worker answers of a file. A table's rows lie in `target` then, one JSON array of texts a line. */
type TableRead = { format: 'csv' | 'xlsx'; encoding: string | null; rows: number; sample: string[][] };
export type ReadTable = (job: { file: string; target: string }) => Promise<TableRead | 'not-a-table' | 'unreadable'>;
export type ReadTableFacts = TableRead;

export type Slice = v.InferOutput<typeof ImportSlice>;
