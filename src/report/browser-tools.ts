import { verifyAsync } from '@noble/ed25519';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import type { CheckTools } from '../shared/pack/verify-source.ts';

// report: the page inside every pack, which checks the pack it lies in, without a network and without our program. Before
// it pack/, which writes the report's own words into it; after it whoever was handed the pack. It knows only shared/.

const encoder = new TextEncoder();

/** A copy of its own: WebCrypto takes no view of memory that may be shared. */
const bytesOf = (data: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof data === 'string' ? encoder.encode(data) : Uint8Array.from(data);

/** Ed25519 by the browser; null where it has none (it came to Chrome with 137, to Firefox with 129). */
async function verifyByBrowser(
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  publicKey: Uint8Array,
): Promise<boolean | null> {
  // On some pages there is no WebCrypto at all, whatever the types say.
  const subtle: SubtleCrypto | undefined = (globalThis as { crypto?: Crypto }).crypto?.subtle;
  if (subtle === undefined) return null;
  let key: CryptoKey;
  try {
    key = await subtle.importKey('raw', bytesOf(publicKey), { name: 'Ed25519' }, false, ['verify']);
  } catch {
    // Either no Ed25519 here or no key: the library below tells the two apart.
    return null;
  }
  return subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), message);
}

async function verifyEd25519(
  data: string | Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): Promise<boolean> {
  const message = bytesOf(data);
  const answer = await verifyByBrowser(message, signature, publicKey);
  if (answer !== null) return answer;
  try {
    return await verifyAsync(signature, message, publicKey, { zip215: false });
  } catch {
    // No point of the curve, no key: then it signed nothing.
    return false;
  }
}

/** Hashing and signatures in a page. SHA-256 by a library: the browser's own takes whole files only, up to 2 GiB. */
export const browserTools: CheckTools = {
  sha256: (...parts) => {
    const hash = nobleSha256.create();
    for (const part of parts) hash.update(typeof part === 'string' ? encoder.encode(part) : part);
    return hash.digest();
  },
  newHasher: () => {
    const hash = nobleSha256.create();
    return {
      update: (bytes) => {
        hash.update(bytes);
      },
      digestSoFar: () => hash.clone().digest(),
    };
  },
  verify: verifyEd25519,
  utf8: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // No UTF-8: the caller says which file.
      return null;
    }
  },
  checkToken: null,
};
