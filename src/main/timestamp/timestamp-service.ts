import { createHash, randomBytes } from 'node:crypto';
import type { TimestampFault, TimestampTried, TimestampView, TsaSettings } from '../../shared/timestamp.ts';
import type { CustodyService } from '../custody/custody-service.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { isAllowedAddress } from '../platform/http-client.ts';
import type { BytesClient } from '../platform/http-client.ts';
import { nonceOf, timestampRequest } from './timestamp-request.ts';

export type TimestampService = {
  /** Something may have been signed since: orders a token for the newest checkpoint, at its time. Never throws. */
  look: () => void;
  /** One token over a few random bytes with these settings; nothing is stored. */
  try: (settings: TsaSettings) => Promise<TimestampTried>;
  view: () => TimestampView;
  /** Resolves when no request is on its way any more. */
  close: () => Promise<void>;
};

type Stamp = { token: Uint8Array; tsa: string; stampedAt: number; isTrusted: boolean };
type Asked = { stamp: Stamp } | { fault: TimestampFault };

type TimestampDeps = {
  client: BytesClient;
  custody: () => Pick<CustodyService, 'lastCheckpoint' | 'saveToken' | 'tokenFor' | 'newestToken'>;
  settings: () => TsaSettings;
  clock: Clock;
  log: Logger;
  onFault: (error: unknown) => void;
  random?: (bytes: number) => Uint8Array;
};

/** A token holds for everything before it: one in ten minutes is plenty, and an authority may count them. */
export const STAMP_EVERY_MS = 600_000;
const RETRY_MIN_MS = 60_000;
const RETRY_MAX_MS = 3_600_000;
/** A tenth of the program's start, were it loaded then; a bench without a time-stamping authority never needs it. */
const loadChecks = () => import('./timestamp-token.ts');
/** An answer is about 2 kB, with long chains 10. */
export const ANSWER_MAX_BYTES = 64_000;
export const ANSWER_WITHIN_MS = 15_000;

/**
 * Gets time stamps over the newest checkpoint while there is a network, and tries again later when there is none. It
 * asks beside everything else: no scan, verdict, refund or pack waits for it.
 */
export function createTimestampService(deps: TimestampDeps): TimestampService {
  const { client, custody, clock, log, random = (bytes: number) => new Uint8Array(randomBytes(bytes)) } = deps;
  let cancel: (() => void) | null = null;
  let going: Promise<void> | null = null;
  let notBeforeAt = 0;
  let nextTryAt: number | null = null;
  let failures = 0;
  let fault: TimestampFault | null = null;
  let asked = '';
  let isClosed = false;

  /** Asks for a token over the text and checks what comes; never rejects for what the network or the answer does. */
  const ask = async (text: string | Uint8Array, { url, caPem }: TsaSettings): Promise<Asked> => {
    if (!isAllowedAddress(url)) return { fault: 'bad-address' };
    const { certificatesOf, checkToken } = await loadChecks();
    if (caPem !== '' && !isReadable(caPem, certificatesOf)) return { fault: 'bad-ca' };
    const data = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const nonce = nonceOf(random(8));
    const hash = new Uint8Array(createHash('sha256').update(data).digest());
    const contentType = 'application/timestamp-query';
    const accept = 'application/timestamp-reply';
    const answer = await client.post({ url, contentType, accept, body: timestampRequest(hash, nonce) });
    if (answer.kind === 'no-answer') return { fault: answer.words };
    if (answer.status === 429) return { fault: 'net:busy' };
    if (answer.status === 401 || answer.status === 403) return { fault: 'net:signed-out' };
    if (answer.status >= 300 && answer.status < 400) return { fault: 'net:redirect' };
    if (answer.status >= 500) return { fault: 'net:server-fault' };
    // A page where a token was asked for comes from the network in between, whatever its status says.
    if (/^text\/html\b/i.test(answer.contentType)) return { fault: 'net:portal' };
    if (answer.status !== 200) return { fault: 'http' };
    const check = await checkToken(answer.bytes, data, caPem === '' ? undefined : caPem, nonce);
    if (!check.ok) return { fault: check.code };
    return { stamp: { token: answer.bytes, ...check } };
  };

  const stampNewest = async (): Promise<void> => {
    const checkpoint = custody().lastCheckpoint();
    if (checkpoint === null || custody().tokenFor(checkpoint.treeSize) !== null) {
      fault = null;
      return;
    }
    const got = await ask(checkpoint.note, deps.settings());
    if ('stamp' in got) {
      const { token, tsa, stampedAt } = got.stamp;
      custody().saveToken({ treeSize: checkpoint.treeSize, tsa, token, stampedAt });
      failures = 0;
      fault = null;
      notBeforeAt = clock.now() + STAMP_EVERY_MS;
      return;
    }
    failures += 1;
    fault = got.fault;
    notBeforeAt = clock.now() + Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** Math.min(failures - 1, 6));
    log.warn('time-not-stamped', { why: got.fault, failures });
  };

  const look = (): void => {
    const { url, caPem } = deps.settings();
    // Another authority, another root: what failed before says nothing.
    if (asked !== `${url} ${caPem}`) {
      asked = `${url} ${caPem}`;
      fault = null;
      failures = 0;
      notBeforeAt = 0;
      cancel?.();
      cancel = null;
    }
    if (isClosed || url === '') {
      nextTryAt = null;
      return;
    }
    if (cancel !== null) return;
    nextTryAt = Math.max(clock.now(), notBeforeAt);
    cancel = clock.after(nextTryAt - clock.now(), () => {
      cancel = null;
      nextTryAt = null;
      // One on its way looks again itself if it fails; if it doesn't, the next change does.
      if (going !== null) return;
      going = stampNewest()
        .catch((error: unknown) => {
          log.error('time-stamp-not-kept', { words: wordsOf(error) });
          deps.onFault(error);
        })
        .finally(() => {
          going = null;
          if (fault !== null) look();
        });
    });
  };

  return {
    look,
    try: async (settings) => {
      const got = await ask(random(32), settings);
      if ('fault' in got) return { fault: got.fault, stamp: null };
      const { tsa, stampedAt, isTrusted } = got.stamp;
      return { fault: null, stamp: { tsa, stampedAt, isTrusted, aheadMs: stampedAt - clock.now() } };
    },
    view: () => {
      const last = custody().newestToken();
      return { last: last === null ? null : { tsa: last.tsa, stampedAt: last.stampedAt }, fault, nextTryAt };
    },
    close: async () => {
      isClosed = true;
      cancel?.();
      await going;
    },
  };
}

function isReadable(caPem: string, certificatesOf: (caPem: string) => unknown): boolean {
  try {
    certificatesOf(caPem);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
