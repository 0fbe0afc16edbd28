import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** The file as the window sends it, slice after slice, under a name of ours: what it is called there is only shown. */
export type Upload = {
  file: string;
  received: () => number;
  /** Throws the system's error (ENOSPC …). */
  add: (bytes: Uint8Array) => Promise<void>;
  close: () => Promise<void>;
  drop: () => Promise<void>;
};

export async function openUpload(file: string): Promise<Upload> {
  let handle: FileHandle | null = await open(file, 'w');
  let received = 0;
  const close = async (): Promise<void> => {
    const closing = handle;
    handle = null;
    await closing?.close();
  };
  return {
    file,
    received: () => received,
    add: async (bytes) => {
      if (handle === null) throw new Error('the upload is closed');
      await handle.appendFile(bytes);
      received += bytes.byteLength;
    },
    close,
    drop: async () => {
      await close();
      await rm(file, { force: true });
    },
  };
}

const REPORTS_KEPT = 10;
const REPORT = /^rejected-.*\.csv$/;

/** Reports hold buyers' data: the last ones stay, older ones and what a killed program left go. */
export function tidyImportFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).sort();
  const reports = names.filter((name) => REPORT.test(name));
  const old = reports.slice(0, Math.max(0, reports.length - REPORTS_KEPT));
  for (const name of [...names.filter((one) => /\.(?:upload|rows)$/.test(one)), ...old])
    rmSync(join(folder, name), { force: true });
}
