import { createHash } from 'node:crypto';
import { constants, lstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { PackFault, systemCode } from './pack-fault.ts';

/** A file that goes into the bag. `sha256` and `bytes`: what the chain says of an original; null for a copy of ours. */
export type BagFile = { path: string; file: string; original: { sha256: string; bytes: number } | null };

export type Hashed = { sha256: string; bytes: number };

const CHUNK_BYTES = 256 * 1024;
/** Windows has no such flag; there the look before the opening must do. */
const NO_LINK = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/**
 * Reads a file once, hands out its pieces and tells its hash at the end. Throws PackFault `evidence-gone` for an original
 * that isn't there, `evidence-altered` for one that is a link, has another size or another hash than was recorded.
 */
export async function* readHashed(
  { path, file, original }: BagFile,
  {
    signal,
    onBytes,
    onEnd,
  }: { signal: AbortSignal; onBytes: (bytes: number) => void; onEnd: (hashed: Hashed) => void },
): AsyncGenerator<Buffer, void> {
  const handle = await openPlain(file, path, original !== null);
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || (original !== null && stat.size !== original.bytes))
      throw new PackFault('evidence-altered', path);
    const hash = createHash('sha256');
    let bytes = 0;
    for (;;) {
      if (signal.aborted) throw new PackFault('cancelled');
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(CHUNK_BYTES), 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      bytes += bytesRead;
      hash.update(piece);
      // The last piece is held back by no one: a wrong hash ends the pack, whatever was written of it by then.
      yield piece;
      onBytes(bytesRead);
    }
    const sha256 = hash.digest('hex');
    if (original !== null && (sha256 !== original.sha256 || bytes !== original.bytes))
      throw new PackFault('evidence-altered', path);
    onEnd({ sha256, bytes });
  } finally {
    await handle.close();
  }
}

/** The size of a file before it is read. */
export async function sizeOf({ path, file, original }: BagFile): Promise<number> {
  const handle = await openPlain(file, path, original !== null);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function openPlain(file: string, path: string, isOriginal: boolean): Promise<FileHandle> {
  try {
    if (NO_LINK === 0 && lstatSync(file).isSymbolicLink()) throw new PackFault('evidence-altered', path);
    return await open(file, constants.O_RDONLY | NO_LINK);
  } catch (error) {
    if (isOriginal && systemCode(error) === 'ENOENT') throw new PackFault('evidence-gone', path);
    if (isOriginal && (systemCode(error) === 'ELOOP' || systemCode(error) === 'EMLINK'))
      throw new PackFault('evidence-altered', path);
    throw error;
  }
}
