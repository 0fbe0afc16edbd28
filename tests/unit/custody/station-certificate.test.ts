import { spawnSync } from 'node:child_process';
import { X509Certificate, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeStationCertificate } from '../../../src/main/custody/station-certificate.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 15, 41, 730);
const rawKeyOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(-32));

function makeKey(): { publicKey: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: rawKeyOf(publicKey), sign: (bytes) => new Uint8Array(signBytes(null, bytes, privateKey)) };
}

const openssl = (input: string, ...args: string[]): string => {
  const { stdout, stderr, status } = spawnSync('openssl', args, { input, encoding: 'utf8' });
  return `${stdout}${stderr}exit ${String(status)}`;
};
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe("the station's certificate", () => {
  test('holds the key, signs itself and says whose it is, in any script', async () => {
    const key = makeKey();
    const pem = await makeStationCertificate({ ...key, name: '退货台 3', now: NOW });
    const read = new X509Certificate(pem);
    expect(read.subject).toBe('O=DockProof\nCN=退货台 3');
    expect(read.issuer).toBe(read.subject);
    expect(rawKeyOf(read.publicKey)).toEqual(key.publicKey);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.ca).toBe(false);
    expect(Date.parse(read.validFrom)).toBe(NOW - 730);
    expect(read.validTo).toContain('9999');
  });

  test('is the same for the same key and time, another for another key', async () => {
    const key = makeKey();
    const make = (): Promise<string> => makeStationCertificate({ ...key, name: 'B', now: NOW });
    expect(await make()).toBe(await make());
    expect(await makeStationCertificate({ ...makeKey(), name: 'B', now: NOW })).not.toBe(await make());
  });

  test('cuts a name that is too long and takes none', async () => {
    const long = new X509Certificate(await makeStationCertificate({ ...makeKey(), name: '长'.repeat(99), now: NOW }));
    expect(long.subject).toBe(`O=DockProof\nCN=${'长'.repeat(64)}`);
    const none = new X509Certificate(await makeStationCertificate({ ...makeKey(), name: '', now: NOW }));
    expect(none.subject).toBe('O=DockProof\nCN=DockProof');
  });

  test('may begin in 2050 or later', async () => {
    const late = Date.UTC(2051, 2, 3, 4, 5, 6, 7);
    const read = new X509Certificate(await makeStationCertificate({ ...makeKey(), name: 'B', now: late }));
    expect(Date.parse(read.validFrom)).toBe(late - 7);
  });

  test.skipIf(!hasOpenssl)('is read and verified by openssl', async () => {
    for (let round = 0; round < 8; round += 1) {
      const pem = await makeStationCertificate({ ...makeKey(), name: 'Bench 3', now: NOW });
      const text = openssl(pem, 'x509', '-noout', '-text');
      expect(text).toContain('Version: 3 (0x2)');
      expect(text).toContain('Public Key Algorithm: ED25519');
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature/);
      expect(text).toContain('CA:FALSE');
      expect(text).toContain('exit 0');
    }
  });
});
