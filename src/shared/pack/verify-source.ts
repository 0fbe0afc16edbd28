import type { Sha256 } from '../custody/hashing.ts';
import { hexOf } from '../custody/hashing.ts';
import type { RawEntry } from './verify-names.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** SHA-256 over what was put in, at any time. */
type Hasher = { update: (bytes: Uint8Array) => void; digestSoFar: () => Uint8Array };

/** RFC 3161: whether the token stamps exactly these bytes; a string is the reason why not. `caPem`: whom to trust. */
export type CheckToken = (
  token: Uint8Array,
  data: Uint8Array,
  caPem?: string,
) => Promise<{ stampedAt: number; tsa: string } | string>;

/** What differs between Node and a browser page. */
export type CheckTools = {
  sha256: Sha256;
  newHasher: () => Hasher;
  /** Ed25519; strings as UTF-8. */
  verify: (message: string | Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => Promise<boolean> | boolean;
  /** Text of UTF-8, byte for byte (a byte order mark stays); null when it is none. */
  utf8: (bytes: Uint8Array) => string | null;
  /** Null where a token's own signature can't be checked (in the page): then only what it stamps is. */
  checkToken: CheckToken | null;
};

/** A folder or ZIP. `read` gives pieces that are only good until the next is asked for. */
export type PackSource = {
  entries: readonly RawEntry[];
  read: (name: string) => AsyncIterable<Uint8Array>;
};

/** Bytes hashed so far, of all. */
export type OnProgress = (doneBytes: number, allBytes: number) => void;

/** Files that are kept in memory as they are checked: entries of the longest case are a few MB. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

type Hashed = { sha256: string; bytes: number; atMarks: ReadonlyMap<number, string> };

export type PackReader = {
  files: ReadonlyMap<string, number>;
  tools: CheckTools;
  /** The whole of a small file; read once, so that what is hashed is what is believed. */
  bytes: (name: string) => Promise<Checked<Uint8Array>>;
  text: (name: string) => Promise<Checked<string>>;
  /** Hash of a file of any size, and of its first `marks` bytes (ascending). */
  hash: (name: string, marks?: readonly number[]) => Promise<Checked<Hashed>>;
};

export function createPackReader(
  source: PackSource,
  files: ReadonlyMap<string, number>,
  tools: CheckTools,
  onProgress: OnProgress = () => undefined,
): PackReader {
  const kept = new Map<string, Uint8Array>();
  const allBytes = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  let doneBytes = 0;

  const bytes: PackReader['bytes'] = async (name) => {
    const known = kept.get(name);
    if (known !== undefined) return good(known);
    const size = files.get(name);
    if (size === undefined) return bad('file-missing', name);
    if (size > MAX_TEXT_BYTES) return bad('too-large', name, `${size}`);
    const whole = new Uint8Array(size);
    let at = 0;
    try {
      for await (const piece of source.read(name)) {
        if (at + piece.length > size) return bad('unreadable', name, 'grows while it is read');
        whole.set(piece, at);
        at += piece.length;
      }
    } catch (error) {
      return bad('unreadable', name, wordsOf(error));
    }
    if (at < size) return bad('unreadable', name, `${at} of ${size} bytes`);
    kept.set(name, whole);
    doneBytes += size;
    return good(whole);
  };

  return {
    files,
    tools,
    bytes,
    text: async (name) => {
      const read = await bytes(name);
      if (!read.ok) return read;
      const text = tools.utf8(read.value);
      return text === null ? bad('not-canonical', name, 'no UTF-8') : good(text);
    },
    hash: async (name, marks = []) => {
      const known = kept.get(name);
      if (known !== undefined)
        return good({ sha256: hexOf(tools.sha256(known)), bytes: known.length, atMarks: new Map() });
      const hasher = tools.newHasher();
      const atMarks = new Map<number, string>();
      let at = 0;
      let next = 0;
      try {
        for await (const piece of source.read(name)) {
          let from = 0;
          for (let mark = marks[next]; mark !== undefined && mark <= at + piece.length; mark = marks[next]) {
            hasher.update(piece.subarray(from, mark - at));
            atMarks.set(mark, hexOf(hasher.digestSoFar()));
            from = mark - at;
            next += 1;
          }
          hasher.update(from === 0 ? piece : piece.subarray(from));
          at += piece.length;
          onProgress(doneBytes + at, allBytes);
        }
      } catch (error) {
        return bad('unreadable', name, wordsOf(error));
      }
      doneBytes += at;
      return good({ sha256: hexOf(hasher.digestSoFar()), bytes: at, atMarks });
    },
  };
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
