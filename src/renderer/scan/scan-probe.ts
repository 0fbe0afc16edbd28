import type { UnreadableBurst, WedgeOptions } from './wedge.ts';

/** Hears scans instead of the bench. */
export type ProbeListener = { onScan: (raw: string) => void; onUnreadable: (why: UnreadableBurst) => void };

type ScanProbe = {
  /** The wedge for the bench: silent while somebody probes. */
  useWedge: (options: WedgeOptions) => void;
  /** From now on scans come here and open nothing; gives back what ends it. */
  probeScans: (listener: ProbeListener) => () => void;
};

/** Lets a page try the scanner without a parcel being opened by it. One in a window, around its one wedge. */
export function createScanProbe(useWedge: (options: WedgeOptions) => void): ScanProbe {
  let listener: ProbeListener | null = null;
  const useProbedWedge = (options: WedgeOptions): void => {
    useWedge({
      ...options,
      onScan: (raw, at) => {
        if (listener === null) options.onScan(raw, at);
        else listener.onScan(raw);
      },
      onUnreadable: (why, at) => {
        if (listener === null) options.onUnreadable(why, at);
        else listener.onUnreadable(why);
      },
    });
  };
  return {
    useWedge: useProbedWedge,
    probeScans: (wanted) => {
      listener = wanted;
      return () => {
        if (listener === wanted) listener = null;
      };
    },
  };
}
