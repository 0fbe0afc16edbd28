import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { parseByteRange } from './byte-range.ts';

export const EVIDENCE_SCHEME = 'evidence';
type EvidenceKind = 'photo' | 'thumb' | 'recording' | 'attachment';

/** Where the station keeps a piece of evidence: an absolute path, or null when there is none by this key. */
export type FindEvidence = (kind: EvidenceKind, key: string) => string | null;

const CONTENT_TYPES: Record<EvidenceKind, string> = {
  photo: 'image/jpeg',
  thumb: 'image/jpeg',
  recording: 'video/mp4',
  // Its pictures alone: a PDF is never served to a window.
  attachment: 'image/jpeg',
};
const CHUNK_BYTES = 256 * 1024;

/** The piece of evidence that a URL names, by the only forms there are; null for anything else. */
export function evidenceOfUrl(url: string): { kind: EvidenceKind; key: string } | null {
  const picture = /^evidence:\/\/(photo|thumb)\/([0-9a-f]{64})$/.exec(url);
  if (picture?.[2] !== undefined) return { kind: picture[1] === 'photo' ? 'photo' : 'thumb', key: picture[2] };
  const named = /^evidence:\/\/(recording|attachment)\/([A-Za-z0-9-]{1,64})$/.exec(url);
  if (named?.[2] === undefined) return null;
  return { kind: named[1] === 'attachment' ? 'attachment' : 'recording', key: named[2] };
}

/**
 * Answers a request of the window for a photo, thumbnail or film. Ranges are answered by hand: `net.fetch(file://…)`
 * gives none, and a film then has a wrong length and can't be searched. A growing film is answered as long as it is now.
 */
export async function respondWithEvidence(request: Request, findEvidence: FindEvidence): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const wanted = evidenceOfUrl(request.url);
  const path = wanted === null ? null : findEvidence(wanted.kind, wanted.key);
  if (wanted === null || path === null) return refusal(404);
  const file = await openIfThere(path);
  if (file === null) return refusal(404);
  try {
    return await respondWithFile(request, file, CONTENT_TYPES[wanted.kind]);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function respondWithFile(request: Request, file: FileHandle, contentType: string): Promise<Response> {
  const { size } = await file.stat();
  const range = parseByteRange(request.headers.get('range'), size);
  if (range === 'unsatisfiable') {
    await file.close();
    return refusal(416, { 'content-range': `bytes */${size}` });
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  const headers = {
    'content-type': contentType,
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    // A buyer's goods are not to lie in a browser's cache as well.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(range === 'whole' ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  const status = range === 'whole' ? 200 : 206;
  if (request.method === 'HEAD' || size === 0) {
    await file.close();
    return new Response(null, { status, headers });
  }
  return new Response(streamOf(file, start, end), { status, headers });
}

/**
 * The bytes from `start` to `end` as the reader asks for them. Not `Readable.toWeb`: a player drops half-read answers
 * at each seek, and on Node 20 that raises "Controller is already closed" out of nobody's call.
 */
function streamOf(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const buffer = new Uint8Array(Math.min(CHUNK_BYTES, end - position + 1));
          const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, position);
          if (bytesRead === 0) throw new Error('the file became shorter while it was read');
          position += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (position <= end) return;
          await file.close();
          controller.close();
        } catch (error) {
          await file.close();
          throw error;
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

const refusal = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } });
