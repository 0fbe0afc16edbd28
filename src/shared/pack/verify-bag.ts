import { hexOf } from '../custody/hashing.ts';
import { isSafeName } from './verify-names.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';
import type { PackReader } from './verify-source.ts';

// BagIt 1.0 (RFC 8493), in the one spelling that this station writes: anything else was written by somebody else.

const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const MANIFEST = 'manifest-sha256.txt';
const ALWAYS = [
  'bag-info.txt',
  'bagit.txt',
  'custody/checkpoint-evidence.txt',
  'custody/checkpoint.txt',
  'custody/consistency.json',
  'custody/entries.jsonl',
  'custody/inclusion.json',
  'custody/station-cert.pem',
  MANIFEST,
  TAG_MANIFEST,
];
const SOMETIMES = [
  'custody/token-checkpoint.txt',
  'custody/token-consistency.json',
  'custody/token.tsr',
  'custody/tsa-ca.pem',
];
const PAYLOAD_ALWAYS = ['data/derivatives.json', 'data/record.json'];
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Whether it is meant as one of our packs at all: any of its own files is there. */
export const isMeantAsPack = (names: Iterable<string>): boolean =>
  [...names].some((name) => ['bagit.txt', MANIFEST, TAG_MANIFEST, 'custody/checkpoint.txt'].includes(name));

/** The files outside of data/: those that must be there are, and nothing else. */
export function checkTagNames(files: ReadonlyMap<string, number>): Checked<string[]> {
  const tags = [...files.keys()].filter((name) => !name.startsWith('data/'));
  for (const name of tags) {
    if (ALWAYS.includes(name) || SOMETIMES.includes(name)) continue;
    if (/^(?:tag)?manifest-[^/]*\.txt$/.test(name)) return bad('second-manifest', name);
    return bad('file-extra', name);
  }
  const missing = [...ALWAYS, ...PAYLOAD_ALWAYS].find((name) => !files.has(name));
  return missing === undefined ? good(tags) : bad('file-missing', missing);
}

export type Manifest = ReadonlyMap<string, string>;

/** Path → SHA-256 of a manifest; refuses every spelling but `hex  path\n`, sorted, each path once. */
export function parseManifest(text: string, path: string): Checked<Manifest> {
  const hashes = new Map<string, string>();
  let last = '';
  const lines = text.split('\n');
  if (lines.pop() !== '') return bad('manifest-spelling', path, 'no line feed at the end');
  for (const [index, line] of lines.entries()) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (hash === undefined || name === undefined || !isSafeName(name) || name <= last)
      return bad('manifest-spelling', path, `line ${index + 1}`);
    hashes.set(name, hash);
    last = name;
  }
  return good(hashes);
}

/** A list names exactly these files: none more, none less, none emptied. A missing file may lie there under another name. */
async function checkListed(reader: PackReader, listed: Manifest, present: readonly string[]): Promise<Checked<null>> {
  const extra = present.filter((name) => !listed.has(name));
  const missing = [...listed.keys()].find((name) => !reader.files.has(name));
  if (missing !== undefined) {
    for (const name of extra) {
      const hashed = await reader.hash(name);
      if (hashed.ok && hashed.value.sha256 === listed.get(missing)) return bad('file-renamed', missing, name);
    }
    return bad('file-missing', missing);
  }
  if (extra[0] !== undefined) return bad('file-extra', extra[0]);
  const emptied = present.find((name) => reader.files.get(name) === 0 && listed.get(name) !== EMPTY_SHA256);
  return emptied === undefined ? good(null) : bad('file-empty', emptied);
}

/** The file's hash is the listed one; `found` tells a changed file from one that was swapped with another. */
export function compareHash(listed: Manifest, name: string, found: string): Checked<null> {
  const wanted = listed.get(name);
  if (found === wanted) return good(null);
  const other = [...listed].find(([, hash]) => hash === found)?.[0];
  return other === undefined
    ? bad('file-changed', name, `SHA-256 ${found}, listed ${wanted ?? '-'}`)
    : bad('files-swapped', name, other);
}

/** Tag files are exactly what tagmanifest-sha256.txt says. Gives how many there are. */
export async function checkTagFiles(reader: PackReader, tags: readonly string[]): Promise<Checked<number>> {
  const text = await reader.text(TAG_MANIFEST);
  if (!text.ok) return text;
  const listed = parseManifest(text.value, TAG_MANIFEST);
  if (!listed.ok) return listed;
  const present = tags.filter((name) => name !== TAG_MANIFEST);
  const complete = await checkListed(reader, listed.value, present);
  if (!complete.ok) return complete;
  for (const name of present) {
    const bytes = await reader.bytes(name);
    if (!bytes.ok) return bytes;
    const compared = compareHash(listed.value, name, hexOf(reader.tools.sha256(bytes.value)));
    if (!compared.ok) return compared;
  }
  const declaration = await reader.text('bagit.txt');
  if (!declaration.ok) return declaration;
  return declaration.value === BAG_DECLARATION ? good(present.length) : bad('bag-declaration', 'bagit.txt');
}

export type BagInfo = { exportId: string; payloadBytes: number; payloadFiles: number };

const BAG_INFO =
  /^Bag-Software-Agent: [^\n\r]{1,200}\nBagging-Date: \d{4}-\d\d-\d\d\nExternal-Identifier: ([0-9A-Za-z-]{1,64})\nPayload-Oxum: (\d{1,16})\.(\d{1,9})\n$/;

export function readBagInfo(text: string): Checked<BagInfo> {
  const [, exportId, bytes, files] = BAG_INFO.exec(text) ?? [];
  if (exportId === undefined) return bad('bag-info', 'bag-info.txt', 'spelling');
  return good({ exportId, payloadBytes: Number(bytes), payloadFiles: Number(files) });
}

/** manifest-sha256.txt names exactly the files under data/. Their bytes are hashed later. */
export async function checkPayloadList(reader: PackReader): Promise<Checked<Manifest>> {
  const text = await reader.text(MANIFEST);
  if (!text.ok) return text;
  const listed = parseManifest(text.value, MANIFEST);
  if (!listed.ok) return listed;
  const outside = [...listed.value.keys()].find((name) => !name.startsWith('data/'));
  if (outside !== undefined) return bad('manifest-spelling', MANIFEST, outside);
  const present = [...reader.files.keys()].filter((name) => name.startsWith('data/'));
  const complete = await checkListed(reader, listed.value, present);
  return complete.ok ? listed : complete;
}
