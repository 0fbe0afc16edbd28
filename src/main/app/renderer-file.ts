import { join } from 'node:path';
import { isOwnUrl } from './own-origin.ts';

/** A map, because an object would also answer to `constructor`. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['ico', 'image/x-icon'],
  ['jpg', 'image/jpeg'],
  ['js', 'text/javascript; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['mp3', 'audio/mpeg'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['wasm', 'application/wasm'],
  ['wav', 'audio/wav'],
  ['webp', 'image/webp'],
  ['woff2', 'font/woff2'],
]);

/** A name that means itself on every file system: no dots in front, no separators, no percent signs, no devices. */
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

type RendererFile = { path: string; contentType: string };

/**
 * The file below `folder` that a URL of the window's own origin names, or null: another origin, a name that could leave
 * the folder, a type the window has no use for. Whether the file is there is not looked at.
 */
export function rendererFileOf(url: string, folder: string): RendererFile | null {
  if (!isOwnUrl(url)) return null;
  const { pathname } = new URL(url);
  const segments = (pathname === '/' ? '/index.html' : pathname).split('/').slice(1);
  if (!segments.every((segment) => SEGMENT.test(segment))) return null;
  const contentType = CONTENT_TYPES.get(segments.at(-1)?.split('.').at(-1) ?? '');
  return contentType === undefined ? null : { path: join(folder, ...segments), contentType };
}
