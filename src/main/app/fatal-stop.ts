import { BrowserWindow, app, dialog } from 'electron';
import { wordsOf } from '../lib/app-error.ts';
import type { Logger } from '../lib/logger.ts';
import { problemOf } from './fatal-problem.ts';
import { fatalPage } from './fatal-screen.ts';
import { TITLE, textWindowOptions } from './window-options.ts';

/** Stops the program with a page that says why; when the person closes it, the program ends with exit code 1. */
export type FatalStop = (thrown: unknown) => void;

/**
 * The station is not closed: after an error that nobody expected its data is left as after a power cut, which the next
 * start knows how to check and mend.
 */
export function createFatalStop(dataDir: string, log: Logger): FatalStop {
  let isStopped = false;
  return (thrown) => {
    const problem = problemOf(thrown);
    log.error('fatal', { code: problem.code, error: thrown });
    if (isStopped) return;
    isStopped = true;
    app
      .whenReady()
      .then(() => showPage(fatalPage(problem, dataDir)))
      .catch((error: unknown) => {
        log.error('fatal-page-failed', { error });
        dialog.showErrorBox(TITLE, `${problem.code}\n${problem.path ?? dataDir}\n${wordsOf(thrown)}`);
        app.exit(1);
      });
  };
}

async function showPage(html: string): Promise<void> {
  const others = BrowserWindow.getAllWindows();
  const window = new BrowserWindow(textWindowOptions());
  window.once('closed', () => {
    app.exit(1);
  });
  // After the page has its own window: with none left the program would end at once.
  for (const other of others) other.destroy();
  await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
  window.show();
}

/** Exceptions that nobody caught: logged, and while they leave the program in an unknown state, shown. */
export function watchForBugs(log: Logger, stop: FatalStop): void {
  process.on('uncaughtException', (error) => {
    // Whoever read our output is gone (a terminal was closed): nothing of ours is wrong.
    if ('code' in error && error.code === 'EPIPE') log.warn('output-closed');
    else stop(error);
  });
  // A promise that nobody waited for: its own call failed, and has said so or not; the rest of the program is sound.
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled-rejection', { error: reason });
  });
}
