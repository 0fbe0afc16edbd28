import { createContext, use } from 'react';
import type { Tone } from '../../shared/session.ts';
import type { Capture, CaptureArgs } from '../evidence/use-capture.ts';
import type { BeepResult } from '../scan/beep.ts';
import type { ProbeListener } from '../scan/scan-probe.ts';
import type { WedgeOptions } from '../scan/wedge.ts';

/** Everything of the bench that isn't the station: eyes, ears, voice, and where pictures are read from. */
export type Devices = {
  useCapture: (args: CaptureArgs) => Capture;
  useWedge: (options: WedgeOptions) => void;
  /** Scans go to the listener and open nothing, until the answer is called: for trying the scanner. */
  probeScans: (listener: ProbeListener) => () => void;
  playTone: (tone: Tone) => Promise<BeepResult>;
  photoUrl: (sha256: string) => string;
  thumbUrl: (sha256: string) => string;
  recordingUrl: (recordingId: string) => string;
};

export const DevicesContext = createContext<Devices | null>(null);

/** The devices of this window. Outside the context it is a bug, so it throws. */
export const useDevices = (): Devices => {
  const devices = use(DevicesContext);
  if (devices === null) throw new Error('no devices in this tree');
  return devices;
};
