-- Attachments 附件 of a dispute: what others wrote and a person handed in, byte for byte. Not among the bench's photos: nobody
-- here saw them come about. Each has a file of its own, called by its id.
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  kind TEXT NOT NULL CHECK (kind IN ('chat', 'appraisal', 'courier', 'other')),
  media TEXT NOT NULL CHECK (media IN ('jpeg', 'pdf')),
  -- What the file was called where it came from.
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- Of a PDF that tells them plainly.
  pages INTEGER CHECK (pages IS NULL OR (pages > 0 AND media = 'pdf')),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX attachment_by_inspection ON attachment (inspection_id, at, id);
CREATE TRIGGER attachment_keep_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER attachment_keep_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER attachment_custody_added AFTER INSERT ON attachment BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('attached', NEW.inspection_id, json_object('at', NEW.at, 'event', 'attached', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'media', NEW.media, 'name', NEW.name, 'operator_no', NEW.operator_no, 'pages', NEW.pages, 'sha256', NEW.sha256), 'table', 'attachment')); END;

-- Tombstones of attachments, too: the same rows, under a wider rule.
CREATE TABLE deletion_21 (
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'recording', 'attachment')),
  -- SHA-256 of a photo, id of a recording or an attachment: what its file is called.
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  rule TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (kind, file)
) STRICT, WITHOUT ROWID;

INSERT INTO deletion_21 SELECT kind, file, sha256, inspection_id, rule, bytes, operator_no, at FROM deletion;
DROP TABLE deletion;
ALTER TABLE deletion_21 RENAME TO deletion;
CREATE INDEX deletion_by_inspection ON deletion (inspection_id);
CREATE TRIGGER deletion_keep_delete BEFORE DELETE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER deletion_keep_update BEFORE UPDATE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER deletion_custody_added AFTER INSERT ON deletion BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('deleted', NEW.inspection_id, json_object('at', NEW.at, 'event', 'deleted', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'file', NEW.file, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'rule', NEW.rule, 'sha256', NEW.sha256), 'table', 'deletion')); END;
