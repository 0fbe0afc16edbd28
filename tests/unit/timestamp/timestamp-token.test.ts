import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nonceOf, timestampRequest } from '../../../src/main/timestamp/timestamp-request.ts';
import { certificatesOf, checkToken } from '../../../src/main/timestamp/timestamp-token.ts';
import { startTestTsa, whyNoTsa } from '../../support/test-tsa.ts';
import type { TestTsa, TsaCertificate } from '../../support/test-tsa.ts';
import { fc } from '../../support/property.ts';

const DATA = new TextEncoder().encode('dockproof/0123456789abcdef\n7\n…a checkpoint…\n');
const HASH = new Uint8Array(createHash('sha256').update(DATA).digest());
const NONCE = nonceOf(new Uint8Array(randomBytes(8)));

describe('a time-stamp query', () => {
  test('is the 69 bytes of RFC 3161 for SHA-256 with nonce and certReq', () => {
    const hash = new Uint8Array(32).fill(0xab);
    const query = timestampRequest(hash, Uint8Array.of(0x41, 2, 3, 4, 5, 6, 7, 8));
    expect(Buffer.from(query).toString('hex')).toBe(
      `30430201013031300d060960864801650304020105000420${'ab'.repeat(32)}020841020304050607080101ff`,
    );
  });

  test('takes no hash of another length and no nonce that is not positive and whole', () => {
    const hash = new Uint8Array(32);
    expect(() => timestampRequest(new Uint8Array(31), NONCE)).toThrow();
    expect(() => timestampRequest(hash, new Uint8Array(7).fill(1))).toThrow();
    expect(() => timestampRequest(hash, new Uint8Array(8).fill(0x80))).toThrow();
    expect(() => timestampRequest(hash, new Uint8Array(8))).toThrow();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        expect(timestampRequest(hash, nonceOf(random))).toHaveLength(69);
      }),
    );
  });
});

const why = whyNoTsa();
if (why !== null) process.stdout.write(`time-stamp tokens not tested: ${why}\n`);

describe.skipIf(why !== null)('a time-stamp token', () => {
  const all: TestTsa[] = [];
  const start = async (kind?: TsaCertificate): Promise<TestTsa> => {
    const tsa = await startTestTsa(kind);
    all.push(tsa);
    return tsa;
  };
  let good: TestTsa;
  let token: Uint8Array;

  beforeAll(async () => {
    good = await start();
    token = good.stamp(timestampRequest(HASH, NONCE));
  }, 60_000);
  afterAll(async () => {
    for (const tsa of all) await tsa.close();
  });

  test('tells when and by whom, trusted up to the configured root', async () => {
    const check = await checkToken(token, DATA, good.caPem, NONCE);
    expect(check).toMatchObject({ ok: true, tsa: 'Stamps of the test', isTrusted: true });
    expect(check.ok && Math.abs(check.stampedAt - Date.now())).toBeLessThan(600_000);
    expect(await checkToken(token, DATA)).toMatchObject({ ok: true, isTrusted: false });
  });

  test('is accepted by openssl as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dockproof-token-'));
    const [dataFile, tokenFile] = [join(folder, 'data'), join(folder, 'token.tsr')];
    writeFileSync(dataFile, DATA);
    writeFileSync(tokenFile, token);
    const args = ['ts', '-verify', '-data', dataFile, '-in', tokenFile, '-CAfile', good.caFile];
    expect(execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })).toContain('OK');
    rmSync(folder, { recursive: true });
  });

  test('over other data, to another question or from an unknown root is refused by name', async () => {
    const stranger = await start();
    expect(await checkToken(token, DATA.slice(1))).toEqual({ ok: false, code: 'other-data' });
    expect(await checkToken(token, DATA, good.caPem, nonceOf(new Uint8Array(8)))).toEqual({
      ok: false,
      code: 'other-nonce',
    });
    expect(await checkToken(token, DATA, stranger.caPem)).toEqual({ ok: false, code: 'untrusted' });
    // Several roots in one file: one of them is enough.
    expect(await checkToken(token, DATA, stranger.caPem + good.caPem)).toMatchObject({ ok: true, isTrusted: true });
  });

  test('of a certificate that was not valid then is refused as expired', async () => {
    const tsa = await start('expired');
    const stamped = tsa.stamp(timestampRequest(HASH, NONCE));
    expect(await checkToken(stamped, DATA, tsa.caPem)).toEqual({ ok: false, code: 'expired' });
    expect(await checkToken(stamped, DATA)).toEqual({ ok: false, code: 'expired' });
  });

  test('of a certificate that is not for time stamps alone, or that is not named, is refused', async () => {
    for (const kind of ['plain', 'both'] as const) {
      const tsa = await start(kind);
      const stamped = tsa.signAgain(token, true);
      expect(await checkToken(stamped, DATA, tsa.caPem)).toEqual({ ok: false, code: 'no-authority' });
    }
    const other = await start();
    expect(await checkToken(other.signAgain(token, true), DATA, other.caPem)).toMatchObject({ ok: true });
    expect(await checkToken(other.signAgain(token, false), DATA, other.caPem)).toEqual({
      ok: false,
      code: 'bad-signature',
    });
  });

  test('may be signed with an elliptic curve', async () => {
    const tsa = await start('elliptic');
    const stamped = tsa.stamp(timestampRequest(HASH, NONCE));
    expect(await checkToken(stamped, DATA, tsa.caPem, NONCE)).toMatchObject({ ok: true, isTrusted: true });
  });

  test('a refusal, a page, a cut and a lengthened answer are no token', async () => {
    const refusal = Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02);
    expect(await checkToken(refusal, DATA)).toEqual({ ok: false, code: 'refused' });
    const bad = [
      new Uint8Array(0),
      new TextEncoder().encode('<!doctype html>'),
      token.slice(0, -1),
      Uint8Array.of(...token, 0),
      new Uint8Array(70_000).fill(0x30),
    ];
    for (const bytes of bad) expect(await checkToken(bytes, DATA)).toEqual({ ok: false, code: 'no-token' });
  });

  test('never throws and never vouches for another time, whatever bit is changed', async () => {
    const real = await checkToken(token, DATA, good.caPem, NONCE);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length * 8 - 1), async (bit) => {
        const altered = token.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        const check = await checkToken(altered, DATA, good.caPem, NONCE);
        // What isn't signed (a status text, a spare certificate) may change; what was stamped may not.
        if (check.ok) expect(check).toEqual(real);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('takes only PEM text with certificates for a root', () => {
    expect(certificatesOf(good.caPem)).toHaveLength(1);
    expect(() => certificatesOf('')).toThrow();
    expect(() => certificatesOf('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toThrow();
  });
});
