import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** `utf-8-bom` is `utf-8` for the decoder; told apart because shops ask why Excel showed rubbish. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

const MARKS: readonly { encoding: TextEncoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8-bom', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Thrown where bytes are not text of the encoding. */
class NotText extends Error {}

/**
 * The file's encoding: by its byte order mark, else UTF-8 when every byte fits, else GB18030 (which holds GBK and GB2312)
 * when every byte fits that; null when it is no text.
 */
export async function detectEncoding(file: string): Promise<TextEncoding | null> {
  const head = await firstBytes(file, 3);
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  const candidates: readonly TextEncoding[] = marked === undefined ? ['utf-8', 'gb18030'] : [marked.encoding];
  for (const candidate of candidates) if (await isText(file, candidate)) return candidate;
  return null;
}

/** The file's text in pieces, without its byte order mark. Fails with an error of ours where bytes don't fit. */
export async function* readText(file: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (error) {
      throw error instanceof TypeError ? new NotText(encoding) : error;
    }
  };
  for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) yield decode(bytes);
  yield decode();
}

/** The first `length` bytes, fewer of a shorter file. */
export async function firstBytes(file: string, length: number): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A NUL stands in every picture, program and UTF-16 file, and in no text. */
async function isText(file: string, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const piece of readText(file, encoding)) if (piece.includes('\0')) return false;
    return true;
  } catch (error) {
    if (error instanceof NotText) return false;
    throw error;
  }
}
