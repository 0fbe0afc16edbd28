import { createPublicKey, hash, verify } from 'node:crypto';
import type { Sha256, VerifyEd25519 } from '../../shared/custody/hashing.ts';

const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? Buffer.from(part) : part);

/** SHA-256 by Node: in one call and by way of hex, a third of the time that an object with `update` and `digest` takes. */
export const sha256: Sha256 = (...parts) => {
  const [only = ''] = parts;
  const message = parts.length > 1 ? Buffer.concat(parts.map(bytesOf)) : only;
  return Buffer.from(hash('sha256', message, 'hex'), 'hex');
};

/**
 * What a line is sealed with: its SHA-256 (also as the hex that the next line repeats), and its leaf (`leafHash`). The
 * text becomes bytes once for both, which takes two thirds of the time.
 */
export function sealOf(line: string): { hash: Uint8Array; hex: string; leaf: Uint8Array } {
  const withLeafByte = Buffer.from(`\0${line}`);
  const hex = hash('sha256', withLeafByte.subarray(1), 'hex');
  return { hash: Buffer.from(hex, 'hex'), hex, leaf: Buffer.from(hash('sha256', withLeafByte, 'hex'), 'hex') };
}

/** DER before the 32 raw bytes of an Ed25519 public key (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node; false for anything that is no key or no signature. */
export const verifyEd25519: VerifyEd25519 = (message, signature, publicKey) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(message), key, signature);
};
