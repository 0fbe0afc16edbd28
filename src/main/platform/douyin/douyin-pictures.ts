import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { HttpClient } from '../http-client.ts';
import { failedBy } from '../http-rules.ts';
import type { Failed, PictureOf } from '../platform.ts';
import { PICTURE_MAX_BYTES, RELAY_HEADER } from './douyin-limits.ts';
import type { DouyinAccount } from './douyin-session.ts';
import { BAD_PICTURE_ADDRESS, PICTURE_NOT_MADE, RELAY_KEEPS_NO_PICTURES } from './douyin-words.ts';

// Douyin takes addresses of pictures and no pictures. The merchant's relay keeps them where Douyin can fetch them
// (docs/connect-relay.md): each under its own hash, so that laying it there twice is laying it there once.

/** `photo`: the SHA-256 of what was taken; `copy`: that of the JPEG which lies under `url`. */
export type KeptPicture = { photo: string; copy: string; url: string };
type Kept = { kind: 'kept'; pictures: KeptPicture[] } | { kind: 'not-made'; words: string } | Failed;

export type DouyinPictures = {
  /** Lays copies of these photos into the relay, all or none counts. Says nothing to Douyin. */
  keep: (photos: readonly string[], pictureOf: PictureOf) => Promise<Kept>;
};

type PicturesOptions = { root: string; account: Pick<DouyinAccount, 'accessToken'>; http: HttpClient };

const Answer = v.object({ url: v.pipe(v.string(), v.maxLength(1_000)) });
/** A web server that has no such path. */
const NO_SUCH_PATH: ReadonlySet<number> = new Set([404, 405]);

/**
 * The address under which a picture lies, or null for one that is not to be handed on: only https, to a name that is none of
 * this machine or network, without a user, and with the picture's hash in its path, so that it can't be another's.
 */
export function pictureAddress(text: string, copy: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, pathname, hash, href } = new URL(text);
  const isName =
    /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname) && !/\.(?:local|internal|lan)$/.test(hostname);
  const isPlain = username === '' && password === '' && hash === '';
  return protocol === 'https:' && isName && isPlain && pathname.includes(copy) ? href : null;
}

export function createDouyinPictures({ root, account, http }: PicturesOptions): DouyinPictures {
  const put = async (bytes: Uint8Array, copy: string): Promise<{ kind: 'kept'; url: string } | Failed> => {
    const answer = await http.exchange({
      ...{ method: 'PUT', url: `${root}/pictures/${copy}.jpg`, body: bytes, contentType: 'image/jpeg' },
      headers: { [RELAY_HEADER]: '1', authorization: `Bearer ${account.accessToken}` },
    });
    const failed = (words: string): Failed => ({ kind: 'failed', words, retryAfterMs: null, isReached: true });
    if (answer.kind === 'no-answer' && answer.words === 'net:wrong-address') return failed(RELAY_KEEPS_NO_PICTURES);
    if (answer.kind === 'answer' && NO_SUCH_PATH.has(answer.status)) return failed(RELAY_KEEPS_NO_PICTURES);
    if (answer.kind !== 'answer' || answer.status !== 200) return failedBy(answer);
    const told = v.safeParse(Answer, answer.body);
    // One that passes on whatever comes gives the platform's answer back.
    if (!told.success) return failed(RELAY_KEEPS_NO_PICTURES);
    const url = pictureAddress(told.output.url, copy);
    return url === null ? failed(BAD_PICTURE_ADDRESS) : { kind: 'kept', url };
  };

  return {
    keep: async (photos, pictureOf) => {
      const pictures: KeptPicture[] = [];
      for (const photo of photos) {
        const bytes = await pictureOf(photo, PICTURE_MAX_BYTES);
        if (bytes === null || bytes.byteLength > PICTURE_MAX_BYTES)
          return { kind: 'not-made', words: PICTURE_NOT_MADE };
        const copy = createHash('sha256').update(bytes).digest('hex');
        const kept = await put(bytes, copy);
        if (kept.kind === 'failed') return kept;
        pictures.push({ photo, copy, url: kept.url });
      }
      return { kind: 'kept', pictures };
    },
  };
}
