import { idEndOf } from '../../shared/pack/pack-name.ts';
import { PackFault } from './pack-fault.ts';

// BagIt 1.0 (RFC 8493), in one spelling: each text here is what the verifier makes again and compares.

/** Path in the bag → SHA-256, hex. */
type Hashes = ReadonlyMap<string, string>;

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `agent`: name of the program, one line. */
export const bagInfo = (about: {
  agent: string;
  exportId: string;
  at: number;
  payloadBytes: number;
  payloadFiles: number;
}): string =>
  [
    `Bag-Software-Agent: ${about.agent}`,
    `Bagging-Date: ${new Date(about.at).toISOString().slice(0, 10)}`,
    `External-Identifier: ${about.exportId}`,
    `Payload-Oxum: ${about.payloadBytes}.${about.payloadFiles}`,
    '',
  ].join('\n');

/** `hex  path` a line, by path: what `sha256sum -c` takes. */
export const manifestText = (hashes: Hashes): string =>
  [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sha256]) => `${sha256}  ${path}\n`)
    .join('');

const PATH = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** A path that means the same on every system; anything else is a bug of ours and never gets into a ZIP. */
export function checkPath(path: string): string {
  if (!PATH.test(path) || path.split('/').some((part) => part === '.' || part === '..') || path.length > 180)
    throw new PackFault('internal', `path ${JSON.stringify(path.slice(0, 80))}`);
  return path;
}

const NAME_MAX = 40;

/** `case-<number>-<end of the export's id>`: whatever stands in a return number, a name is plain and short. */
export function bagName(numbers: readonly (string | null)[], exportId: string): string {
  const safe = numbers.map((number) =>
    (number ?? '')
      .normalize('NFKC')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, NAME_MAX)
      .replace(/-+$/, ''),
  );
  const number = safe.find((text) => text !== '') ?? 'parcel';
  return `case-${number}-${idEndOf(exportId)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

export const photoPath = (index: number, shot: string): string =>
  `data/originals/photo-${String(index + 1).padStart(3, '0')}-${shot}.jpg`;
export const filmPath = (index: number): string => `data/originals/film-${two(index + 1)}.mp4`;
export const attachmentPath = (index: number, media: 'jpeg' | 'pdf'): string =>
  `data/attachments/att-${two(index + 1)}.${media === 'pdf' ? 'pdf' : 'jpg'}`;
export const figurePath = (number: number): string => `data/figures/fig-${two(number)}.jpg`;
export const stillPath = (number: number): string => `data/platform/still-${two(number)}.jpg`;
export const waybillStillPath = (maxBytes: number): string =>
  `data/platform/waybill-${Math.floor(maxBytes / 1000)}k.jpg`;
export const cutPath = (film: number, cut: number): string =>
  `data/platform/film-${two(film + 1)}-cut-${two(cut + 1)}.mp4`;
