import { randomBytes } from 'node:crypto';

/** Stands in index.html where the nonce of this load is written. */
export const NONCE_PLACE = '__CSP_NONCE__';

/** A fresh nonce: 128 random bits, as the CSP specification asks (https://www.w3.org/TR/CSP3/#security-nonces). */
export const makeNonce = (): string => randomBytes(16).toString('base64');

/**
 * The window's content security policy. Mantine makes `<style>` elements, hence the nonce; its `style` props go through
 * the CSSOM and need nothing. WebAssembly would need `'wasm-unsafe-eval'` in script-src: nothing in the window uses it.
 * Workers get this header with their script, too. No connect-src: the window talks to the station and to nobody else.
 */
export function contentSecurityPolicy(nonce: string): string {
  if (!/^[A-Za-z0-9+/]{20,}={0,2}$/.test(nonce)) throw new Error('a nonce is base64 of at least 120 bits');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob: evidence:",
    "media-src 'self' blob: mediastream: evidence:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Writes the nonce into the page; throws when the page has no place for it, because its styles would all be refused. */
export function insertNonce(html: string, nonce: string): string {
  if (!html.includes(NONCE_PLACE)) throw new Error(`index.html has no ${NONCE_PLACE}`);
  return html.replaceAll(NONCE_PLACE, nonce);
}
