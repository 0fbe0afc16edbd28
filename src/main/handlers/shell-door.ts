import type { Printer } from '../print/print-document.ts';

/** What only the program's shell can give the station; none of it in plain Node. */
export type ShellGiven = {
  /** Paper and PDF; without it only CSV can be made. */
  printer?: Printer;
  /** Shows a file in the system's file manager. */
  showFile?: (path: string) => void;
  /** Lets a person choose a pack on the disk; null when they chose none. */
  choosePack?: (what: 'folder' | 'zip') => Promise<string | null>;
  /** Shows a note of the system's own, over whatever is on screen. */
  notify?: (note: { title: string; body: string }) => void;
};

/** The same, as handlers see it: null where it was not given. */
export type ShellDoor = { dataDir: string } & { [K in keyof ShellGiven]-?: NonNullable<ShellGiven[K]> | null };

export const shellDoorOf = ({ dataDir, ...given }: ShellGiven & { dataDir: string }): ShellDoor => ({
  dataDir,
  printer: given.printer ?? null,
  showFile: given.showFile ?? null,
  choosePack: given.choosePack ?? null,
  notify: given.notify ?? null,
});
