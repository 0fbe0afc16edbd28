import { base64Of, bytesOfBase64 } from './base64.ts';
import { isSameBytes } from './hashing.ts';
import type { Sha256, VerifyEd25519 } from './hashing.ts';

// A signed tree head as a C2SP checkpoint: https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note

/** `at`: when the station signed it, ms; our one extension line, ISO 8601 UTC with ms. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array; at: number };

/** Signature type of Ed25519 in a signed note. */
const ED25519 = 1;

/** The text that is signed, with its final line feed. */
export const checkpointText = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${base64Of(root)}\n${new Date(at).toISOString()}\n`;

/** First four bytes of SHA-256(name || 0x0A || type || public key): names the key in the signature line. */
const keyIdOf = (sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(name, Uint8Array.of(10, ED25519), publicKey).subarray(0, 4);

/** The whole note: text, blank line, signature line. The key's name is the origin. */
export function signedNote(
  sha256: Sha256,
  checkpoint: Checkpoint,
  publicKey: Uint8Array,
  signature: Uint8Array,
): string {
  const signed = new Uint8Array(68);
  signed.set(keyIdOf(sha256, checkpoint.origin, publicKey));
  signed.set(signature, 4);
  return `${checkpointText(checkpoint)}\n— ${checkpoint.origin} ${base64Of(signed)}\n`;
}

const NOTE =
  /^([^\n+ ]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n\n— ([^\n+ ]+) ([A-Za-z0-9+/]{90}[A-Za-z0-9+/=]{2})\n$/;

/** A note as this station writes it; null for anything else, also for another spelling of the same. Not yet verified. */
export function readNote(note: string): { checkpoint: Checkpoint; keyId: Uint8Array; signature: Uint8Array } | null {
  const [, origin = '', size = '', root64 = '', time = '', name = '', signed64 = ''] = NOTE.exec(note) ?? [];
  const root = bytesOfBase64(root64);
  const signed = bytesOfBase64(signed64);
  const at = Date.parse(time);
  if (origin === '' || name !== origin || root === null || signed?.length !== 68 || Number.isNaN(at)) return null;
  if (!Number.isSafeInteger(Number(size)) || new Date(at).toISOString() !== time) return null;
  return {
    checkpoint: { origin, size: Number(size), root, at },
    keyId: signed.subarray(0, 4),
    signature: signed.subarray(4),
  };
}

/** The checkpoint when the note is well-formed and signed by this key; null otherwise. */
export async function openNote(
  note: string,
  publicKey: Uint8Array,
  { sha256, verify }: { sha256: Sha256; verify: VerifyEd25519 },
): Promise<Checkpoint | null> {
  const read = readNote(note);
  if (read === null || !isSameBytes(read.keyId, keyIdOf(sha256, read.checkpoint.origin, publicKey))) return null;
  return (await verify(checkpointText(read.checkpoint), read.signature, publicKey)) ? read.checkpoint : null;
}
