import type { BrowserWindow } from 'electron';
import type { Logger } from '../lib/logger.ts';
import type { OpenRecordings } from './open-recordings.ts';

/** How long the window may take to end its recording. Every second of film is on disk anyway: only the end is at stake. */
export const CLOSE_WITHIN_MS = 3_000;

type CloseGuard = {
  window: BrowserWindow;
  recordings: OpenRecordings;
  /** Tells the window to end its recording now. */
  announce: (withinMs: number) => void;
  log: Logger;
};

/** Closing the window while a recording runs first lets it be ended, for a bounded time; then the window closes. */
export function guardClosing({ window, recordings, announce, log }: CloseGuard): void {
  let isClosing = false;
  window.on('close', (event) => {
    if (isClosing || !recordings.hasAny()) return;
    event.preventDefault();
    isClosing = true;
    announce(CLOSE_WITHIN_MS);
    void recordings.whenNone(CLOSE_WITHIN_MS).then((isEnded) => {
      log.info('closing-with-recording', { isEnded });
      // Not close(): a page that hangs, or asks "really leave?", must not hold the window.
      if (!window.isDestroyed()) window.destroy();
    });
  });
}
