/** The window's own scheme and host; everything the window loads comes from here. */
export const APP_SCHEME = 'app';
const APP_HOST = 'dockproof';
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const START_URL = `${APP_ORIGIN}/index.html`;

/** Whether a URL, as Electron gives it, belongs to the window's own pages. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}

/** What of an IPC event says who sent it; the frame is null once it has been destroyed. */
export type Sender = {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** Only the main frame of our own page in our own window may call the station. */
export const isTrustedSender = ({ sender, senderFrame }: Sender, windowId: number | null): boolean =>
  senderFrame !== null && senderFrame.parent === null && sender.id === windowId && isOwnUrl(senderFrame.url);
