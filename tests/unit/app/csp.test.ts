import { describe, expect, it } from 'vitest';
import { NONCE_PLACE, contentSecurityPolicy, insertNonce, makeNonce } from '../../../src/main/app/csp.ts';

const directives = (policy: string): Map<string, string> =>
  new Map(policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]));

describe('the content security policy', () => {
  const nonce = makeNonce();
  const found = directives(contentSecurityPolicy(nonce));

  it('starts from nothing and lets the page talk to nobody', () => {
    expect(found.get('default-src')).toBe("'none'");
    expect(found.get('connect-src')).toBe("'none'");
    for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'frame-src', 'object-src'])
      expect(found.get(name)).toBe("'none'");
  });

  it('runs only scripts and workers of our own files', () => {
    expect(found.get('script-src')).toBe("'self'");
    expect(found.get('worker-src')).toBe("'self'");
  });

  it('takes styles with this load’s nonce, never all inline ones', () => {
    expect(found.get('style-src')).toBe(`'self' 'nonce-${nonce}'`);
    expect([...found.values()].join(' ')).not.toMatch(/unsafe-|\*|https?:/);
  });

  it('shows evidence as pictures and films', () => {
    expect(found.get('img-src')).toContain('evidence:');
    expect(found.get('media-src')).toContain('evidence:');
  });

  it('has a new nonce of 128 bits each time', () => {
    const nonces = new Set(Array.from({ length: 100 }, makeNonce));
    expect(nonces.size).toBe(100);
    for (const one of nonces) expect(Buffer.from(one, 'base64')).toHaveLength(16);
  });

  it('refuses a nonce that could end its own quotes', () => {
    expect(() => contentSecurityPolicy("x' 'unsafe-inline")).toThrow();
    expect(() => contentSecurityPolicy('')).toThrow();
  });
});

describe('the nonce in the page', () => {
  it('is written at each place', () => {
    expect(insertNonce(`<meta content="${NONCE_PLACE}"><style nonce="${NONCE_PLACE}">`, 'abc')).toBe(
      '<meta content="abc"><style nonce="abc">',
    );
  });

  it('is missed when the page has no place for it', () => {
    expect(() => insertNonce('<html></html>', 'abc')).toThrow(NONCE_PLACE);
  });
});
