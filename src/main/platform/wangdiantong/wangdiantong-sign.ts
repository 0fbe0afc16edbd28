import { createHash } from 'node:crypto';
import { EPOCH_S } from './wangdiantong-limits.ts';

// Wangdiantong's signature (documents of the flagship edition, 接口规范), pure.

/** An app secret is written `secret:salt`; null for what isn't. */
export function partsOf(appSecret: string): { secret: string; salt: string } | null {
  const colon = appSecret.indexOf(':');
  const [secret, salt] = [appSecret.slice(0, colon), appSecret.slice(colon + 1)];
  return colon <= 0 || salt === '' ? null : { secret, salt };
}

/** Seconds since 2012-01-01 00:00:00 in China. */
export const timestampOf = (at: number): string => String(Math.floor(at / 1000) - EPOCH_S);

/**
 * MD5, lower-case hex, of the text between the secret and the secret: every parameter of the query and the body as it is
 * sent (under `body`), sorted by name in ASCII order, name and value behind each other, not URL-encoded.
 */
export function signOf(params: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.keys(params)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${name}${params[name] ?? ''}`)
    .join('');
  return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex');
}
