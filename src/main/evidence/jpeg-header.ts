/**
 * Width and height of a JPEG, read from its first start-of-frame marker (ITU-T T.81 §B.2.2), or null when the bytes are
 * no JPEG. Looks at the header only, so that a photo is stored even while the imaging worker is down; the whole picture
 * is decoded there later.
 */
export function readJpegSize(bytes: Uint8Array): { widthPx: number; heightPx: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const heightPx = view.getUint16(at + 5);
      const widthPx = view.getUint16(at + 7);
      return heightPx > 0 && widthPx > 0 ? { widthPx, heightPx } : null;
    }
    // SOS before any frame, or the end: not a picture we know.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
