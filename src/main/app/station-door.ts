import type { StationEmit, StationHandlers } from '../../shared/contract.ts';
import type { Logger } from '../lib/logger.ts';
import type { SecretBox } from '../lib/secret-box.ts';
import type { Printer } from '../print/print-document.ts';
import type { Worker } from '../worker/worker-jobs.ts';
import type { FindEvidence } from './evidence-response.ts';

/** What the shell needs of the station: its calls, its files, its end. */
export type StationDoor = {
  handlers: StationHandlers;
  evidenceFile: FindEvidence;
  /** Ends every running thing and marks the data as cleanly left. */
  close: () => Promise<void>;
};

/** What only the shell can give the station. */
type ShellParts = {
  dataDir: string;
  log: Logger;
  worker: Worker;
  /** A further worker process, for one long job; whoever asks for it ends it. */
  openWorker: () => Worker;
  emit: StationEmit;
  /** Path of SQLite's native part where the installed one can't be loaded; null otherwise. */
  sqliteBinding: string | null;
  printer: Printer;
  secrets: SecretBox;
  showFile: (path: string) => void;
  choosePack: (what: 'folder' | 'zip') => Promise<string | null>;
  /** Which runtime and build, for the page "about". */
  runtime: string;
};

/** Opens the station; rejects with an AppError where a screen says what to do. */
export type OpenStation = (parts: ShellParts) => Promise<StationDoor>;
