import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
} from 'node:fs';
import { scanBoxes } from '../../shared/mp4-boxes.ts';
import type { Clock } from '../lib/clock.ts';
import type { EvidencePaths } from './evidence-paths.ts';
import type { EvidenceStore } from './evidence-store.ts';

export type Recovered = { recordings: number; cutBytes: number };

/**
 * Closes the recordings of a program that was killed: each file is cut to its last whole fragment (or header), flushed,
 * hashed and marked `killed`. What plays is kept to the last second; nothing is deleted.
 */
export async function recoverRecordings(store: EvidenceStore, paths: EvidencePaths, clock: Clock): Promise<Recovered> {
  const total: Recovered = { recordings: 0, cutBytes: 0 };
  for (const { id } of store.unended()) {
    const file = paths.recording(id);
    const { bytes, cutBytes } = existsSync(file) ? cutToWholeFragment(file) : { bytes: 0, cutBytes: 0 };
    store.addEnding({
      recordingId: id,
      reason: 'killed',
      bytes,
      cutBytes,
      durationMs: store.lastFragment(id)?.endMs ?? 0,
      frames: 0,
      sha256: await hashFile(bytes > 0 ? file : null),
      at: clock.now(),
    });
    total.recordings += 1;
    total.cutBytes += cutBytes;
  }
  return total;
}

function cutToWholeFragment(file: string): { bytes: number; cutBytes: number } {
  const handle = openSync(file, 'r+');
  try {
    const size = fstatSync(handle).size;
    const read = (offset: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
    };
    const { endBytes } = scanBoxes(read, size);
    if (endBytes < size) {
      ftruncateSync(handle, endBytes);
      fsyncSync(handle);
    }
    return { bytes: endBytes, cutBytes: size - endBytes };
  } finally {
    closeSync(handle);
  }
}

async function hashFile(file: string | null): Promise<string> {
  const hash = createHash('sha256');
  if (file !== null) for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
