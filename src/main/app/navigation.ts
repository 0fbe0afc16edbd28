import type { App, Session, WebContents } from 'electron';
import type { Logger } from '../lib/logger.ts';
import { isDangerousKey } from './key-filter.ts';

/** Every page this program ever shows stays where it is: no navigation, no windows, no webview, no dangerous keys. */
export function confinePages(app: App, log: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    confine(contents, log);
  });
}

function confine(contents: WebContents, log: Logger): void {
  const refuse = (what: string) => (event: { preventDefault: () => void; url?: string }) => {
    event.preventDefault();
    log.warn('page-refused', { what, url: event.url?.slice(0, 200) ?? null });
  };
  contents.on('will-navigate', refuse('navigation'));
  contents.on('will-frame-navigate', refuse('frame navigation'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('page-refused', { what: 'window', url: url.slice(0, 200) });
    return { action: 'deny' };
  });
  contents.on('before-input-event', (event, input) => {
    if (!isDangerousKey(input)) return;
    event.preventDefault();
    if (input.type === 'keyDown') log.warn('key-refused', { code: input.code });
  });
}

/** The window's session reaches no network and saves no downloads, whatever the page tries. */
export function confineSession(session: Session, log: Logger): void {
  // Otherwise Chromium fetches dictionaries from its maker.
  session.setSpellCheckerEnabled(false);
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'];
  session.webRequest.onBeforeRequest({ urls }, ({ url, resourceType }, answer) => {
    log.warn('request-refused', { url: url.slice(0, 200), resourceType });
    answer({ cancel: true });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download-refused');
  });
}
