// timestamp: a second clock that nobody at the bench can set. A time-stamp authority signs the hash of a checkpoint
// together with its own time (RFC 3161). Before it comes custody, which makes the checkpoints; after it the pack, which
// carries the answer, and the verifier, which checks it. Nothing ever waits for it.

/** Bytes of a nonce as it is sent: the first bit is 0, so that the DER integer is positive and eight bytes long. */
const NONCE_BYTES = 8;

/** TimeStampReq { version 1, messageImprint { sha256 (with NULL parameters), … */
const HEAD = Uint8Array.of(
  ...[0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04],
  ...[0x02, 0x01, 0x05, 0x00, 0x04, 0x20],
);

/**
 * A query for a time stamp over a SHA-256 hash (32 bytes), with nonce and certReq, as DER; always 69 bytes.
 * RFC 3161 §2.4.1. @throws when a size is wrong, or the nonce's first byte isn't 0x01…0x7f (no minimal integer).
 */
export function timestampRequest(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  const first = nonce[0] ?? 0;
  if (hash.length !== 32 || nonce.length !== NONCE_BYTES || first < 1 || first > 0x7f)
    throw new Error('not a SHA-256 hash and a positive nonce of eight bytes');
  return Uint8Array.of(...HEAD, ...hash, 0x02, NONCE_BYTES, ...nonce, 0x01, 0x01, 0xff);
}

/** Eight random bytes made a nonce: positive, and its first byte never 0. */
export function nonceOf(random: Uint8Array): Uint8Array {
  const nonce = random.slice(0, NONCE_BYTES);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}
