import * as v from 'valibot';
import type { WaybillReading } from './waybill.ts';

// Scan: what the scanner sent, as text. The first stage: before it only keys, after it the session gives it a meaning.

export const ScanSource = v.picklist(['scanner', 'hand']);
export type ScanSource = v.InferOutput<typeof ScanSource>;

/** A burst is at most 8 kB; the border takes a little more, so that the refusal comes with a sentence. */
export const RAW_SCAN_MAX = 16_384;

/**
 * The words of command barcodes and function keys, without their `DP:`. `REST` = the rest is in another box, `OTHER` =
 * another merchant's parcel, `SEND` = pack for the buyer, and then: it leaves, `C-…` a defect code, `D-…` a disposition.
 */
export const COMMAND_WORD = /^(OK|DMG|SWP|PHOTO|CAM|UNDO|HOLD|LATER|REST|OTHER|SEND|Q[1-9]|[CD]-[A-Z-]{3,20})$/;

/** UTF-8 bytes of a burst: the largest QR code holds under 3 kB, so more than this is no barcode. */
export const SCAN_MAX_BYTES = 8192;

/** Why a scan is no scan: `command`, `badge` and `bin` have the right prefix and the wrong rest. */
export type UnreadableWhy = 'empty' | 'too-long' | 'control' | 'command' | 'badge' | 'bin';

/**
 * A scan by its shape alone, before anyone asks what is on the bench. `text` is canonical (see `canonicalText`) and
 * stays what it is: data from outside, shown through `showScan`, never executed, opened or fetched.
 */
export type ReadScan =
  | { shape: 'command'; text: string; word: string }
  | { shape: 'badge'; text: string; badge: string }
  | { shape: 'bin'; text: string; bin: string }
  /** A scale that types like a keyboard; whole grams. */
  | { shape: 'weight'; text: string; grams: number }
  | {
      shape: 'code';
      text: string;
      /** null when the text neither is nor holds a number of waybill shape. */
      waybill: WaybillReading | null;
      /** 15 digits with a Luhn digit; one 韵达 waybill in ten is, too, by chance. */
      isImei: boolean;
      /** EAN-8, UPC-A or EAN-13 whose check digit fits. */
      isEan: boolean;
    }
  | { shape: 'unreadable'; text: string; why: UnreadableWhy };
