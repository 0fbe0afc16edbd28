import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import type { Logger } from '../lib/logger.ts';
import { PAGE_MM } from '../print/print-document.ts';
import type { PrintDocument, Printer } from '../print/print-document.ts';
import { confineSession } from './navigation.ts';
import { limitPermissions } from './permissions.ts';
import { printPolicy } from './print-policy.ts';
import { printWindowOptions } from './window-options.ts';

const SCHEME = 'dockproof-print';
const PAGE_URL = `${SCHEME}://page/`;
const PARTITION = 'print';
const MM_AN_INCH = 25.4;
const MICRONS_A_MM = 1000;
/** A driver that doesn't answer must not hold a window for ever. */
const PAPER_WITHIN_MS = 60_000;

/** Printing through a hidden window: no preload, no script, a session of its own without a network. Once the app is ready. */
export function createElectronPrinter(log: Logger): Printer {
  let printSession: Session | null = null;
  let html = '';
  let queue: Promise<unknown> = Promise.resolve();

  const openSession = (): void => {
    if (printSession !== null) return;
    printSession = session.fromPartition(PARTITION);
    limitPermissions(printSession);
    confineSession(printSession, log);
    printSession.protocol.handle(
      SCHEME,
      () =>
        new Response(html, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': printPolicy(html),
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
          },
        }),
    );
  };

  /** One document at a time: the page served is the one being printed. */
  const withWindow = <T>(document: PrintDocument | null, use: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    const run = async (): Promise<T> => {
      openSession();
      const window = new BrowserWindow(printWindowOptions(PARTITION));
      try {
        html = document?.html ?? '';
        if (document !== null) await window.loadURL(PAGE_URL);
        return await use(window);
      } finally {
        html = '';
        window.destroy();
      }
    };
    const next = queue.then(run, run);
    queue = next.catch(() => undefined);
    return next;
  };

  const listIn = async (window: BrowserWindow): Promise<{ id: string; name: string }[]> => {
    const printers = await window.webContents.getPrintersAsync();
    return printers.map(({ name, displayName }) => ({ id: name, name: displayName === '' ? name : displayName }));
  };

  const send = (window: BrowserWindow, document: PrintDocument, deviceName: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const { width, height } = PAGE_MM[document.page];
      const tooLong = setTimeout(() => {
        reject(new Error(`the printer did not answer within ${PAPER_WITHIN_MS} ms`));
      }, PAPER_WITHIN_MS);
      window.webContents.print(
        {
          silent: true,
          printBackground: true,
          margins: { marginType: 'none' },
          pageSize: document.page === 'a4' ? 'A4' : { width: width * MICRONS_A_MM, height: height * MICRONS_A_MM },
          ...(deviceName === '' ? {} : { deviceName }),
        },
        (isDone, why) => {
          clearTimeout(tooLong);
          if (isDone) resolve();
          else reject(new Error(`not printed: ${why}`));
        },
      );
    });

  return {
    pdf: (document) =>
      withWindow(document, async (window) => {
        const { width, height } = PAGE_MM[document.page];
        return await window.webContents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          pageSize: { width: width / MM_AN_INCH, height: height / MM_AN_INCH },
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        });
      }),
    paper: (document, printerName) =>
      withWindow(document, async (window) => {
        const printers = await listIn(window);
        const isThere = printerName === '' ? printers.length > 0 : printers.some(({ id }) => id === printerName);
        if (!isThere) return false;
        await send(window, document, printerName);
        return true;
      }),
    list: () => withWindow(null, listIn),
  };
}
