import { createHash } from 'node:crypto';
import type { PracticeAnswer, PracticeRequest } from '../practice-line.ts';

// The merchant's relay of docs/connect-relay.md, as far as pictures go: keeps each under its hash and gives back where the
// platform finds it. Kept strict on purpose.

export type PracticePictures = {
  /** Bytes by the address they were given. */
  kept: ReadonlyMap<string, number>;
  /** Another address than it would give: for a test of what the bench hands on. */
  addressOf: (sha256: string) => string;
  /** Null for any other request. */
  answer: (request: PracticeRequest, accessToken: string) => PracticeAnswer | null;
};

const PATH = /^\/pictures\/([0-9a-f]{64})\.jpg$/;
const MAX_BYTES = 1_000_000;
const say = (status: number, body: unknown): PracticeAnswer => ({ status, body });

export function createPracticePictures(): PracticePictures {
  const kept = new Map<string, number>();
  const pictures: PracticePictures = {
    kept,
    addressOf: (sha256) => `https://pictures.shanlan.example/${sha256}.jpg`,
    answer: ({ method, path, query, header, bytes }, accessToken) => {
      if (!path.startsWith('/pictures/')) return null;
      const [, sha256] = PATH.exec(path) ?? [];
      if (method !== 'PUT') return say(405, { message: 'PUT only' });
      if (header('x-dockproof-relay') !== '1' || header('authorization') !== `Bearer ${accessToken}`)
        return say(401, { message: 'who are you' });
      if (sha256 === undefined || query.size > 0 || bytes === undefined) return say(400, { message: 'path' });
      if (header('content-type') !== 'image/jpeg') return say(415, { message: 'image/jpeg only' });
      if (bytes.byteLength > MAX_BYTES) return say(413, { message: 'too large' });
      const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
      if (!isJpeg || createHash('sha256').update(bytes).digest('hex') !== sha256)
        return say(400, { message: 'not it' });
      const url = pictures.addressOf(sha256);
      kept.set(url, bytes.byteLength);
      return say(200, { url });
    },
  };
  return pictures;
}
