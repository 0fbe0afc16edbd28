/** Boxes as the recorder writes them: a header, then one moof+mdat pair a fragment. Not playable, but cut like one. */
const box = (type: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8 + body.length);
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(body, 8);
  return bytes;
};
const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => Uint8Array.from(parts.flatMap((part) => [...part]));

export const filmHeader = (): Uint8Array<ArrayBuffer> =>
  join(box('ftyp', new Uint8Array(8)), box('moov', new Uint8Array(40)));
export const filmFragment = (seed: number, bytes = 100): Uint8Array<ArrayBuffer> =>
  join(box('moof', Uint8Array.of(seed)), box('mdat', new Uint8Array(bytes).fill(seed)));
