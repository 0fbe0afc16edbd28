import * as v from 'valibot';
import { PictureFault } from '../../shared/picture-check.ts';
import type { PictureCheck } from '../../shared/picture-check.ts';
import type { Database } from '../db/open.ts';

type NewCheck = {
  sha256: string;
  inspectionId: string;
  /** Texts of the barcodes read in it. */
  barcodes: readonly string[];
  /** px per module of the waybill's barcode, thousandths; null when it was not read. */
  modulePxMilli: number | null;
  sharpnessMilli: number;
  faults: readonly PictureFault[];
  at: number;
};

export type PhotoCheckStore = {
  /** Once for a file: the same bytes are the same picture. */
  add: (check: NewCheck) => void;
  has: (sha256: string) => boolean;
  /** What was measured in the pictures of this inspection; a file shown in two of its photos stands here once. */
  of: (inspectionId: string) => PictureCheck[];
  /** What was found in frames of its films (entries `film-checked`), oldest first. */
  filmFramesOf: (inspectionId: string) => { modulePxMilli: number | null; at: number }[];
};

type Row = {
  sha256: string;
  barcodes: string;
  module_px_milli: number | null;
  sharpness_milli: number;
  faults: string;
};

const Texts = v.array(v.string());
const Faults = v.array(PictureFault);
const FilmFrame = v.object({ modulePxMilli: v.nullable(v.number()) });

export function createPhotoCheckStore(db: Database): PhotoCheckStore {
  const insert = db.prepare<[string, string, string, number | null, number, string, number]>(
    `INSERT INTO photo_check (sha256, inspection_id, barcodes, module_px_milli, sharpness_milli, faults, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const one = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM photo_check WHERE sha256 = ?');
  // By the photo and not by the check's own inspection: a stuck camera gives two boxes the same file.
  const ofInspection = db.prepare<[string], Row>(
    `SELECT sha256, barcodes, module_px_milli, sharpness_milli, faults FROM photo_check
     WHERE sha256 IN (SELECT sha256 FROM photo WHERE inspection_id = +?)`,
  );
  const frames = db.prepare<[string], { body: string; at: number }>(
    `SELECT body, at FROM custody_event WHERE inspection_id = +? AND kind = 'film-checked' ORDER BY id`,
  );

  return {
    add: (check) => {
      const { sha256, inspectionId, barcodes, modulePxMilli, sharpnessMilli, faults, at } = check;
      insert.run(
        sha256,
        inspectionId,
        JSON.stringify(barcodes),
        modulePxMilli,
        sharpnessMilli,
        JSON.stringify(faults),
        at,
      );
    },
    has: (sha256) => (one.get(sha256)?.n ?? 0) > 0,
    of: (inspectionId) =>
      ofInspection.all(inspectionId).map((row) => ({
        sha256: row.sha256,
        isWaybillRead: row.module_px_milli !== null,
        modulePxMilli: row.module_px_milli,
        hasOtherNumbers: v.parse(Texts, JSON.parse(row.barcodes)).length > (row.module_px_milli === null ? 0 : 1),
        sharpnessMilli: row.sharpness_milli,
        faults: v.parse(Faults, JSON.parse(row.faults)),
      })),
    filmFramesOf: (inspectionId) =>
      frames.all(inspectionId).map(({ body, at }) => ({ ...v.parse(FilmFrame, JSON.parse(body)), at })),
  };
}
