import { crc32, deflateRawSync } from 'node:zlib';

/** An entry exactly as it shall stand in the ZIP, honest or not. */
export type RawZipEntry = {
  name: string;
  bytes: Uint8Array;
  /** Name in the entry's own header, when another. */
  localName?: string;
  isDeflated?: boolean;
  isEncrypted?: boolean;
  isLink?: boolean;
  /** Uses the data of the entry before once more. */
  isOverlapping?: boolean;
};

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A ZIP (APPNOTE 6.3) of these entries, nothing checked. */
export function rawZip(entries: readonly RawZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let before = 0;
  for (const { name, bytes, localName = name, isDeflated, isEncrypted, isLink, isOverlapping } of entries) {
    const packed = isDeflated === true ? deflateRawSync(bytes) : Buffer.from(bytes);
    const [flags, method] = [isEncrypted === true ? 1 : 0, isDeflated === true ? 8 : 0];
    const [own, listed] = [Buffer.from(localName), Buffer.from(name)];
    const common = [
      ...[...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc32(bytes))],
      ...[...u32(packed.length), ...u32(bytes.length)],
    ];
    const startsAt = isOverlapping === true ? before : at;
    if (isOverlapping !== true) {
      const head = Buffer.from([0x50, 0x4b, 3, 4, ...common, ...u16(own.length), ...u16(0)]);
      parts.push(head, own, packed);
      before = at;
      at += head.length + own.length + packed.length;
    }
    const mode = isLink === true ? 0o120777 : 0o100644;
    const place = [...u16(0), ...u16(0), ...u16(0), ...u16(0), ...u32(mode * 65536), ...u32(startsAt)];
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, ...u16(0x0314), ...common, ...u16(listed.length), ...place]), listed);
  }
  const central = Buffer.concat(directory);
  const counts = [...u16(0), ...u16(0), ...u16(entries.length), ...u16(entries.length)];
  const end = Buffer.from([0x50, 0x4b, 5, 6, ...counts, ...u32(central.length), ...u32(at), ...u16(0)]);
  return Buffer.concat([...parts, central, end]);
}

/** A pack's files in their one folder. */
export const zipOf = (files: ReadonlyMap<string, Uint8Array>, top = 'case-R1-0192f0aa'): RawZipEntry[] =>
  [...files].map(([name, bytes]) => ({ name: `${top}/${name}`, bytes }));
