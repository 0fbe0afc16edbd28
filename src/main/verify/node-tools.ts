import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CheckToken, CheckTools } from '../../shared/pack/verify-source.ts';
import { sha256 } from '../custody/node-sha256.ts';

// verify: checks packs and this bench's own data folder, without trusting either. Before it pack/ and custody/, which
// made them; after it a sentence on a screen or in a terminal.

/** DER before the 32 raw bytes of an Ed25519 public key (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Hashing and signatures by Node. */
export const nodeTools = (checkToken: CheckToken | null): CheckTools => ({
  sha256,
  newHasher: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => hash.update(bytes), digestSoFar: () => hash.copy().digest() };
  },
  verify: (message, signature, publicKey) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
    return verify(null, typeof message === 'string' ? Buffer.from(message) : message, key, signature);
  },
  utf8: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // No UTF-8: the caller says which file.
      return null;
    }
  },
  checkToken,
});
