import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView, RecordingEnd, RecordingView, RecordingWhat } from '../../shared/evidence.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';

type NewPhoto = PhotoView & { inspectionId: string; bytes: number; storedAt: number; operatorNo: string };
type NewRecording = {
  id: string;
  inspectionId: string;
  what: RecordingWhat;
  cameraLabel: string;
  codec: string;
  widthPx: number;
  heightPx: number;
  startedAt: number;
  operatorNo: string;
};
type Fragment = {
  recordingId: string;
  position: number;
  endBytes: number;
  endMs: number;
  sha256: string;
  at: number;
};
type Ending = {
  recordingId: string;
  reason: RecordingEnd;
  bytes: number;
  cutBytes: number;
  durationMs: number;
  frames: number;
  sha256: string;
  at: number;
};

export type EvidenceStore = {
  addPhoto: (photo: NewPhoto) => void;
  addRecording: (recording: NewRecording) => void;
  addFragment: (fragment: Fragment) => void;
  addEnding: (ending: Ending) => void;
  photosOf: (inspectionId: string) => PhotoView[];
  hasPhoto: (sha256: string) => boolean;
  /** The box this picture was first stored for; null when nothing is known of it. */
  boxOfPhoto: (sha256: string) => string | null;
  recordingsOf: (inspectionId: string) => RecordingView[];
  /** Recordings that nobody ended: after a start, those of a killed program. */
  unended: () => { id: string; inspectionId: string }[];
  lastFragment: (recordingId: string) => { position: number; endBytes: number; endMs: number } | null;
  hasRecording: (id: string) => boolean;
};

type PhotoRow = {
  id: string;
  shot: Shot;
  expected_return_id: string | null;
  taken_at: number;
  sha256: string;
  width_px: number;
  height_px: number;
};
type RecordingRow = {
  id: string;
  what: RecordingWhat;
  started_at: number;
  camera_label: string;
  codec: string;
  bytes: number | null;
  duration_ms: number | null;
  reason: RecordingEnd | null;
};

export function createEvidenceStore(db: Database): EvidenceStore {
  const insertPhoto = db.prepare(
    `INSERT INTO photo (id, inspection_id, shot, sha256, bytes, width_px, height_px, taken_at, stored_at, operator_no,
       expected_return_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRecording = db.prepare(
    `INSERT INTO recording (id, inspection_id, camera_label, codec, width_px, height_px, started_at, operator_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRepackFilm = db.prepare('INSERT INTO repack_film (recording_id, inspection_id, at) VALUES (?, ?, ?)');
  const insertFragment = db.prepare(
    `INSERT INTO recording_fragment (recording_id, position, end_bytes, end_ms, sha256_rolling, at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertEnding = db.prepare(
    `INSERT INTO recording_end (recording_id, reason, bytes, cut_bytes, duration_ms, frames, sha256, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const photos = db.prepare<[string], PhotoRow>(
    `SELECT id, shot, expected_return_id, taken_at, sha256, width_px, height_px FROM photo
     WHERE inspection_id = +? ORDER BY taken_at, id`,
  );
  const photoBox = db.prepare<[string], { inspection_id: string }>(
    'SELECT inspection_id FROM photo WHERE sha256 = ? ORDER BY rowid LIMIT 1',
  );
  const photo = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM photo WHERE sha256 = ?');
  const last = db.prepare<[string], { position: number; end_bytes: number; end_ms: number }>(
    `SELECT position, end_bytes, end_ms FROM recording_fragment WHERE recording_id = ? ORDER BY position DESC LIMIT 1`,
  );
  const recordings = db.prepare<[string], RecordingRow>(
    `SELECT r.id, CASE WHEN f.recording_id IS NULL THEN 'opening' ELSE 'repack' END AS what, r.started_at,
       r.camera_label, r.codec, e.reason, e.bytes, e.duration_ms
     FROM recording r LEFT JOIN recording_end e ON e.recording_id = r.id
       LEFT JOIN repack_film f ON f.recording_id = r.id
     WHERE r.inspection_id = +? ORDER BY r.started_at, r.id`,
  );
  const unended = db.prepare<[], { id: string; inspection_id: string }>(
    `SELECT r.id, r.inspection_id FROM recording r
     WHERE NOT EXISTS (SELECT 1 FROM recording_end e WHERE e.recording_id = r.id) ORDER BY r.id`,
  );
  const recording = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM recording WHERE id = ?');

  const lastFragment = (recordingId: string): { position: number; endBytes: number; endMs: number } | null => {
    const row = last.get(recordingId);
    return row === undefined ? null : { position: row.position, endBytes: row.end_bytes, endMs: row.end_ms };
  };

  return {
    addPhoto: (p) => {
      const size = [p.bytes, p.widthPx, p.heightPx] as const;
      const when = [p.takenAt, p.storedAt] as const;
      atOnce(db, () =>
        insertPhoto.run(p.id, p.inspectionId, p.shot, p.sha256, ...size, ...when, p.operatorNo, p.returnId),
      );
    },
    addRecording: (r) => {
      const by = [r.cameraLabel, r.codec, r.widthPx, r.heightPx] as const;
      atOnce(db, () => {
        insertRecording.run(r.id, r.inspectionId, ...by, r.startedAt, r.operatorNo);
        if (r.what === 'repack') insertRepackFilm.run(r.id, r.inspectionId, r.startedAt);
      });
    },
    addFragment: (f) => {
      atOnce(db, () => insertFragment.run(f.recordingId, f.position, f.endBytes, f.endMs, f.sha256, f.at));
    },
    addEnding: (e) => {
      const size = [e.bytes, e.cutBytes, e.durationMs, e.frames] as const;
      atOnce(db, () => insertEnding.run(e.recordingId, e.reason, ...size, e.sha256, e.at));
    },
    photosOf: (inspectionId) =>
      photos.all(inspectionId).map((row) => ({
        id: row.id,
        shot: row.shot,
        returnId: row.expected_return_id,
        takenAt: row.taken_at,
        sha256: row.sha256,
        widthPx: row.width_px,
        heightPx: row.height_px,
      })),
    hasPhoto: (sha256) => (photo.get(sha256)?.n ?? 0) > 0,
    boxOfPhoto: (sha256) => photoBox.get(sha256)?.inspection_id ?? null,
    recordingsOf: (inspectionId) =>
      recordings.all(inspectionId).map((row) => {
        const growing = row.reason === null ? lastFragment(row.id) : null;
        return {
          id: row.id,
          what: row.what,
          startedAt: row.started_at,
          cameraLabel: row.camera_label,
          codec: row.codec,
          bytes: row.bytes ?? growing?.endBytes ?? 0,
          durationMs: row.duration_ms ?? growing?.endMs ?? 0,
          end: row.reason,
        };
      }),
    unended: () => unended.all().map((row) => ({ id: row.id, inspectionId: row.inspection_id })),
    lastFragment,
    hasRecording: (id) => (recording.get(id)?.n ?? 0) > 0,
  };
}
