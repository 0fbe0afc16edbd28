import * as v from 'valibot';
import { Drawing } from '../../shared/annotation.ts';
import type { AnnotationInput, AnnotationView } from '../../shared/annotation.ts';
import type { Database } from '../db/open.ts';

type NewAnnotation = AnnotationInput & { id: string; operatorNo: string; at: number };

/** What was drawn over photos: rows are only added; of each photo the newest counts, and an empty one takes it back. */
export type AnnotationStore = {
  add: (annotation: NewAnnotation) => void;
  /** The drawings that count of an inspection, one a photo, in the order the photos were first drawn over. */
  of: (inspectionId: string) => AnnotationView[];
};

type Row = { sha256: string; shapes: string; operator_no: string; at: number };

export function createAnnotationStore(db: Database): AnnotationStore {
  // The column holds the drawing whole: `{"caption":"…","shapes":[…]}`.
  const insert = db.prepare<[string, string, string, string, string, number]>(
    'INSERT INTO annotation (id, inspection_id, sha256, shapes, operator_no, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  // By the order they were written, which a clock that was set back doesn't change.
  const rows = db.prepare<[string], Row>(
    'SELECT sha256, shapes, operator_no, at FROM annotation WHERE inspection_id = ? ORDER BY rowid',
  );

  return {
    add: ({ id, inspectionId, sha256, shapes, caption, operatorNo, at }) => {
      insert.run(id, inspectionId, sha256, JSON.stringify({ caption, shapes }), operatorNo, at);
    },
    of: (inspectionId) => {
      const newest = new Map<string, Row>();
      for (const row of rows.all(inspectionId)) newest.set(row.sha256, row);
      return [...newest.values()].flatMap((row) => {
        const { shapes, caption } = v.parse(Drawing, JSON.parse(row.shapes));
        if (shapes.length === 0 && caption === '') return [];
        return [{ sha256: row.sha256, shapes, caption, operatorNo: row.operator_no, at: row.at }];
      });
    },
  };
}
