-- Repacking 寄回: goods that stay the buyer's are packed before the camera and leave under a waybill of their own. A row is what
-- was said last; each change of it is an entry of the chain.
CREATE TABLE repack (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'dropped')),
  waybill TEXT,
  payer TEXT CHECK (payer IN ('shop', 'buyer', 'carrier')),
  operator_no TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CHECK (state <> 'sent' OR (waybill IS NOT NULL AND payer IS NOT NULL))
) STRICT;

-- One at a time before the camera.
CREATE UNIQUE INDEX repack_open ON repack (state) WHERE state = 'open';
CREATE INDEX repack_by_inspection ON repack (inspection_id, started_at, id);
CREATE INDEX repack_by_change ON repack (changed_at);
CREATE TRIGGER repack_keep_ended BEFORE UPDATE ON repack WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'a repacking that ended stays as it is'); END;
CREATE TRIGGER repack_keep_delete BEFORE DELETE ON repack BEGIN SELECT RAISE(ABORT, 'repackings are kept'); END;

-- Recordings that show a repacking: the opening is not in them.
CREATE TABLE repack_film (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id),
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX repack_film_by_inspection ON repack_film (inspection_id);
CREATE TRIGGER repack_film_keep_update BEFORE UPDATE ON repack_film BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER repack_film_keep_delete BEFORE DELETE ON repack_film BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER repack_custody_added AFTER INSERT ON repack BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-begun', NEW.inspection_id, json_object('at', NEW.changed_at, 'event', 'repack-begun', 'row', json_object('changed_at', NEW.changed_at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'payer', NEW.payer, 'started_at', NEW.started_at, 'state', NEW.state, 'waybill', NEW.waybill), 'table', 'repack')); END;
CREATE TRIGGER repack_custody_changed AFTER UPDATE ON repack WHEN NEW.changed_at IS NOT OLD.changed_at OR NEW.inspection_id IS NOT OLD.inspection_id OR NEW.operator_no IS NOT OLD.operator_no OR NEW.payer IS NOT OLD.payer OR NEW.started_at IS NOT OLD.started_at OR NEW.state IS NOT OLD.state OR NEW.waybill IS NOT OLD.waybill BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-changed', NEW.inspection_id, json_object('at', NEW.changed_at, 'event', 'repack-changed', 'row', json_object('changed_at', NEW.changed_at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'payer', NEW.payer, 'started_at', NEW.started_at, 'state', NEW.state, 'waybill', NEW.waybill), 'table', 'repack')); END;
CREATE TRIGGER repack_film_custody_added AFTER INSERT ON repack_film BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-filmed', NEW.inspection_id, json_object('at', NEW.at, 'event', 'repack-filmed', 'row', json_object('at', NEW.at, 'inspection_id', NEW.inspection_id, 'recording_id', NEW.recording_id), 'table', 'repack_film')); END;

-- A scan belongs to what is being packed, too.
DROP TRIGGER scan_custody_added;
DROP TRIGGER scan_custody_changed;
CREATE TRIGGER scan_custody_added AFTER INSERT ON scan BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-read', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT inspection_id FROM repack WHERE changed_at >= (SELECT max(changed_at) FROM inspection) ORDER BY changed_at DESC LIMIT 1), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-read', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;
CREATE TRIGGER scan_custody_changed AFTER UPDATE ON scan WHEN NEW.handled_at IS NOT OLD.handled_at OR NEW.outcome IS NOT OLD.outcome OR NEW.raw IS NOT OLD.raw OR NEW.scanned_at IS NOT OLD.scanned_at OR NEW.source IS NOT OLD.source OR NEW.stored_at IS NOT OLD.stored_at BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-handled', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT inspection_id FROM repack WHERE changed_at >= (SELECT max(changed_at) FROM inspection) ORDER BY changed_at DESC LIMIT 1), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-handled', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;
