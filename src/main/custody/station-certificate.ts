import {
  BitString,
  Boolean as AsnBoolean,
  Constructed,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as AsnSet,
  UTCTime,
  Utf8String,
} from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { base64Of } from '../../shared/custody/base64.ts';
import { sha256 } from './node-sha256.ts';

// The station's key as a certificate: only a dress, so that openssl, browsers and a lawyer's viewer can show whose key
// signed the checkpoints. Nobody vouches for it but the station itself; what makes it worth something is that the same
// key is in every pack of this bench and under checkpoints that a time-stamp authority has seen.

type StationKey = {
  /** Raw Ed25519 key, 32 bytes. */
  publicKey: Uint8Array;
  /** Ed25519 signature (64 bytes) of the bytes. */
  sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** The bench's name, any script; cut to 64 characters (RFC 5280, upper bound of a common name). */
  name: string;
  /** When the key was made, ms: the certificate begins here. */
  now: number;
};

const OID = {
  // RFC 8410 §3
  ed25519: '1.3.101.112',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
};

/** 1 January 2050: before it a time is a UTCTime, from then on a GeneralizedTime (RFC 5280 §4.1.2.5). */
const UTC_TIME_END = Date.UTC(2050, 0, 1);

/**
 * A self-signed X.509 v3 certificate (RFC 5280, RFC 8410) over the station's key as PEM, without an end ("99991231235959Z",
 * RFC 5280 §4.1.2.5): a bench's key has none. The same input gives the same text.
 */
export async function makeStationCertificate({ publicKey, sign, name, now }: StationKey): Promise<string> {
  const subject = nameOf(name);
  const toBeSigned = sequence(
    explicit(0, new Integer({ value: 2 })),
    serialOf(publicKey),
    algorithm(),
    subject,
    sequence(beginOf(now), new GeneralizedTime({ value: '99991231235959Z' })),
    subject,
    sequence(algorithm(), new BitString({ valueHex: publicKey })),
    explicit(3, extensionsOf(publicKey)),
  );
  const signature = await sign(new Uint8Array(toBeSigned.toBER()));
  const certificate = sequence(toBeSigned, algorithm(), new BitString({ valueHex: signature }));
  return pemOf(new Uint8Array(certificate.toBER()));
}

const sequence = (...value: BaseBlock[]): Sequence => new Sequence({ value });
const oid = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
const algorithm = (): Sequence => sequence(oid(OID.ed25519));
const explicit = (tagNumber: number, inner: BaseBlock): Constructed =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [inner] });

function nameOf(name: string): Sequence {
  const part = (kind: string, value: string): AsnSet =>
    new AsnSet({ value: [sequence(oid(kind), new Utf8String({ value }))] });
  return sequence(
    part(OID.organisation, 'DockProof'),
    part(OID.commonName, Array.from(name).slice(0, 64).join('') || 'DockProof'),
  );
}

/** 16 bytes of the key's hash, positive and without a leading zero byte (RFC 5280 §4.1.2.2). */
function serialOf(publicKey: Uint8Array): Integer {
  const serial = sha256('dockproof serial', publicKey).slice(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return new Integer({ valueHex: serial });
}

const beginOf = (now: number): UTCTime =>
  now < UTC_TIME_END ? new UTCTime({ valueDate: new Date(now) }) : new GeneralizedTime({ valueDate: wholeSecond(now) });

/** Fractions of a second are not allowed in a certificate. */
const wholeSecond = (ms: number): Date => new Date(Math.floor(ms / 1000) * 1000);

function extensionsOf(publicKey: Uint8Array): Sequence {
  const extension = (kind: string, value: BaseBlock, isCritical: boolean): Sequence =>
    sequence(
      oid(kind),
      ...(isCritical ? [new AsnBoolean({ value: true })] : []),
      new OctetString({ valueHex: value.toBER() }),
    );
  return sequence(
    extension(OID.basicConstraints, sequence(), true),
    // digitalSignature and nothing else.
    extension(OID.keyUsage, new BitString({ valueHex: Uint8Array.of(0x80), unusedBits: 7 }), true),
    extension(OID.subjectKeyIdentifier, new OctetString({ valueHex: sha256(publicKey).slice(0, 20) }), false),
  );
}

function pemOf(bytes: Uint8Array): string {
  const lines = base64Of(bytes).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
