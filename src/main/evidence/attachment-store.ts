import type { AttachmentKind, AttachmentMedia, AttachmentView } from '../../shared/attachment.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';

type NewAttachment = Omit<AttachmentView, 'isDeleted'> & { inspectionId: string };

export type AttachmentStore = {
  add: (one: NewAttachment) => void;
  /** Oldest first. */
  of: (inspectionId: string) => AttachmentView[];
  media: (id: string) => AttachmentMedia | null;
};

type Row = {
  id: string;
  kind: AttachmentKind;
  media: AttachmentMedia;
  name: string;
  sha256: string;
  bytes: number;
  pages: number | null;
  operator_no: string;
  at: number;
  is_deleted: number;
};

const ATTACHMENTS_OF = `SELECT a.id, a.kind, a.media, a.name, a.sha256, a.bytes, a.pages, a.operator_no, a.at,
    EXISTS (SELECT 1 FROM deletion d WHERE d.kind = 'attachment' AND d.file = a.id) AS is_deleted
  FROM attachment a WHERE a.inspection_id = ? ORDER BY a.at, a.id`;

export function createAttachmentStore(db: Database): AttachmentStore {
  const insert = db.prepare(
    `INSERT INTO attachment (id, inspection_id, kind, media, name, sha256, bytes, pages, operator_no, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const listed = db.prepare<[string], Row>(ATTACHMENTS_OF);
  const media = db.prepare<[string], { media: AttachmentMedia }>('SELECT media FROM attachment WHERE id = ?');
  return {
    add: ({ id, inspectionId, kind, name, sha256, bytes, pages, operatorNo, at, media: what }) => {
      atOnce(db, () => insert.run(id, inspectionId, kind, what, name, sha256, bytes, pages, operatorNo, at));
    },
    of: (inspectionId) =>
      listed.all(inspectionId).map(({ operator_no: operatorNo, is_deleted: deleted, ...row }) => ({
        ...row,
        operatorNo,
        isDeleted: deleted === 1,
      })),
    media: (id) => media.get(id)?.media ?? null,
  };
}
