import { app } from 'electron';
import type { FileLogger } from '../lib/logger.ts';

/** A platform that doesn't answer must not hold the program; what is unfinished is found at the next start. */
const END_WITHIN_MS = 5_000;

/** When the last window is closed the program ends, after the station has been closed. */
export function endWithLastWindow(log: FileLogger, closeAll: () => Promise<void>): void {
  let isEnding = false;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    const tooLong = setTimeout(() => {
      log.error('end-too-slow', { END_WITHIN_MS });
      app.exit(0);
    }, END_WITHIN_MS);
    closeAll()
      .then(() => {
        log.info('ended');
      })
      .catch((error: unknown) => {
        log.error('end-failed', { error });
      })
      .finally(() => {
        clearTimeout(tooLong);
        log.close();
        app.exit(0);
      });
  });
}
