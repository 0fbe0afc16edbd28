import type { Session } from 'electron';
import { isOwnUrl } from './own-origin.ts';

/** What Electron tells about a permission that is asked for or looked up. */
type Asked = {
  permission: string;
  isMainFrame: boolean;
  /** The page that asks, or its origin; undefined when Electron does not say. */
  url: string | undefined;
  mediaTypes: readonly string[];
};

/**
 * The camera, and putting a text onto the clipboard at a press of a button (a secret that is shown once), for the main
 * frame of our own page. No microphone, no screen, no reading of the clipboard, no place, no USB: nothing else.
 */
export const isGranted = ({ permission, isMainFrame, url, mediaTypes }: Asked): boolean => {
  if (!isMainFrame || url === undefined || !isOwnUrl(url)) return false;
  if (permission === 'clipboard-sanitized-write') return true;
  return permission === 'media' && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
};

/** Both handlers: without the check handler a page learns from `navigator.permissions` what the other one refuses. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isGranted({ permission, isMainFrame: details.isMainFrame, url: details.requestingUrl, mediaTypes }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const mediaTypes = details.mediaType === undefined ? [] : [details.mediaType];
    const url = details.requestingUrl ?? details.securityOrigin ?? origin;
    return isGranted({ permission, isMainFrame: details.isMainFrame, url, mediaTypes });
  });
  session.setDevicePermissionHandler(() => false);
}
