import { kindOf } from '../../shared/scan-keys.ts';
import type { Stroke } from '../../shared/scan-keys.ts';

/** How the scanner sent a code: which key ended it, and how many ms lay between two characters on average. */
export type ScanPace = { end: 'enter' | 'tab' | 'none'; msPerKey: number };

/** From here on a scanner is so slow that a scan now and then passes for typing (the limit itself is 50 ms). */
export const SLOW_MS = 35;

/**
 * The pace of the scan of so many characters whose keys are the last ones heard; null when fewer were heard (the window
 * was asleep, or the code is longer than what is remembered).
 */
export const paceOf = (strokes: readonly Stroke[], chars: number): ScanPace | null => {
  const typed = strokes.filter((stroke) => kindOf(stroke) === 'char').slice(-chars);
  const [first] = typed;
  const last = typed.at(-1);
  if (first === undefined || last === undefined || typed.length < chars || chars < 2) return null;
  const end = strokes.findLast((stroke) => kindOf(stroke) === 'end' && stroke.at >= last.at);
  return {
    end: end === undefined ? 'none' : /Tab/.test(end.code + end.key) ? 'tab' : 'enter',
    msPerKey: (last.at - first.at) / (chars - 1),
  };
};
