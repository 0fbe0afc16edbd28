import type { FileHandle } from 'node:fs/promises';

const PIECE_BYTES = 1024 * 1024;

/**
 * Pieces of the file from `start` to `end`, the next one read while the last is hashed. A piece is overwritten once the
 * next but one is asked for. Throws when the file ends before `end`.
 */
export async function* readAhead(handle: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  const buffers = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)] as const;
  let turn = 0;
  const readNext = (at: number): Promise<{ bytesRead: number }> | null => {
    const wanted = Math.min(PIECE_BYTES, end - at);
    return wanted > 0 ? handle.read(turn === 0 ? buffers[0] : buffers[1], 0, wanted, at) : null;
  };
  let at = start;
  let coming = readNext(at);
  try {
    while (coming !== null) {
      const { bytesRead } = await coming;
      coming = null;
      if (bytesRead === 0) throw new Error(`ends after ${at - start} bytes`);
      const piece = (turn === 0 ? buffers[0] : buffers[1]).subarray(0, bytesRead);
      at += bytesRead;
      turn = 1 - turn;
      coming = readNext(at);
      yield piece;
    }
  } finally {
    // A reader that stops early must not leave a read behind that meets a closed file.
    await coming;
  }
}
