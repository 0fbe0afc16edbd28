import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView, RecordingWhat } from '../../shared/evidence.ts';
import type { Result } from '../../shared/result.ts';
import type { CameraDevices } from './camera-devices.ts';
import { createWindowCameras } from './camera-devices.ts';
import type { CaptureView } from './capture.ts';
import { createCapture } from './capture.ts';
import type { StripText } from './strip-text.ts';
import type { Timers } from './timers.ts';
import { windowTimers } from './timers.ts';

export type CaptureArgs = {
  /** The same one for as long as the window lives. */
  client: StationClient;
  /** The open box; filming begins and ends with it. */
  inspectionId: string | null;
  /** Its opening, unless goods of it are packed for the way back. */
  what?: RecordingWhat;
  strip: StripText;
  /** The remembered camera; '' when none is. */
  cameraId: string;
  /** To be remembered as `cameraId`. */
  onCameraChosen: (id: string) => void;
};

export type Capture = CaptureView & {
  /**
   * A picture of the running camera, for the box named or else the open one. Name it when answering a scan: the still
   * may belong to a box that this window has not drawn yet. Resolves once the station has stored it; refusals:
   * `no-open-box`, `camera-not-live`, or the station's.
   */
  takePhoto: (shot: Shot, inspectionId?: string, returnId?: string | null) => Promise<Result<PhotoView>>;
  nextCamera: () => void;
};

/** The outside world of the capture; tests bring their own. */
type CaptureWorld = { devices: CameraDevices; timers: Timers };

/** The bench's camera: shows it, films the open box by itself, takes stills. One in a window. */
export function useCapture(args: CaptureArgs, world?: CaptureWorld): Capture {
  const { client, inspectionId, what = 'opening', strip, cameraId, onCameraChosen } = args;
  const { waybill, station, operatorNo } = strip;
  const [core] = useState(() =>
    createCapture(client, world?.devices ?? createWindowCameras(navigator.mediaDevices), world?.timers ?? windowTimers),
  );
  const [firstCameraId] = useState(cameraId);

  // Before `start`, so that a camera chosen at once is heard.
  useEffect(() => core.onChosen(onCameraChosen), [core, onCameraChosen]);
  useEffect(() => {
    core.start(firstCameraId);
    return () => {
      core.stop();
    };
  }, [core, firstCameraId]);
  useEffect(() => {
    core.followBox(inspectionId, { waybill, station, operatorNo }, what);
  }, [core, inspectionId, what, waybill, station, operatorNo]);
  useEffect(() => {
    core.chooseCamera(cameraId);
  }, [core, cameraId]);

  const view = useSyncExternalStore(core.subscribe, core.view);
  return useMemo(() => ({ ...view, takePhoto: core.takePhoto, nextCamera: core.nextCamera }), [view, core]);
}
