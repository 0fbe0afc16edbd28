import {
  Certificate,
  CryptoEngine,
  ExtKeyUsage,
  PKIStatus,
  SignedData,
  SignedDataVerifyError,
  TSTInfo,
  TimeStampResp,
} from 'pkijs';
import { base64Of, bytesOfBase64 } from '../../shared/custody/base64.ts';
import { isSameBytes } from '../../shared/custody/hashing.ts';
import { isAttestedSigner } from './token-signer.ts';

/**
 * What is wrong with a token, the first thing found:
 * `no-token` not an RFC 3161 answer · `refused` the authority said no · `other-data` stamped something else ·
 * `other-nonce` an answer to another question · `bad-signature` altered, or not signed by its certificate ·
 * `no-authority` that certificate is not made for time stamps · `expired` the certificate (or one above it) wasn't valid
 * at the stamped time · `untrusted` no way from it to the configured root.
 */
type TokenFault =
  'no-token' | 'refused' | 'other-data' | 'other-nonce' | 'bad-signature' | 'no-authority' | 'expired' | 'untrusted';

type TokenCheck =
  | {
      ok: true;
      /** The authority's own time, ms. */
      stampedAt: number;
      /** The authority's name as its certificate gives it. */
      tsa: string;
      /** Checked up to the roots that were given; false when none were. */
      isTrusted: boolean;
    }
  | { ok: false; code: TokenFault };

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  extKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
};

const fault = (code: TokenFault): TokenCheck => ({ ok: false, code });

/**
 * Checks a TimeStampResp (DER, hostile until proven) over `data`: granted, over SHA-256 of exactly these bytes, signed by
 * a certificate that is made for time stamps alone (RFC 3161 §2.3), valid at the stamped time and, with `caPem`, chained
 * to one of those certificates. `nonce`: the one that was asked with, when the answer is fresh. Revocation is not
 * checked: it needs a network, and the verifier has none.
 * @throws when `caPem` holds no certificate (a bad setting): see `certificatesOf`.
 */
export async function checkToken(
  token: Uint8Array,
  data: Uint8Array,
  caPem?: string,
  nonce?: Uint8Array,
): Promise<TokenCheck> {
  const roots = caPem === undefined ? [] : certificatesOf(caPem);
  const read = readToken(token);
  if (typeof read === 'string') return fault(read);
  const { signed, info } = read;
  const engine = new CryptoEngine({ name: 'station', crypto: globalThis.crypto });

  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', Uint8Array.from(data)));
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurs =
    hashAlgorithm.algorithmId === OID.sha256 && isSameBytes(new Uint8Array(hashedMessage.getValue()), hash);
  if (!isOurs) return fault('other-data');
  if (nonce !== undefined && !isNonce(info, nonce)) return fault('other-nonce');

  const signer = await signerOf(signed, data, engine);
  if (signer === null || !(await isAttestedSigner(signed, signer))) return fault('bad-signature');
  if (!isMadeForStamps(signer)) return fault('no-authority');
  if (!isValidAt(signer, info.genTime)) return fault('expired');
  if (roots.length > 0) {
    const chainFault = await checkChain(signed, data, roots, engine);
    if (chainFault !== null) return fault(chainFault);
  }
  return { ok: true, stampedAt: info.genTime.getTime(), tsa: nameOf(signer), isTrusted: roots.length > 0 };
}

/** The certificates of a PEM file. @throws when there is none, or one that can't be read. */
export function certificatesOf(pem: string): Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new Error('no certificate in the PEM text');
  return found.map(([, body = '']) => {
    const bytes = bytesOfBase64(body.replaceAll(/\s/g, ''));
    if (bytes === null) throw new Error('a certificate in the PEM text is not base64');
    return Certificate.fromBER(Uint8Array.from(bytes));
  });
}

