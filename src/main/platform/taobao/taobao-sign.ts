import { createHash, createHmac } from 'node:crypto';
import { TOP_OFFSET_MS } from './taobao-limits.ts';

// TOP's signature (official document 101617), pure. The parameters are those that are texts: byte[] ones are never signed.

export const SIGN_METHODS = ['hmac-sha256', 'hmac', 'md5'] as const;
export type SignMethod = (typeof SIGN_METHODS)[number];

/** Everything but `sign` itself, sorted by name in ASCII order, name and value behind each other, not URL-encoded. */
export function signText(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .filter((name) => name !== 'sign')
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${name}${params[name] ?? ''}`)
    .join('');
}

/** `md5` wraps the text in the secret; the HMACs take it as their key. `hmac` is HMAC-MD5. Upper-case hex. */
export function signOf(params: Readonly<Record<string, string>>, secret: string, method: SignMethod): string {
  const text = signText(params);
  switch (method) {
    case 'md5':
      return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex').toUpperCase();
    case 'hmac':
      return createHmac('md5', secret).update(text, 'utf8').digest('hex').toUpperCase();
    case 'hmac-sha256':
      return createHmac('sha256', secret).update(text, 'utf8').digest('hex').toUpperCase();
  }
}

/** `yyyy-MM-dd HH:mm:ss` in GMT+8. */
export const topTime = (at: number): string =>
  new Date(at + TOP_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

const TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/** Reads a time of TOP's; null for what is none (also a 31 February). */
export function parseTopTime(text: string): number | null {
  if (!TIME.test(text)) return null;
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return !Number.isNaN(at) && topTime(at) === text ? at : null;
}
