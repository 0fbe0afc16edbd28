import { createHash, createHmac } from 'node:crypto';

// Douyin's signature (official SDK, sign_util), pure. Only hmac-sha256: md5 is to be taken away.

/** `bigint` for ids that must be numbers and are longer than a JavaScript number. */
export type Param = string | number | bigint | boolean | readonly Param[] | { readonly [name: string]: Param };

/** The business parameters as they are signed and sent: keys sorted at every depth, compact, nothing escaped needlessly. */
export function paramJson(value: Param): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map((one: Param) => paramJson(one)).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const named = value as { readonly [name: string]: Param };
  const pairs = Object.keys(named)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${JSON.stringify(name)}:${paramJson(named[name] ?? '')}`);
  return `{${pairs.join(',')}}`;
}

type Signed = { appKey: string; method: string; paramJson: string; timestamp: string };

/** HMAC-SHA256 under the secret of the text between the secret and the secret, lower-case hex. */
export function signOf({ appKey, method, paramJson: json, timestamp }: Signed, secret: string): string {
  const text = `app_key${appKey}method${method}param_json${json}timestamp${timestamp}v2`;
  return createHmac('sha256', secret).update(`${secret}${text}${secret}`, 'utf8').digest('hex');
}

/** What Douyin puts into the header `event-sign` of a push: MD5 over app key, the body as it came, and the secret; lower-case hex. */
export const eventSignOf = (appKey: string, rawBody: string, secret: string): string =>
  createHash('md5').update(`${appKey}${rawBody}${secret}`, 'utf8').digest('hex');
