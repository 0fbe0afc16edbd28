import { bytesOfBase64 } from '../custody/base64.ts';
import { hexOf } from '../custody/hashing.ts';
import { derChildren, readDer } from './der.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';
import type { CheckTools } from './verify-source.ts';

/** AlgorithmIdentifier of Ed25519 (RFC 8410 §3), content only. */
const ED25519 = '06032b6570';
const SEQUENCE = 0x30;
const BIT_STRING = 0x03;

/**
 * The station's public key out of its certificate, which must be signed by that very key: every byte of it counts.
 * Nobody vouches for the key but the station; the same key in another pack, or under a time stamp, does.
 */
export async function readStationKey(
  pem: string,
  path: string,
  { verify }: Pick<CheckTools, 'verify'>,
): Promise<Checked<Uint8Array>> {
  const der = derOfPem(pem);
  if (der === null) return bad('certificate', path, 'PEM');
  const whole = readDer(der, 0, der.length);
  if (whole?.tag !== SEQUENCE || whole.to !== der.length) return bad('certificate', path, 'DER');
  const [signed, algorithm, signature, more] = derChildren(der, whole) ?? [];
  if (signed === undefined || algorithm === undefined || signature === undefined || more !== undefined)
    return bad('certificate', path, 'fields');
  const keyInfo = (derChildren(der, signed) ?? [])[6];
  const [keyAlgorithm, key] = keyInfo === undefined ? [] : (derChildren(der, keyInfo) ?? []);
  const publicKey = keyAlgorithm?.tag === SEQUENCE ? bitsOf(der, key, 32) : null;
  const signatureBytes = bitsOf(der, signature, 64);
  // Outside what the certificate's own signature covers: its kind is looked at as its content is.
  if (algorithm.tag !== SEQUENCE) return bad('certificate', path, 'fields');
  const algorithms = [keyAlgorithm, algorithm].map((one) =>
    one === undefined ? '' : hexOf(der.subarray(one.from, one.to)),
  );
  if (publicKey === null || signatureBytes === null || algorithms.some((one) => one !== ED25519))
    return bad('certificate', path, 'no Ed25519 key');
  return (await verify(der.slice(signed.start, signed.to), signatureBytes, publicKey))
    ? good(publicKey)
    : bad('certificate', path, 'not signed by its own key');
}

function derOfPem(pem: string): Uint8Array | null {
  const [, body] =
    /^-----BEGIN CERTIFICATE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64})\n-----END CERTIFICATE-----\n$/.exec(
      pem,
    ) ?? [];
  return body === undefined ? null : bytesOfBase64(body.replaceAll('\n', ''));
}

/** The bytes of a bit string of exactly this length, nothing unused. */
function bitsOf(
  der: Uint8Array,
  element: { tag: number; from: number; to: number } | undefined,
  bytes: number,
): Uint8Array | null {
  if (element?.tag !== BIT_STRING || element.to - element.from !== bytes + 1 || der[element.from] !== 0) return null;
  return der.slice(element.from + 1, element.to);
}
