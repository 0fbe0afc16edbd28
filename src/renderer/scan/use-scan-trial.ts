import { useEffectEvent, useLayoutEffect, useState } from 'react';
import { GAP_MS } from '../../shared/scan-burst.ts';
import { readScan } from '../../shared/scan-grammar.ts';
import type { ReadScan } from '../../shared/scan.ts';
import type { Stroke } from '../../shared/scan-keys.ts';
import { useDevices } from '../ui/devices.ts';
import { paceOf } from './scan-pace.ts';
import type { ScanPace } from './scan-pace.ts';
import { isWritable } from './typed-field.ts';
import type { UnreadableBurst } from './wedge.ts';

/** What a scan that was only tried turned out to be. `n` makes the same one twice two. */
export type ScanTrial =
  | { kind: 'read'; n: number; raw: string; scan: ReadScan; pace: ScanPace | null }
  | { kind: 'misread'; n: number; why: UnreadableBurst }
  /** Keys at a pace between a scanner's and a hand's: a scanner that is heard as typing. */
  | { kind: 'slow'; n: number; msPerKey: number };

/** Enough for the longest code on a label; of a longer one the pace is not told. */
const KEYS_KEPT = 600;
/** So many keys without a field, ended by Enter, are a scanner however slow; longer pauses are a hand's. */
const MIN_SLOW_KEYS = 6;
const SLOWEST_MS = 500;

const strokeOf = (event: KeyboardEvent): Stroke => ({
  code: event.code,
  key: event.key,
  isShift: event.shiftKey,
  hasModifier: event.ctrlKey || event.altKey || event.metaKey,
  isComposing: event.isComposing,
  isRepeat: event.repeat,
  at: event.timeStamp,
});

/**
 * Scans are shown instead of handed to the bench for as long as `isOn`. The times of the keys are taken on the window,
 * which hears them before the wedge on the document swallows them.
 */
export const useScanTrial = (isOn: boolean, onTrial?: (trial: ScanTrial) => void): ScanTrial | null => {
  const { probeScans } = useDevices();
  const [trial, setTrial] = useState<ScanTrial | null>(null);
  const tell = useEffectEvent((fresh: ScanTrial) => {
    setTrial(fresh);
    onTrial?.(fresh);
  });
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    let strokes: Stroke[] = [];
    let n = 0;
    const tellSlow = (): void => {
      const pace = paceOf(strokes, strokes.length - 1);
      if (pace === null || strokes.length <= MIN_SLOW_KEYS || pace.msPerKey < GAP_MS) return;
      strokes = [];
      tell({ kind: 'slow', n: (n += 1), msPerKey: pace.msPerKey });
    };
    const note = (event: KeyboardEvent): void => {
      if (event.timeStamp - (strokes.at(-1)?.at ?? 0) > SLOWEST_MS) strokes = [];
      strokes = [...strokes.slice(1 - KEYS_KEPT), strokeOf(event)];
      if (event.key === 'Enter' && !isWritable(document.activeElement)) tellSlow();
    };
    window.addEventListener('keydown', note, true);
    const stop = probeScans({
      onScan: (raw) => {
        const pace = paceOf(strokes, Array.from(raw).length);
        strokes = [];
        tell({ kind: 'read', n: (n += 1), raw, scan: readScan(raw), pace });
      },
      onUnreadable: (why) => {
        strokes = [];
        tell({ kind: 'misread', n: (n += 1), why });
      },
    });
    return () => {
      window.removeEventListener('keydown', note, true);
      stop();
    };
  }, [isOn, probeScans]);
  return trial;
};
