import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Readable, pipeline } from 'node:stream';
import { fromFdPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { wordsOf } from '../lib/app-error.ts';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked } from '../../shared/pack/verify-result.ts';
import { MAX_FILES } from '../../shared/pack/verify-names.ts';
import type { PackSource } from '../../shared/pack/verify-source.ts';
import { zipFiles } from '../../shared/pack/verify-zip.ts';
import type { ZipEntry } from '../../shared/pack/verify-zip.ts';
import { readAhead } from './read-ahead.ts';

type OpenedZip = PackSource & { close: () => Promise<void> };

const UNIX = 3;
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
/** Info-ZIP's second, Unicode name of an entry. */
const UNICODE_PATH = 0x7075;

/** Opens a ZIP for the verifier. `not-a-pack` when it is no ZIP at all, `zip-broken` when it begins as one. */
export async function openZip(file: string): Promise<Checked<OpenedZip>> {
  const handle = await open(file, 'r');
  try {
    const opened = await openHandle(handle);
    if (!opened.ok) await handle.close();
    return opened;
  } catch (error) {
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    await handle.close();
    const isBegun = head.toString('latin1').startsWith('PK');
    return bad(isBegun ? 'zip-broken' : 'not-a-pack', '', wordsOf(error));
  }
}

async function openHandle(handle: FileHandle): Promise<Checked<OpenedZip>> {
  // Names are read as bytes: what is safe is plain ASCII, and every other name has to be seen as it is.
  const zip = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true, decodeStrings: false });
  const { size } = await handle.stat();
  const places = new Map<string, { entry: ZipEntry; dataAt: number }>();
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const { dataAt, ...read } = await readEntry(zip, entry);
    entries.push(read);
    places.set(read.name, { entry: read, dataAt });
    if (entries.length > MAX_FILES) break;
  }
  const files = zipFiles(entries, size);
  if (!files.ok) return files;
  const byInsideName = new Map([...places].map(([name, place]) => [name.slice(name.indexOf('/') + 1), place]));
  return good({
    entries: files.value,
    read: (name) => {
      const place = byInsideName.get(name);
      if (place === undefined) throw new Error(`no entry ${name}`);
      const packed = readAhead(handle, place.dataAt, place.dataAt + place.entry.packedBytes);
      return place.entry.method === 0 ? packed : inflate(packed, place.entry.bytes);
    },
    close: () => handle.close(),
  });
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<ZipEntry & { dataAt: number }> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  const name = entry.fileNameRaw.toString('latin1');
  const second = entry.extraFields.find(({ id }) => id === UNICODE_PATH);
  const mode = entry.versionMadeBy >> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & FILE_TYPE : 0;
  return {
    name,
    localName: second === undefined ? local.fileName.toString('latin1') : second.data.subarray(5).toString('latin1'),
    bytes: entry.uncompressedSize,
    packedBytes: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod === local.compressionMethod ? entry.compressionMethod : -1,
    isLink: mode === LINK,
    startsAt: entry.relativeOffsetOfLocalHeader,
    endsAt: local.fileDataStart + entry.compressedSize,
    dataAt: local.fileDataStart,
  };
}

/** What a program packed again; never more than the directory promised. */
async function* inflate(packed: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  // Each piece is copied: the one that was read is written over while zlib still works on it.
  const copies = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of packed) yield Buffer.from(piece);
  };
  let at = 0;
  const unpacked = createInflateRaw();
  // A fault of either end destroys the other, and is thrown by the loop below.
  pipeline(Readable.from(copies()), unpacked, () => undefined);
  for await (const piece of unpacked) {
    at += (piece as Buffer).length;
    if (at > bytes) throw new Error(`more than ${bytes} bytes`);
    yield piece as Buffer;
  }
  if (at < bytes) throw new Error(`${at} of ${bytes} bytes`);
}
