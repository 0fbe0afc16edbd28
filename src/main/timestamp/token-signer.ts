import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import type { BaseBlock } from 'asn1js';
import type { Certificate, SignedData } from 'pkijs';
import { isSameBytes } from '../../shared/custody/hashing.ts';

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  // RFC 2634 §5.4 (SHA-1) and RFC 5035 §3 (SHA-256 unless it says otherwise)
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};

const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/**
 * True when what was signed says itself that it is a time stamp (content-type attribute) and by which certificate
 * (ESSCertID, RFC 3161 §2.4.2), and that is the one whose key verified it: else another certificate over the same key,
 * or a signature made for something else, could be put in its place.
 */
export async function isAttestedSigner(signed: SignedData, signer: Certificate): Promise<boolean> {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const valueOf = (type: string): unknown => {
    const named = attributes.filter((attribute) => attribute.type === type);
    const values: unknown[] = named[0]?.values ?? [];
    return named.length === 1 && values.length === 1 ? values[0] : undefined;
  };
  const contentType = valueOf(OID.contentType);
  if (!(contentType instanceof ObjectIdentifier) || contentType.getValue() !== OID.tstInfo) return false;

  const second = valueOf(OID.signingCertificateV2);
  const named = firstCertId(second ?? valueOf(OID.signingCertificate));
  if (named === null) return false;
  const digest = named.algorithm ?? (second === undefined ? 'SHA-1' : 'SHA-256');
  const bytes = Uint8Array.from(new Uint8Array(signer.toSchema().toBER()));
  return isSameBytes(new Uint8Array(await globalThis.crypto.subtle.digest(digest, bytes)), named.hash);
}

/** SigningCertificate[V2] { certs { ESSCertID[v2] { [hashAlgorithm], certHash, … }, … }, … }; only the first counts. */
function firstCertId(value: unknown): { algorithm: string | null; hash: Uint8Array } | null {
  const certId = inner(inner(value)[0])[0];
  const [first, second] = inner(certId);
  if (first instanceof OctetString) return { algorithm: null, hash: new Uint8Array(first.getValue()) };
  const [algorithm] = inner(first);
  if (!(algorithm instanceof ObjectIdentifier) || !(second instanceof OctetString)) return null;
  const digest = DIGESTS[algorithm.getValue()];
  return digest === undefined ? null : { algorithm: digest, hash: new Uint8Array(second.getValue()) };
}

const inner = (block: unknown): BaseBlock[] => (block instanceof Sequence ? block.valueBlock.value : []);
