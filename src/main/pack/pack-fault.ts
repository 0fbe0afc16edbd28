import type { ErrorCode } from '../../shared/result.ts';

/**
 * Why a pack can't be finished: an expected refusal that is met deep inside of it. `detail` names the file or number it
 * is about, never a buyer's data; `cancelled` = a person stopped it.
 */
export class PackFault extends Error {
  readonly code: ErrorCode | 'cancelled';
  readonly detail: string;

  constructor(code: ErrorCode | 'cancelled', detail = '') {
    super(`${code} ${detail}`.trim());
    this.name = 'PackFault';
    this.code = code;
    this.detail = detail;
  }
}

/** The code of a system's error, such as ENOSPC. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What was thrown, as a refusal; null for a bug. A disk without room has many names. */
export function faultOf(error: unknown): PackFault | null {
  if (error instanceof PackFault) return error;
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return new PackFault('disk-full');
  // EFBIG: a file system that takes no file so large, such as FAT32.
  if (['EIO', 'EROFS', 'EACCES', 'EPERM', 'EFBIG'].includes(code)) return new PackFault('storage-fault', code);
  return null;
}
