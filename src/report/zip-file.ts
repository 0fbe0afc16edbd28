import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { Entry } from '@zip.js/zip.js';
import { MAX_FILES } from '../shared/pack/verify-names.ts';
import { bad, good } from '../shared/pack/verify-result.ts';
import type { Checked } from '../shared/pack/verify-result.ts';
import type { PackSource } from '../shared/pack/verify-source.ts';
import { zipFiles } from '../shared/pack/verify-zip.ts';
import type { ZipEntry } from '../shared/pack/verify-zip.ts';
import { piecesOf } from './picked-files.ts';

type Place = { entry: ZipEntry; dataAt: number };

/** Opens a ZIP in the page. The library reads its directory; what lies in it the browser reads (and inflates) itself. */
export async function zipSource(file: File): Promise<Checked<PackSource>> {
  const head = latin1(await bytesAt(file, 0, 2));
  const reader = new ZipReader(new BlobReader(file), { filenameValidation: 'tolerant' });
  const places: Place[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      places.push(await placeOf(file, entry));
      if (places.length > MAX_FILES) break;
    }
  } catch (error) {
    return bad(head === 'PK' ? 'zip-broken' : 'not-a-pack', '', error instanceof Error ? error.message : '');
  }
  const files = zipFiles(
    places.map(({ entry }) => entry),
    file.size,
  );
  if (!files.ok) return files;
  const byName = new Map(places.map((place) => [place.entry.name.slice(place.entry.name.indexOf('/') + 1), place]));
  return good({
    entries: files.value,
    read: (name) => {
      const place = byName.get(name);
      if (place === undefined) throw new Error(`no entry ${name}`);
      const { entry, dataAt } = place;
      const packed = file.slice(dataAt, dataAt + entry.packedBytes);
      return entry.method === 0 ? piecesOf(packed) : inflated(packed, entry.bytes);
    },
  });
}

const HEAD_BYTES = 30;

/** Reads the entry's own header too (APPNOTE 4.3.7): its name must be the one in the directory. */
async function placeOf(file: File, entry: Entry): Promise<Place> {
  const head = await bytesAt(file, entry.offset, HEAD_BYTES);
  const view = new DataView(head.buffer);
  if (head.length < HEAD_BYTES || view.getUint32(0, true) !== 0x04034b50)
    throw new Error(`no entry at ${entry.offset}`);
  const [nameBytes, extraBytes] = [view.getUint16(26, true), view.getUint16(28, true)];
  const localName = latin1(await bytesAt(file, entry.offset + HEAD_BYTES, nameBytes));
  const name = latin1(entry.rawFilename);
  const dataAt = entry.offset + HEAD_BYTES + nameBytes + extraBytes;
  const method = entry.compressionMethod;
  return {
    dataAt,
    entry: {
      name,
      // The library puts a second, Unicode name in the place of the first: then the two differ.
      localName: entry.filename === name ? localName : entry.filename,
      bytes: entry.uncompressedSize,
      packedBytes: entry.compressedSize,
      isEncrypted: entry.encrypted,
      method: method === view.getUint16(8, true) ? method : -1,
      isLink: entry.symlink,
      startsAt: entry.offset,
      endsAt: dataAt + entry.compressedSize,
    },
  };
}

/** What a program packed again; never more than the directory promised. */
async function* inflated(packed: Blob, bytes: number): AsyncGenerator<Uint8Array> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let at = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    at += piece.value.length;
    if (at > bytes) throw new Error(`more than ${bytes} bytes`);
    yield piece.value;
  }
  if (at < bytes) throw new Error(`${at} of ${bytes} bytes`);
}

const bytesAt = async (file: File, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(at, at + length).arrayBuffer());

/** One letter a byte: a name that is safe is plain ASCII, and every other has to be seen as it is. */
const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
