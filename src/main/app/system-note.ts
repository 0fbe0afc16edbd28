import { Notification } from 'electron';
import type { Logger } from '../lib/logger.ts';

/** Shown so long that a note is not collected before it was seen. */
const shown = new Set<Notification>();
const KEPT = 8;

/** Shows a note of the system's own; where there are none (a bare X server) nothing happens, and the board says it anyway. */
export const createSystemNotes =
  (log: Logger) =>
  (note: { title: string; body: string }): void => {
    if (!Notification.isSupported()) return;
    const made = new Notification({ ...note, silent: true });
    shown.add(made);
    for (const old of [...shown].slice(0, -KEPT)) shown.delete(old);
    made.on('failed', (_event, error) => {
      log.warn('note-not-shown', { words: error });
    });
    made.show();
  };
