import { createHash } from 'node:crypto';

// Pinduoduo's signature (接入指南, third part), pure.

/** Everything but `sign` itself, sorted by name in ASCII order, name and value behind each other, not URL-encoded. */
export function signText(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .filter((name) => name !== 'sign')
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${name}${params[name] ?? ''}`)
    .join('');
}

/** MD5 of the text between the secret and the secret, upper-case hex. */
export const signOf = (params: Readonly<Record<string, string>>, secret: string): string =>
  createHash('md5')
    .update(`${secret}${signText(params)}${secret}`, 'utf8')
    .digest('hex')
    .toUpperCase();
