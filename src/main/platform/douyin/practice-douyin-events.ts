import { createHash } from 'node:crypto';
import type { PracticeAnswer, PracticeRequest } from '../practice-line.ts';

// The merchant's relay of docs/connect-relay.md, as far as Douyin's pushes go: it takes what the platform posts, checks
// the signature, keeps it, and hands it out to the bench that asks with its token. Kept strict on purpose.

type Kept = { sign: string; body: string };

export type PracticePushes = {
  /** Douyin posts that something happened to these returns, in one push. */
  push: (tag: number, returnNos: readonly string[]) => Kept;
  /** What lies in the relay, as it is: a test doubles, swaps and forges here. */
  kept: Kept[];
  /** Null for any other request. */
  answer: (request: PracticeRequest, accessToken: string) => PracticeAnswer | null;
};

const say = (status: number, body: unknown): PracticeAnswer => ({ status, body });

export function createPracticePushes(app: { appKey: string; appSecret: string }): PracticePushes {
  const kept: Kept[] = [];
  let number = 0;
  return {
    kept,
    push: (tag, returnNos) => {
      const pushes = returnNos.map((no) => {
        number += 1;
        // The id is a number in there, longer than a JavaScript number.
        const data = `{"aftersale_id":${no},"aftersale_status":12,"refund_amount":1,"shop_id":7}`;
        return { tag: String(tag), msg_id: `m${number}`, data };
      });
      const body = JSON.stringify(pushes);
      const hash = createHash('md5');
      for (const part of [app.appKey, body, app.appSecret]) hash.update(part);
      const one = { sign: hash.digest('hex'), body };
      kept.push(one);
      return one;
    },
    answer: ({ method, path, query, header }, accessToken) => {
      if (path !== '/events') return null;
      if (method !== 'GET') return say(405, { message: 'GET only' });
      if (header('x-dockproof-relay') !== '1' || header('authorization') !== `Bearer ${accessToken}`)
        return say(401, { message: 'who are you' });
      const names = [...query.keys()].filter((name) => name !== 'limit' && name !== 'after');
      const limit = /^[1-9]\d{0,2}$/.test(query.get('limit') ?? '') ? Number(query.get('limit')) : 0;
      if (names.length > 0 || limit < 1 || limit > 100) return say(400, { message: 'limit' });
      const after = query.get('after');
      if (after === null) return say(200, { events: [], next: `s${kept.length}`, hasMore: false });
      const [, from] = /^s(\d{1,9})$/.exec(after) ?? [];
      if (from === undefined || Number(from) > kept.length) return say(410, { message: 'no such place' });
      const until = Math.min(Number(from) + limit, kept.length);
      return say(200, { events: kept.slice(Number(from), until), next: `s${until}`, hasMore: until < kept.length });
    },
  };
}
