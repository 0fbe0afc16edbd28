import { createHash } from 'node:crypto';

// The imitation's own check of signatures and times: written apart from the connector's on purpose, so that a mistake in
// one is not forgiven by the same mistake in the other. HMAC is built from the bare hash (RFC 2104).

const digest = (hash: 'md5' | 'sha256', ...parts: Uint8Array[]): Buffer => {
  const making = createHash(hash);
  for (const part of parts) making.update(part);
  return making.digest();
};

/** Both hashes work on blocks of 64 bytes. */
const BLOCK_BYTES = 64;

function keyed(hash: 'md5' | 'sha256', key: Uint8Array, text: Uint8Array): Buffer {
  const short = key.byteLength > BLOCK_BYTES ? digest(hash, key) : key;
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(short);
  const inner = digest(
    hash,
    block.map((byte) => byte ^ 0x36),
    text,
  );
  return digest(
    hash,
    block.map((byte) => byte ^ 0x5c),
    inner,
  );
}

/** The signature that these text parameters must bear; null for a method that TOP doesn't know. */
export function expectedSign(params: ReadonlyMap<string, string>, secret: string): string | null {
  const names = [...params.keys()].filter((name) => name !== 'sign').map((name) => Buffer.from(name, 'utf8'));
  names.sort((a, b) => Buffer.compare(a, b));
  const text = Buffer.concat(
    names.flatMap((name) => [name, Buffer.from(params.get(name.toString('utf8')) ?? '', 'utf8')]),
  );
  const key = Buffer.from(secret, 'utf8');
  switch (params.get('sign_method')) {
    case 'md5':
      return hexOf(digest('md5', key, text, key));
    case 'hmac':
      return hexOf(keyed('md5', key, text));
    case 'hmac-sha256':
      return hexOf(keyed('sha256', key, text));
    default:
      return null;
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');

/** Milliseconds of a wall-clock time of GMT+8, null for another form. */
export function momentOf(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour - 8, minute, second);
}

export function textOfMoment(at: number): string {
  const there = new Date(at + 8 * 60 * 60 * 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${there.getUTCFullYear()}-${two(there.getUTCMonth() + 1)}-${two(there.getUTCDate())}`;
  return `${date} ${two(there.getUTCHours())}:${two(there.getUTCMinutes())}:${two(there.getUTCSeconds())}`;
}
