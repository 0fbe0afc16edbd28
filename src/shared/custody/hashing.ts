/** SHA-256 over the parts one after the other; strings as UTF-8. 32 bytes. */
export type Sha256 = (...parts: readonly (string | Uint8Array)[]) => Uint8Array;

/** True when the 64 bytes are an Ed25519 signature of the message (UTF-8) by this raw public key (32 bytes). */
export type VerifyEd25519 = (
  message: string,
  signature: Uint8Array,
  publicKey: Uint8Array,
) => Promise<boolean> | boolean;

const HEX = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => HEX.charAt(byte >> 4) + HEX.charAt(byte & 15));

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += PAIRS[byte] ?? '';
  return text;
}

/** Null unless it is lower-case hex of whole bytes. */
export function bytesOfHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = HEX.indexOf(text.charAt(index * 2)) * 16 + HEX.indexOf(text.charAt(index * 2 + 1));
  return bytes;
}

export const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
