import type { StatusView } from '../../shared/sync.ts';

/** `trouble`: a shop waits for somebody to put something right, whatever the line does. */
export type LineState = 'trouble' | 'online' | 'offline';

/** How the line stands: one answer for the strip on top and for every screen that says it in more words. */
export const lineOf = ({ unreadShops, isOnline }: Pick<StatusView, 'unreadShops' | 'isOnline'>): LineState =>
  unreadShops.length > 0 ? 'trouble' : isOnline ? 'online' : 'offline';
