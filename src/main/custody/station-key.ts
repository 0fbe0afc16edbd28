import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexOf } from '../../shared/custody/hashing.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { SecretBox } from '../lib/secret-box.ts';
import { sha256 } from './node-sha256.ts';

/** The station's Ed25519 key: made at the first start, never leaves the machine. */
export type StationKey = {
  /** `dockproof/<first 16 hex digits of SHA-256 of the public key>`: first line of each checkpoint it signs. */
  origin: string;
  /** Raw, 32 bytes. */
  publicKey: Uint8Array;
  sign: (text: string) => Uint8Array;
  /** Self-signed X.509 certificate; '' where none was made. */
  certificatePem: string;
};

/** Makes the self-signed certificate of a key. */
type MakeCertificate = (key: {
  publicKey: Uint8Array;
  sign: (bytes: Uint8Array) => Uint8Array;
  name: string;
  now: number;
}) => Promise<string>;

const originOf = (publicKey: Uint8Array): string => `dockproof/${hexOf(sha256(publicKey)).slice(0, 16)}`;

const SECRET = 'station-key';

/** A key that lives as long as this object: what a new one starts as, and what tests use. */
export const newStationKey = (): StationKey => keyOf(generateKeyPairSync('ed25519').privateKey, '');

function keyOf(privateKey: KeyObject, certificatePem: string): StationKey {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(spki.length - 32));
  return {
    origin: originOf(publicKey),
    publicKey,
    sign: (text) => new Uint8Array(sign(null, Buffer.from(text), privateKey)),
    certificatePem,
  };
}

/**
 * Reads the key from the keychain; where there is none that outlives the program, from a file that only this user can
 * read. Makes it (and its certificate) when it is not there: `isNew` says so. One that can't be read any more (another
 * machine's keychain) is replaced: what it signed stays checkable by its certificate in the chain.
 */
export async function openStationKey(options: {
  dataDir: string;
  secrets: SecretBox;
  makeCertificate: MakeCertificate;
  now: number;
}): Promise<{ key: StationKey; isNew: boolean }> {
  const { dataDir, secrets, makeCertificate, now } = options;
  const folder = join(dataDir, 'custody');
  const plainFile = join(folder, 'station-key.pem');
  mkdirSync(folder, { recursive: true });
  const stored = secrets.read(SECRET) ?? (existsSync(plainFile) ? readFileSync(plainFile, 'utf8') : null);
  const isNew = stored === null;
  const privateKey = isNew ? generateKeyPairSync('ed25519').privateKey : createPrivateKey(stored);
  if (isNew) {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    if (secrets.isKept) secrets.write(SECRET, pem);
    else {
      writeFileDurably(plainFile, Buffer.from(pem));
      chmodSync(plainFile, 0o600);
    }
  }
  const bare = keyOf(privateKey, '');
  const certificateFile = join(folder, `${bare.origin.replace('/', '-')}.pem`);
  if (!existsSync(certificateFile)) {
    const pem = await makeCertificate({
      publicKey: bare.publicKey,
      sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
      name: bare.origin,
      now,
    });
    writeFileDurably(certificateFile, Buffer.from(pem));
  }
  return { key: { ...bare, certificatePem: readFileSync(certificateFile, 'utf8') }, isNew };
}
