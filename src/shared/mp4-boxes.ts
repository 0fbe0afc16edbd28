// Where a growing recording may be cut. The window writes ftyp, moov and then pairs of moof and mdat, one pair a
// second, and only ever at the end of the file; so whatever a power cut leaves behind the last whole pair can go, and
// what stands before it plays. Box layout: ISO/IEC 14496-12, 4.2 (size and type) and 8.8 (movie fragments).

/** What is whole in a recording's file. */
export type Mp4Extent = {
  /** Bytes up to the end of the last whole fragment; of the header when there is none; 0 without a whole header. */
  endBytes: number;
  /** Whole moof+mdat pairs. */
  fragments: number;
  /** True when ftyp and moov are there in full. */
  hasHeader: boolean;
};

type Box = { type: string; endBytes: number };

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/**
 * Walks the top-level boxes from the start and stops at the first thing that is not what the window writes, be it a
 * torn box, zeros or foreign bytes. `read(offset, length)` answers fewer bytes than asked for at the end of the file;
 * its own exceptions (a disk that can't be read) come through, the bytes themselves never cause one.
 */
export function scanBoxes(read: (offset: number, length: number) => Uint8Array, sizeBytes: number): Mp4Extent {
  const boxAt = (offset: number): Box | null => readBox(read, offset, sizeBytes);
  const nothing: Mp4Extent = { endBytes: 0, fragments: 0, hasHeader: false };

  const ftyp = boxAt(0);
  if (ftyp?.type !== 'ftyp') return nothing;
  const moov = boxAt(ftyp.endBytes);
  if (moov?.type !== 'moov') return nothing;

  let endBytes = moov.endBytes;
  let fragments = 0;
  for (;;) {
    const moof = boxAt(endBytes);
    if (moof?.type !== 'moof') break;
    const mdat = boxAt(moof.endBytes);
    if (mdat?.type !== 'mdat') break;
    endBytes = mdat.endBytes;
    fragments += 1;
  }
  return { endBytes, fragments, hasHeader: true };
}

/** The box that starts at `offset` and ends within the file; null when there is no such box. */
function readBox(read: (offset: number, length: number) => Uint8Array, offset: number, sizeBytes: number): Box | null {
  const head = read(offset, LARGE_HEADER_BYTES);
  if (head.byteLength < HEADER_BYTES) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = String.fromCharCode(...head.subarray(4, 8));
  const short = view.getUint32(0);
  // 1 announces a 64-bit size behind the type; 0 means "to the end of the file", which says nothing about being whole.
  const isLarge = short === 1;
  if (isLarge && head.byteLength < LARGE_HEADER_BYTES) return null;
  const size = isLarge ? Number(view.getBigUint64(HEADER_BYTES)) : short;
  if (size < (isLarge ? LARGE_HEADER_BYTES : HEADER_BYTES)) return null;
  const endBytes = offset + size;
  return endBytes <= sizeBytes ? { type, endBytes } : null;
}
