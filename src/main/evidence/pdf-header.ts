import { Buffer } from 'node:buffer';

/** How far from its end a file may close (ISO 32000-1, annex H.3, note 18: readers look for it in the last 1024 bytes). */
const TAIL_BYTES = 1024;

/**
 * What the outside of a PDF says of itself (ISO 32000-1 §7.5.2, §7.5.5), or null when the bytes are no whole PDF: its first
 * line and its last. Nothing in it is interpreted, unpacked or drawn: such a file may hold scripts, and it is kept, not read.
 * `pages` only where two plain counts agree: page objects, and what their root says; compressed ones hide both.
 */
export function readPdfOutside(bytes: Uint8Array): { pages: number | null } | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) return null;
  if (!file.toString('latin1', Math.max(0, file.byteLength - TAIL_BYTES)).includes('%%EOF')) return null;
  return { pages: pagesOf(file.toString('latin1')) };
}

function pagesOf(text: string): number | null {
  if (text.includes('/ObjStm')) return null;
  const objects = [...text.matchAll(/\/Type ?\/Page(?![A-Za-z])/g)].length;
  const counts = [...text.matchAll(/\/Count (\d{1,5})(?!\d)/g)].map(([, count]) => Number(count));
  return objects > 0 && Math.max(0, ...counts) === objects ? objects : null;
}
