import type { ReadScan } from '../../shared/scan.ts';
import { parseOperatorNo } from '../settings/setting-parsers.ts';

export type BadgeRead = { kind: 'read'; no: string } | { kind: 'not-badge' | 'too-long' };

/**
 * The operator number on a badge: our own `DB:` code, or the bare number that most badges carry. What has the shape of a
 * known courier's waybill or of a goods barcode is no badge.
 */
export const readBadge = (scan: ReadScan): BadgeRead => {
  if (scan.shape === 'badge') {
    const no = parseOperatorNo(scan.badge);
    return no === null ? { kind: 'too-long' } : { kind: 'read', no };
  }
  if (scan.shape !== 'code' || scan.isEan || scan.isImei || (scan.waybill?.couriers.length ?? 0) > 0)
    return { kind: 'not-badge' };
  const no = parseOperatorNo(scan.text);
  return no === null ? { kind: 'not-badge' } : { kind: 'read', no };
};
