import type { RecordingEnd, RecordingWhat } from '../../shared/evidence.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { Preset, Variant } from '../../shared/pack/pack-record.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';

type NewExport = {
  id: string;
  inspectionId: string;
  preset: Preset;
  variant: Variant;
  manifestSha256: string;
  bagInfoSha256: string;
  operatorNo: string;
  at: number;
};

export type PackStore = {
  /** Where the box was opened and how it stands; null for an unknown one. */
  inspection: (id: string) => { station: string; state: 'open' | 'half-done' | 'closed' } | null;
  photos: (
    inspectionId: string,
  ) => { id: string; shot: Shot; sha256: string; bytes: number; takenAt: number; operatorNo: string }[];
  /** Ended recordings with something in them. */
  films: (inspectionId: string) => {
    id: string;
    what: RecordingWhat;
    sha256: string;
    bytes: number;
    startedAt: number;
    durationMs: number;
    cameraLabel: string;
    end: RecordingEnd;
  }[];
  hasOpenRecording: (inspectionId: string) => boolean;
  /** SHA-256 of a picture → px per module of the waybill in it, thousandths. */
  modules: (inspectionId: string) => Map<string, number>;
  deletions: (
    inspectionId: string,
  ) => { kind: 'photo' | 'recording' | 'attachment'; file: string; sha256: string; rule: string; at: number }[];
  /** The export whose id ends so and that nobody said was given up; null when there is none. */
  unfinishedExport: (idEnd: string) => { id: string; inspectionId: string } | null;
  /** Says that a payload was finished: the row's entry in the chain binds it. */
  addExport: (made: NewExport) => void;
};

type PhotoRow = { id: string; shot: Shot; sha256: string; bytes: number; taken_at: number; operator_no: string };
type FilmRow = {
  id: string;
  what: RecordingWhat;
  sha256: string;
  bytes: number;
  started_at: number;
  duration_ms: number;
  camera_label: string;
  reason: RecordingEnd;
};

export function createPackStore(db: Database): PackStore {
  const inspection = db.prepare<[string], { station: string; state: 'open' | 'half-done' | 'closed' }>(
    'SELECT station, state FROM inspection WHERE id = ?',
  );
  const photos = db.prepare<[string], PhotoRow>(
    'SELECT id, shot, sha256, bytes, taken_at, operator_no FROM photo WHERE inspection_id = ? ORDER BY taken_at, id',
  );
  const films = db.prepare<[string], FilmRow>(
    `SELECT r.id, CASE WHEN f.recording_id IS NULL THEN 'opening' ELSE 'repack' END AS what, e.sha256, e.bytes,
       r.started_at, e.duration_ms, r.camera_label, e.reason
     FROM recording r JOIN recording_end e ON e.recording_id = r.id LEFT JOIN repack_film f ON f.recording_id = r.id
     WHERE r.inspection_id = ? AND e.bytes > 0 ORDER BY r.started_at, r.id`,
  );
  const openFilms = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM recording r WHERE r.inspection_id = ?
       AND NOT EXISTS (SELECT 1 FROM recording_end e WHERE e.recording_id = r.id)`,
  );
  const modules = db.prepare<[string], { sha256: string; module_px_milli: number }>(
    'SELECT sha256, module_px_milli FROM photo_check WHERE inspection_id = ? AND module_px_milli IS NOT NULL',
  );
  const deletions = db.prepare<
    [string],
    { kind: 'photo' | 'recording' | 'attachment'; file: string; sha256: string; rule: string; at: number }
  >('SELECT kind, file, sha256, rule, at FROM deletion WHERE inspection_id = ? ORDER BY at, file');
  const unfinished = db.prepare<[string], { id: string; inspection_id: string }>(
    `SELECT id, inspection_id FROM pack_export p WHERE substr(id, -8) = ? AND NOT EXISTS (
       SELECT 1 FROM custody_event e WHERE e.inspection_id = p.inspection_id AND e.kind = 'export-abandoned'
         AND e.body ->> 'exportId' = p.id) ORDER BY at DESC LIMIT 1`,
  );
  const insert = db.prepare(
    `INSERT INTO pack_export (id, inspection_id, preset, variant, manifest_sha256, bag_info_sha256, operator_no, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  return {
    inspection: (id) => inspection.get(id) ?? null,
    photos: (inspectionId) =>
      photos.all(inspectionId).map((row) => ({
        id: row.id,
        shot: row.shot,
        sha256: row.sha256,
        bytes: row.bytes,
        takenAt: row.taken_at,
        operatorNo: row.operator_no,
      })),
    films: (inspectionId) =>
      films.all(inspectionId).map((row) => ({
        id: row.id,
        what: row.what,
        sha256: row.sha256,
        bytes: row.bytes,
        startedAt: row.started_at,
        durationMs: row.duration_ms,
        cameraLabel: row.camera_label,
        end: row.reason,
      })),
    hasOpenRecording: (inspectionId) => (openFilms.get(inspectionId)?.n ?? 0) > 0,
    modules: (inspectionId) =>
      new Map(modules.all(inspectionId).map(({ sha256, module_px_milli }) => [sha256, module_px_milli])),
    deletions: (inspectionId) => deletions.all(inspectionId),
    unfinishedExport: (idEnd) => {
      const row = unfinished.get(idEnd);
      return row === undefined ? null : { id: row.id, inspectionId: row.inspection_id };
    },
    addExport: (made) => {
      const { manifestSha256, bagInfoSha256, operatorNo, at } = made;
      const of = [made.id, made.inspectionId, made.preset, made.variant];
      atOnce(db, () => insert.run(...of, manifestSha256, bagInfoSha256, operatorNo, at));
    },
  };
}
