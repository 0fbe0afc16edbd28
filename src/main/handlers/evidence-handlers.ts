import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'evidenceFilmFrame'
  | 'evidencePhotoSlice'
  | 'evidenceRecordingStart'
  | 'evidenceRecordingPiece'
  | 'evidenceRecordingEnd'
  | 'evidenceOf';

/** Photos and recordings as they come from the window. */
export function createEvidenceHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, clock, emit, changed, pictures } = deps;
  return {
    evidencePhotoSlice: (slice) =>
      run(({ photos, sessions, bench, who }) => {
        if (sessions.read(slice.inspectionId) === null) return refuse('unknown-inspection');
        const taken = photos.take(slice, who().operatorNo);
        if (taken.ok && taken.value !== null) {
          bench.photoStored(slice.inspectionId, slice);
          changed();
        }
        return taken;
      }),
    evidenceRecordingStart: (start) =>
      run(({ recordings, sessions, repacks, who }) => {
        if (sessions.read(start.inspectionId) === null) return refuse('unknown-inspection');
        if (start.what === 'repack' && !repacks.wasBegun(start.inspectionId)) return refuse('repack-nothing');
        return recordings.start(start, who().operatorNo);
      }),
    evidenceRecordingPiece: (piece) =>
      run(async ({ recordings }) => {
        const appended = await recordings.append(piece);
        const code = appended.ok ? null : appended.error.code;
        if (code === 'disk-full' || code === 'storage-fault') emit('alarm', { code, at: clock.now() });
        return appended;
      }),
    evidenceRecordingEnd: ({ recordingId, end, frames }) =>
      run(async ({ recordings }) => {
        const ended = await recordings.end(recordingId, end, frames);
        changed();
        return ended;
      }),
    evidenceFilmFrame: pictures.checkFilmFrame,
    evidenceOf: ({ inspectionId }) =>
      run(({ sessions, evidence, boxState, cases, who }) => {
        const session = sessions.read(inspectionId);
        if (session === null) return refuse('unknown-inspection');
        cases.noteLook(inspectionId, who().operatorNo);
        return ok(evidence.view(session, boxState.casesOf(session)));
      }),
  };
}
