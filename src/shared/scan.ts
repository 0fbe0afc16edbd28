import * as v from 'valibot';

// Scan: what the scanner sent, as text. The first stage: before it only keys, after it the session gives it a meaning.

export const ScanSource = v.picklist(['scanner', 'hand']);
export type ScanSource = v.InferOutput<typeof ScanSource>;

/** A burst is at most 8 kB; the border takes a little more, so that the refusal comes with a sentence. */
export const RAW_SCAN_MAX = 16_384;

/** The words of command barcodes and function keys, without their `DP:`. */
export const COMMAND_WORD = /^(OK|DMG|SWP|PHOTO|CAM|UNDO|HOLD|LATER|Q[1-9]|C-[A-Z-]{3,20})$/;
