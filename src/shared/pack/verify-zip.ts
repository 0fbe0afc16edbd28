import { MAX_FILES, shownName, withoutTop } from './verify-names.ts';
import type { RawEntry } from './verify-names.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** An entry of a ZIP's central directory, however it was read. */
export type ZipEntry = {
  name: string;
  /** The name in the entry's own header: the one that a program unpacking as it reads would use. */
  localName: string;
  bytes: number;
  packedBytes: number;
  isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
  isLink: boolean;
  /** Where the entry begins and where its data ends in the ZIP. */
  startsAt: number;
  endsAt: number;
};

/** Pictures and films don't shrink: a ZIP that grows more than this when unpacked is a trap. */
const MOST_GROWTH = 50;

/**
 * The files of a ZIP, without its one folder. Packed again by another program (deflated, with entries for folders) it is
 * still the same pack; encrypted, overlapping, growing beyond measure or named in two ways it is not.
 */
export function zipFiles(entries: readonly ZipEntry[], zipBytes: number): Checked<RawEntry[]> {
  if (entries.length > MAX_FILES) return bad('too-many-files', '', `${entries.length}`);
  for (const { name, localName, isEncrypted, method } of entries) {
    if (isEncrypted) return bad('zip-encrypted', shownName(name));
    if (method !== 0 && method !== 8) return bad('zip-broken', shownName(name), `method ${method}`);
    if (name !== localName) return bad('zip-two-names', shownName(name), shownName(localName));
  }
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpacked > zipBytes * MOST_GROWTH) return bad('zip-bomb', '', `${zipBytes} → ${unpacked}`);
  let last: ZipEntry | null = null;
  for (const entry of [...entries].sort((a, b) => a.startsAt - b.startsAt)) {
    if (last !== null && entry.startsAt < last.endsAt) return bad('zip-bomb', shownName(entry.name), 'overlaps');
    last = entry;
  }
  const folders = entries.filter(({ name, bytes }) => name.endsWith('/') && bytes === 0);
  const files = entries.filter((entry) => !folders.includes(entry));
  const inside = withoutTop([
    ...folders.map(({ name }): RawEntry => ({ name: `${name}-`, bytes: 0, kind: 'file' })),
    ...files.map(({ name, bytes, isLink }): RawEntry => ({ name, bytes, kind: isLink ? 'other' : 'file' })),
  ]);
  return inside.ok ? good(inside.value.slice(folders.length)) : inside;
}