/** The structures of an answer, unverified; the fault when it isn't one, or has no token. */
function readToken(token: Uint8Array): { signed: SignedData; info: TSTInfo } | 'no-token' | 'refused' {
  const bytes = Uint8Array.from(token);
  try {
    const answer = TimeStampResp.fromBER(bytes);
    // Bytes behind the answer, or spelled otherwise than DER allows, are not part of what the authority sent.
    if (!isWholeElement(bytes)) return 'no-token';
    if (answer.status.status !== PKIStatus.granted && answer.status.status !== PKIStatus.grantedWithMods)
      return 'refused';
    if (answer.timeStampToken?.contentType !== OID.signedData) return 'no-token';
    const signed = new SignedData({ schema: answer.timeStampToken.content as unknown });
    const content = signed.encapContentInfo.eContent;
    const isStamp = signed.encapContentInfo.eContentType === OID.tstInfo && signed.signerInfos.length === 1;
    if (!isStamp || content === undefined) return 'no-token';
    // Lists of revoked certificates in the token are left aside: see `checkToken`.
    signed.crls = [];
    const info = TSTInfo.fromBER(content.getValue());
    return info.version === 1 && Number.isFinite(info.genTime.getTime()) ? { signed, info } : 'no-token';
  } catch (error) {
    // Of bytes that are no such structure the libraries throw errors of many kinds; all mean the same here.
    if (error instanceof Error) return 'no-token';
    throw error;
  }
}

/** True when the definite length of the outermost element spans all the bytes. */
function isWholeElement(bytes: Uint8Array): boolean {
  const [, first = 0] = bytes;
  if (first < 0x80) return bytes.length === 2 + first;
  const digits = bytes.subarray(2, 2 + (first & 0x7f));
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  return digits.length > 0 && bytes.length === 2 + digits.length + length;
}

const isNonce = ({ nonce }: TSTInfo, asked: Uint8Array): boolean =>
  nonce !== undefined && isSameBytes(nonce.valueBlock.valueHexView, asked);

/** Null when the signature doesn't hold under the certificate that came with it. */
async function signerOf(signed: SignedData, data: Uint8Array, engine: CryptoEngine): Promise<Certificate | null> {
  try {
    const result = await signed.verify({ signer: 0, data: Uint8Array.from(data).buffer, extendedMode: true }, engine);
    return result.signatureVerified === true ? (result.signerCertificate ?? null) : null;
  } catch (error) {
    if (error instanceof SignedDataVerifyError) return null;
    throw error;
  }
}

async function checkChain(
  signed: SignedData,
  data: Uint8Array,
  roots: Certificate[],
  engine: CryptoEngine,
): Promise<'expired' | 'untrusted' | null> {
  try {
    const params = { signer: 0, data: Uint8Array.from(data).buffer, trustedCerts: roots, checkChain: true };
    await signed.verify({ ...params, extendedMode: true, passedWhenNotRevValues: true }, engine);
    return null;
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    return error.message.includes('not yet valid or expired') ? 'expired' : 'untrusted';
  }
}

/** RFC 3161 §2.3: the extended key usage is there, critical, and is time stamping alone. */
function isMadeForStamps(certificate: Certificate): boolean {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === OID.extKeyUsage);
  const usage: unknown = extension?.parsedValue;
  return (
    extension?.critical === true &&
    usage instanceof ExtKeyUsage &&
    usage.keyPurposes.length === 1 &&
    usage.keyPurposes[0] === OID.timeStamping
  );
}

const isValidAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean =>
  notBefore.value.getTime() <= at.getTime() && at.getTime() <= notAfter.value.getTime();

/** Common name, else the organisation, else the serial number in base64; at most 120 characters. */
function nameOf(certificate: Certificate): string {
  const part = (type: string): string | undefined => {
    const value: unknown = certificate.subject.typesAndValues.find((entry) => entry.type === type)?.value;
    const text = value instanceof Object && 'valueBlock' in value ? readText(value.valueBlock) : '';
    return text === '' ? undefined : text;
  };
  const name = part(OID.commonName) ?? part(OID.organisation);
  return Array.from(name ?? base64Of(certificate.serialNumber.valueBlock.valueHexView))
    .slice(0, 120)
    .join('');
}

const readText = (block: unknown): string =>
  block instanceof Object && 'value' in block && typeof block.value === 'string' ? block.value : '';
