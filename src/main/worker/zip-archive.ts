import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { TableRefused } from './row-writer.ts';

// XLSX is a ZIP of XML files. It is unpacked here, once and under a limit, because a reader that unpacks by the sizes the
// archive claims can be made to fill all memory. Format: PKWARE APPNOTE 6.3.10, §4.3.

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** More parts than any workbook has that is a list. */
const MAX_PARTS = 2000;
/** 500,000 rows of 20 columns are about 400 MB of XML, which is what one text of JavaScript can hold, too. */
const MAX_UNPACKED_BYTES = 400_000_000;

export type ZipPart = { path: string; bytes: Uint8Array };

const isLimitFault = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** The parts of an archive whose path is wanted. Refuses what is torn, encrypted, split, or unpacks to more than the limit. */
export function readZip(
  archive: Buffer,
  isWanted: (path: string) => boolean,
  maxBytes = MAX_UNPACKED_BYTES,
): ZipPart[] {
  try {
    return unpack(archive, isWanted, maxBytes);
  } catch (error) {
    if (error instanceof TableRefused) throw error;
    if (isLimitFault(error)) throw new TableRefused('unpacks to too much');
    // Numbers that point outside the file, and streams that zlib can't read.
    if (error instanceof RangeError) throw new TableRefused('torn archive');
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new TableRefused('torn part');
    throw error;
  }
}

function unpack(archive: Buffer, isWanted: (path: string) => boolean, maxBytes: number): ZipPart[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new TableRefused('too many parts');
  const parts: ZipPart[] = [];
  let left = maxBytes;
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new TableRefused('no directory');
    const pathBytes = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + pathBytes);
    if (isWanted(path)) {
      const bytes = unpackPart(archive, at, left);
      left -= bytes.byteLength;
      parts.push({ path, bytes });
    }
    at += CENTRAL_BYTES + pathBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts;
}

function findEnd(archive: Buffer): number {
  const from = Math.max(0, archive.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = archive.length - END_BYTES; at >= from; at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  throw new TableRefused('no end of archive');
}

function unpackPart(archive: Buffer, entry: number, maxBytes: number): Uint8Array {
  if ((archive.readUInt16LE(entry + 8) & ENCRYPTED) !== 0) throw new TableRefused('encrypted');
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== LOCAL) throw new TableRefused('no part');
  const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes || maxBytes <= 0) throw new TableRefused('torn part');
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: maxBytes });
  if (method !== STORED) throw new TableRefused('unknown packing');
  if (packedBytes > maxBytes) throw new TableRefused('unpacks to too much');
  return packed;
}

/** The parts as an archive that packs nothing: what a reader then unpacks can't grow. Checksums are left out. */
export function storeZip(parts: readonly ZipPart[]): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of parts) {
    const name = Buffer.from(path, 'utf8');
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt32LE(bytes.byteLength, 18);
    local.writeUInt32LE(bytes.byteLength, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt32LE(bytes.byteLength, 20);
    central.writeUInt32LE(bytes.byteLength, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    centrals.push(central, name);
    offset += LOCAL_BYTES + name.length + bytes.byteLength;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const whole = new Uint8Array(offset + directory.length + END_BYTES);
  let at = 0;
  for (const piece of [...locals, directory, end]) {
    whole.set(piece, at);
    at += piece.length;
  }
  return Buffer.from(whole.buffer);
}
