import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** A file as the folder or ZIP names it. `other`: a link, a device, anything that is no plain file. */
export type RawEntry = { name: string; bytes: number; kind: 'file' | 'other' };

/** More files than any case has; a hostile list must not fill the memory. */
export const MAX_FILES = 100_000;

const SAFE_NAME = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** Only plain letters, no empty part, no `.` or `..`: means the same on every system, and stays inside the folder. */
export const isSafeName = (name: string): boolean =>
  name.length <= 200 && SAFE_NAME.test(name) && !name.split('/').some((part) => part === '.' || part === '..');

/** Takes the one folder that everything lies in off the names of a ZIP or a picked folder. */
export function withoutTop(entries: readonly RawEntry[]): Checked<RawEntry[]> {
  let top: string | null = null;
  const inside: RawEntry[] = [];
  for (const entry of entries) {
    const cut = entry.name.indexOf('/');
    if (!isSafeName(entry.name) || cut < 0) return bad('unsafe-name', shownName(entry.name));
    top ??= entry.name.slice(0, cut);
    if (entry.name.slice(0, cut) !== top) return bad('several-tops', entry.name, top);
    inside.push({ ...entry, name: entry.name.slice(cut + 1) });
  }
  return good(inside);
}

/** Sizes by name, or the first name that has no place in a pack. Names that differ in case only are one file on Windows. */
export function namedFiles(entries: readonly RawEntry[]): Checked<Map<string, number>> {
  const files = new Map<string, number>();
  const seen = new Set<string>();
  if (entries.length > MAX_FILES) return bad('too-many-files', '', `${entries.length}`);
  for (const { name, bytes, kind } of entries) {
    if (!isSafeName(name)) return bad('unsafe-name', shownName(name));
    if (kind !== 'file') return bad('not-a-file', name);
    if (seen.has(name.toLowerCase())) return bad('duplicate-name', name);
    seen.add(name.toLowerCase());
    files.set(name, bytes);
  }
  return good(files);
}

/** A hostile name made fit to be shown: no control characters, no end of the world. */
export const shownName = (name: string): string =>
  Array.from(name.slice(0, 200), (letter) => (/[\p{Cc}\p{Cf}]/u.test(letter) ? '�' : letter)).join('');
