import { hexOf } from '../custody/hashing.ts';
import { derAt, derChildren } from './der.ts';
import type { DerElement } from './der.ts';

/** OID 2.16.840.1.101.3.4.2.1, content. */
const SHA256_OID = '608648016503040201';

/** Where TSTInfo's octets lie in a TimeStampResp (RFC 3161 §2.4.2, RFC 5652 §5.1): response → token → signedData → content. */
const TST_INFO = [1, 1, 0, 2, 1, 0];

/** What an RFC 3161 answer says it stamps and when (ms); null when it is no such answer over SHA-256. Signature unread. */
export function readImprint(answer: Uint8Array): { hash: Uint8Array; stampedAt: number } | null {
  const octets = derAt(answer, TST_INFO);
  if (octets === null) return null;
  const info = answer.slice(octets.from, octets.to);
  const whole = derAt(info, []);
  const fields = whole === null ? null : derChildren(info, whole);
  const [, , imprint, , time] = fields ?? [];
  if (imprint === undefined || time === undefined) return null;
  const [algorithm, hash] = derChildren(info, imprint) ?? [];
  if (algorithm === undefined || hash === undefined || hash.to - hash.from !== 32) return null;
  const [oid] = derChildren(info, algorithm) ?? [];
  if (oid === undefined || hexOf(info.subarray(oid.from, oid.to)) !== SHA256_OID) return null;
  const stampedAt = timeOf(info, time);
  return stampedAt === null ? null : { hash: info.slice(hash.from, hash.to), stampedAt };
}

/** GeneralizedTime `20261122093000[.fff]Z`. */
function timeOf(bytes: Uint8Array, { from, to }: DerElement): number | null {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 40)));
  const [, year, month, day, hour, minute, second, fraction = '0'] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(text) ?? [];
  if (second === undefined) return null;
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms);
  return Number.isNaN(at) ? null : at;
}
