import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { dirname } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { flushFolder } from '../lib/atomic-file.ts';
import { checkPath } from './bag-text.ts';
import { useFastCrc32 } from './fast-crc32.ts';
import { readHashed, sizeOf } from './read-original.ts';
import type { BagFile, Hashed } from './read-original.ts';

export type BagWriter = {
  /** Streams a file into the ZIP and hashes it on its way: one read. */
  addFile: (file: BagFile) => Promise<Hashed>;
  addText: (path: string, text: string | Uint8Array) => Hashed;
  /** Ends the ZIP, makes it durable and gives it its name. Gives its size. */
  finish: () => Promise<number>;
  /** Leaves nothing behind. Also after a failed `finish`. */
  abandon: () => Promise<void>;
};

type WriterOptions = {
  /** Where the finished ZIP goes; until then it is `<target>.part`. */
  target: string;
  /** The one folder everything lies in. */
  bagName: string;
  /** Of every file in it. */
  at: number;
  signal: AbortSignal;
  onBytes: (bytes: number) => void;
};

const PART = '.part';
const FILE_MODE = 0o100644;
const BUFFER_BYTES = 1024 * 1024;

useFastCrc32();

/**
 * A ZIP that grows on the disk: nothing is compressed (photos and films are), nothing is kept in memory, sizes beyond
 * 4 GB are ZIP64. It has its good name only once all of it is on the disk.
 */
export async function openBag({ target, bagName, at, signal, onBytes }: WriterOptions): Promise<BagWriter> {
  const part = `${target}${PART}`;
  mkdirSync(dirname(target), { recursive: true });
  const handle = await open(part, 'wx');
  const zip = new ZipFile();
  const out = writableOf(handle);
  const written = pipeline(zip.outputStream, out);
  // Whoever waits for a file meets a full disk at once; and nobody may be waiting just then.
  const failed = new Promise<never>((_resolve, reject) => {
    written.catch(reject);
    zip.on('error', reject);
  });
  failed.catch(() => undefined);
  const options = { compress: false, mtime: new Date(at), mode: FILE_MODE };
  let isClosed = false;
  let reading: Readable | null = null;

  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await handle.close();
  };

  return {
    addFile: async (file) => {
      const size = await sizeOf(file);
      const done = new Promise<Hashed>((resolve, reject) => {
        const pieces = readHashed(file, { signal, onBytes, onEnd: resolve });
        const source = Readable.from(pieces, { objectMode: false, highWaterMark: 512 * 1024 });
        source.on('error', reject);
        reading = source;
        zip.addReadStream(source, `${bagName}/${checkPath(file.path)}`, { ...options, size });
      });
      return Promise.race([done, failed]);
    },
    addText: (path, text) => {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text);
      zip.addBuffer(bytes, `${bagName}/${checkPath(path)}`, options);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    },
    finish: async () => {
      zip.end();
      await Promise.race([written, failed]);
      await handle.sync();
      const { size } = await handle.stat();
      await close();
      renameSync(part, target);
      flushFolder(dirname(target));
      return size;
    },
    abandon: async () => {
      // Closes the file it was reading.
      reading?.destroy();
      out.destroy();
      await written.catch(() => undefined);
      await close();
      rmSync(part, { force: true });
    },
  };
}

/** Writes to a file that stays open: it is flushed and closed by whoever opened it. */
function writableOf(handle: FileHandle): Writable {
  const write = async (pieces: Buffer[]): Promise<void> => {
    let left = pieces;
    while (left.length > 0) {
      const { bytesWritten } = await handle.writev(left);
      left = behind(left, bytesWritten);
    }
  };
  const settle = (done: Promise<void>, callback: (error?: Error | null) => void): void => {
    done.then(
      () => {
        callback();
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  return new Writable({
    highWaterMark: BUFFER_BYTES,
    write: (piece: Buffer, _encoding, callback) => {
      settle(write([piece]), callback);
    },
    writev: (pieces: { chunk: Buffer }[], callback) => {
      settle(write(pieces.map(({ chunk }) => chunk)), callback);
    },
  });
}

/** What is left of the pieces after so many bytes were written. */
function behind(pieces: readonly Buffer[], bytes: number): Buffer[] {
  let done = bytes;
  return pieces.flatMap((piece) => {
    const from = Math.min(done, piece.length);
    done -= from;
    return from === piece.length ? [] : [piece.subarray(from)];
  });
}
