import type { Disposition } from '../../shared/disposition.ts';
import type { Settings } from '../../shared/settings.ts';

/** The bin a disposition goes to when none is scanned. */
export const binFor = ({ holdBin, bins }: Settings, disposition: Disposition): string =>
  disposition === 'keep' ? holdBin : bins[disposition];

/** As a bin's barcode has it: capitals, digits and `-`. */
export const isBin = (text: string): boolean => /^[A-Z0-9-]{1,12}$/.test(text);
/** What a person typed as a bin, half-width and in capitals; a scanned `DL:` in front is no part of it. */
export const readBin = (typed: string): string => typed.normalize('NFKC').trim().toUpperCase().replace(/^DL:/, '');
