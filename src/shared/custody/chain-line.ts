import type { Sha256 } from './hashing.ts';
import { hexOf } from './hashing.ts';

/** What stands before the first line. */
export const NO_LINE = '0'.repeat(64);

/**
 * One line of the chain, canonical: its body, the SHA-256 of the line before (hex), its number from 1.
 * `body` is canonical JSON already.
 */
export const chainLine = (body: string, prev: string, seq: number): string =>
  `{"body":${body},"prev":"${prev}","seq":${seq}}`;

/** What the next line repeats: SHA-256 of the line, hex. */
export const lineHash = (sha256: Sha256, line: string): string => hexOf(sha256(line));
