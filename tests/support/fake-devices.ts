import type { Shot } from '../../src/shared/domain-words.ts';
import type { PhotoView } from '../../src/shared/evidence.ts';
import { ok } from '../../src/shared/result.ts';
import type { Result } from '../../src/shared/result.ts';
import type { Tone } from '../../src/shared/session.ts';
import type { Capture } from '../../src/renderer/evidence/use-capture.ts';
import { createScanProbe } from '../../src/renderer/scan/scan-probe.ts';
import { useWedge } from '../../src/renderer/scan/use-wedge.ts';
import type { Devices } from '../../src/renderer/ui/devices.ts';
import { makePhoto } from './scene-parts.ts';

export type FakeDevices = Devices & {
  /** What the camera shows; put another one here before rendering. */
  capture: Capture;
  tones: Tone[];
  /** Stills taken, with the box each was named for. */
  stills: { shot: Shot; inspectionId: string | undefined }[];
  cameraSwitches: number;
};

/** Eyes, ears and voice for tests: the wedge is the real one, the camera is whatever the test says. */
export const createFakeDevices = (
  capture: Partial<Capture> = {},
  takePhoto: (shot: Shot) => Result<PhotoView> = (shot) => ok(makePhoto(shot)),
): FakeDevices => {
  const devices: FakeDevices = {
    capture: {
      camera: 'live',
      cameras: [{ id: 'camera-1', label: 'HD USB Camera' }],
      cameraId: 'camera-1',
      stream: null,
      recording: null,
      fault: null,
      photosWaiting: 0,
      takePhoto: (shot, inspectionId) => {
        devices.stills.push({ shot, inspectionId });
        return Promise.resolve(takePhoto(shot));
      },
      nextCamera: () => {
        devices.cameraSwitches += 1;
      },
      ...capture,
    },
    tones: [],
    stills: [],
    cameraSwitches: 0,
    useCapture: () => devices.capture,
    ...createScanProbe(useWedge),
    playTone: (tone) => {
      devices.tones.push(tone);
      return Promise.resolve('played');
    },
    photoUrl: (sha256) => `evidence://photo/${sha256}`,
    thumbUrl: (sha256) => `evidence://thumb/${sha256}`,
    recordingUrl: (recordingId) => `evidence://recording/${recordingId}`,
  };
  return devices;
};
