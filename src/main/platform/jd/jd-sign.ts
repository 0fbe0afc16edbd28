import { createHash } from 'node:crypto';

// JD's signature, pure: the old gateway's (JOS) and the new one's (SP-API) are made the same way, over other parameters.

/** Names sorted in ASCII order, name and value behind each other as they are, not URL-encoded. */
function signText(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
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

/** What SP-API signs besides its three headers: query and path parameters, and the body as it is sent, under `body`. */
export function signedParams(asked: {
  headers: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  path: Readonly<Record<string, string>>;
  body: string | null;
}): Record<string, string> {
  const { headers, query, path, body } = asked;
  const isBodyLeftOut = body === null || body === '' || body === '{}';
  return { ...headers, ...query, ...path, ...(isBodyLeftOut ? {} : { body }) };
}
