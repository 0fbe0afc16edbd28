/** `start` and `end` are inclusive byte positions, as in Content-Range. */
type ByteRange = { start: number; end: number };

/**
 * Reads a Range header (RFC 9110 §14.1.2) against a file of `sizeBytes`. `whole` when there is none, or one that may be
 * ignored (another unit, several ranges, nonsense); `unsatisfiable` asks for a 416.
 */
export function parseByteRange(header: string | null, sizeBytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = found ?? [];
  if (found === null || (from === '' && to === '')) return 'whole';
  if (from === '') return lastBytes(Number(to), sizeBytes);
  const start = Number(from);
  const end = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  // An end before the start makes the header invalid: it is ignored.
  if (to !== '' && Number(to) < start) return 'whole';
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}

function lastBytes(wanted: number, sizeBytes: number): ByteRange | 'unsatisfiable' {
  if (wanted === 0 || sizeBytes === 0) return 'unsatisfiable';
  return { start: Math.max(0, sizeBytes - wanted), end: sizeBytes - 1 };
}
