-- Custody: a chain over everything that happens to a parcel, signed and time-stamped checkpoints over it, what packs and
-- retention leave behind, and what the bench measures in a picture.

CREATE TABLE custody_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event TEXT NOT NULL,
  -- Null = of the station itself, or a scan that is not handled yet.
  inspection_id TEXT,
  -- Canonical JSON. The chain's line is {"body":<body>,"prev":"<hex of the line before>","seq":<seq>}.
  body TEXT NOT NULL,
  -- SHA-256 of the line, and of 0x00 + line (RFC 6962 leaf). Null only inside the transaction that adds it.
  hash BLOB CHECK (length(hash) = 32),
  leaf BLOB CHECK (length(leaf) = 32)
) STRICT;

CREATE INDEX custody_entry_by_inspection ON custody_entry (inspection_id, seq);

CREATE TRIGGER custody_entry_keep_delete BEFORE DELETE ON custody_entry BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER custody_entry_keep_update BEFORE UPDATE ON custody_entry
WHEN OLD.hash IS NOT NULL OR NEW.seq <> OLD.seq OR NEW.body <> OLD.body OR NEW.event <> OLD.event OR NEW.inspection_id IS NOT OLD.inspection_id
BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

-- Roots of whole subtrees of 256 leaves, so that a proof over a million entries reads thousands of hashes, not all.
CREATE TABLE custody_tile (
  position INTEGER PRIMARY KEY,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

CREATE TRIGGER custody_tile_keep_delete BEFORE DELETE ON custody_tile BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER custody_tile_keep_update BEFORE UPDATE ON custody_tile BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

CREATE TABLE checkpoint (
  tree_size INTEGER PRIMARY KEY,
  -- The signed note, https://c2sp.org/tlog-checkpoint
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER checkpoint_keep_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER checkpoint_keep_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

-- RFC 3161 answers over a checkpoint's note, whole (TimeStampResp, DER).
CREATE TABLE timestamp_token (
  tree_size INTEGER NOT NULL REFERENCES checkpoint (tree_size),
  tsa TEXT NOT NULL,
  token BLOB NOT NULL,
  -- The time the TSA states, ms.
  stamped_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tree_size, tsa)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER timestamp_token_keep_delete BEFORE DELETE ON timestamp_token BEGIN SELECT RAISE(ABORT, 'time stamps are append-only'); END;
CREATE TRIGGER timestamp_token_keep_update BEFORE UPDATE ON timestamp_token BEGIN SELECT RAISE(ABORT, 'time stamps are append-only'); END;

-- What has no row of its own: looked at, weighed, clock changed, recovered, export given up, space low, key made.
CREATE TABLE custody_event (
  id TEXT PRIMARY KEY,
  inspection_id TEXT REFERENCES inspection (id),
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX custody_event_by_inspection ON custody_event (inspection_id);
CREATE TRIGGER custody_event_keep_delete BEFORE DELETE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER custody_event_keep_update BEFORE UPDATE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- What the worker measured in a picture: barcodes read in it (JSON texts), px per module of the waybill's (thousandths,
-- null when not read), variance of its Laplacian (thousandths), and its faults (JSON of blurred, dark, bright, frozen).
CREATE TABLE photo_check (
  sha256 TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  barcodes TEXT NOT NULL CHECK (json_valid(barcodes)),
  module_px_milli INTEGER,
  sharpness_milli INTEGER NOT NULL,
  faults TEXT NOT NULL CHECK (json_valid(faults)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_check_by_inspection ON photo_check (inspection_id);
CREATE TRIGGER photo_check_keep_delete BEFORE DELETE ON photo_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER photo_check_keep_update BEFORE UPDATE ON photo_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Figures, arrows, boxes and masks drawn on a copy of a photo (JSON); the newest of a picture counts.
CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  sha256 TEXT NOT NULL,
  shapes TEXT NOT NULL CHECK (json_valid(shapes)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX annotation_by_inspection ON annotation (inspection_id);
CREATE INDEX annotation_by_sha256 ON annotation (sha256, id);
CREATE TRIGGER annotation_keep_delete BEFORE DELETE ON annotation BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER annotation_keep_update BEFORE UPDATE ON annotation BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Each evidence pack whose payload was finished; written before the pack is closed, because it stands in it.
CREATE TABLE pack_export (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  preset TEXT NOT NULL,
  variant TEXT NOT NULL CHECK (variant IN ('sealed', 'masked')),
  manifest_sha256 TEXT NOT NULL,
  bag_info_sha256 TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX pack_export_by_inspection ON pack_export (inspection_id);
CREATE TRIGGER pack_export_keep_delete BEFORE DELETE ON pack_export BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER pack_export_keep_update BEFORE UPDATE ON pack_export BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Tombstones: a file that retention removed. The row of the photo or recording stays.
CREATE TABLE deletion (
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'recording')),
  -- SHA-256 of a photo, id of a recording: what its file is called.
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  rule TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (kind, file)
) STRICT, WITHOUT ROWID;

CREATE INDEX deletion_by_inspection ON deletion (inspection_id);
CREATE TRIGGER deletion_keep_delete BEFORE DELETE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER deletion_keep_update BEFORE UPDATE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Legal hold by a person; the newest of an inspection counts.
CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
  why TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX hold_by_inspection ON hold (inspection_id, id);
CREATE TRIGGER hold_keep_delete BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER hold_keep_update BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- What the buyer sent and what was shipped, for the view of three: JSON array of picture addresses, grams, seal number.
ALTER TABLE expected_return ADD COLUMN buyer_pictures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(buyer_pictures));
ALTER TABLE expected_return ADD COLUMN shipped_weight_g INTEGER;
ALTER TABLE expected_return ADD COLUMN seal_no TEXT;

-- What the form of a connection asks for beside its address, by the field's name; how its requests travel.
ALTER TABLE connection ADD COLUMN transport TEXT NOT NULL DEFAULT 'direct' CHECK (transport IN ('direct', 'relay'));
ALTER TABLE connection ADD COLUMN fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields));
UPDATE connection SET fields = json_object('username', username);

CREATE INDEX photo_by_time ON photo (taken_at);
CREATE INDEX recording_by_time ON recording (started_at);

-- What was there before the chain began stands in it first.
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NULL, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'carried-over', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan') FROM scan AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT id FROM inspection WHERE parcel_id = NEW.id), json_object('at', NEW.received_at, 'event', 'carried-over', 'row', json_object('id', NEW.id, 'lane', NEW.lane, 'matching', NEW.matching, 'received_at', NEW.received_at, 'waybill', NEW.waybill), 'table', 'parcel') FROM parcel AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', CAST(unixepoch('subsec') * 1000 AS INTEGER), 'event', 'carried-over', 'row', json_object('expected_return_id', NEW.expected_return_id, 'parcel_id', NEW.parcel_id), 'table', 'parcel_return') FROM parcel_return AS NEW ORDER BY NEW.parcel_id, NEW.expected_return_id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.id, json_object('at', NEW.changed_at, 'event', 'carried-over', 'row', json_object('awaits_rest', NEW.awaits_rest, 'changed_at', NEW.changed_at, 'id', NEW.id, 'opened_at', NEW.opened_at, 'operator_no', NEW.operator_no, 'parcel_id', NEW.parcel_id, 'state', NEW.state, 'station', NEW.station), 'table', 'inspection') FROM inspection AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.inspection_id, json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'body', NEW.body, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no), 'table', 'session_fact') FROM session_fact AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.inspection_id, json_object('at', NEW.stored_at, 'event', 'carried-over', 'row', json_object('bytes', NEW.bytes, 'expected_return_id', NEW.expected_return_id, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'sha256', NEW.sha256, 'shot', NEW.shot, 'stored_at', NEW.stored_at, 'taken_at', NEW.taken_at, 'width_px', NEW.width_px), 'table', 'photo') FROM photo AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.inspection_id, json_object('at', NEW.started_at, 'event', 'carried-over', 'row', json_object('camera_label', NEW.camera_label, 'codec', NEW.codec, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'started_at', NEW.started_at, 'width_px', NEW.width_px), 'table', 'recording') FROM recording AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'end_bytes', NEW.end_bytes, 'end_ms', NEW.end_ms, 'position', NEW.position, 'recording_id', NEW.recording_id, 'sha256_rolling', NEW.sha256_rolling), 'table', 'recording_fragment') FROM recording_fragment AS NEW ORDER BY NEW.recording_id, NEW.position;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'cut_bytes', NEW.cut_bytes, 'duration_ms', NEW.duration_ms, 'frames', NEW.frames, 'reason', NEW.reason, 'recording_id', NEW.recording_id, 'sha256', NEW.sha256), 'table', 'recording_end') FROM recording_end AS NEW ORDER BY NEW.recording_id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.inspection_id, json_object('at', COALESCE(NEW.revoked_at, NEW.at), 'event', 'carried-over', 'row', json_object('at', NEW.at, 'cause', NEW.cause, 'codes', NEW.codes, 'expected_return_id', NEW.expected_return_id, 'finding', NEW.finding, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'judgements', NEW.judgements, 'lines', NEW.lines, 'note', NEW.note, 'operator_no', NEW.operator_no, 'revoked_at', NEW.revoked_at, 'verdict', NEW.verdict), 'table', 'verdict') FROM verdict AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id), json_object('at', NEW.changed_at, 'event', 'carried-over', 'row', json_object('amount_cents', NEW.amount_cents, 'at', NEW.at, 'changed_at', NEW.changed_at, 'freight_cents', NEW.freight_cents, 'id', NEW.id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'state', NEW.state, 'verdict_id', NEW.verdict_id, 'why', NEW.why), 'table', 'decision') FROM decision AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'carried-over', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command') FROM command AS NEW ORDER BY NEW.id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'command_id', NEW.command_id, 'outcome', NEW.outcome, 'seq', NEW.seq, 'step', NEW.step, 'words', NEW.words), 'table', 'attempt') FROM attempt AS NEW ORDER BY NEW.seq;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'body', NEW.body, 'command_id', NEW.command_id, 'how', NEW.how), 'table', 'receipt') FROM receipt AS NEW ORDER BY NEW.command_id;
INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', NEW.inspection_id, json_object('at', NEW.at, 'event', 'carried-over', 'row', json_object('at', NEW.at, 'bin', NEW.bin, 'expected_line_id', NEW.expected_line_id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'name', NEW.name, 'operator_no', NEW.operator_no, 'second_operator_no', NEW.second_operator_no, 'seq', NEW.seq, 'sku', NEW.sku, 'unit', NEW.unit, 'unit_id', NEW.unit_id), 'table', 'disposition') FROM disposition AS NEW ORDER BY NEW.seq;

-- From here on each row writes its own entry (made from src/main/custody/covered-rows.ts, which a test compares).
CREATE TRIGGER scan_custody_added AFTER INSERT ON scan BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-read', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-read', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;
CREATE TRIGGER scan_custody_changed AFTER UPDATE ON scan WHEN NEW.handled_at IS NOT OLD.handled_at OR NEW.outcome IS NOT OLD.outcome OR NEW.raw IS NOT OLD.raw OR NEW.scanned_at IS NOT OLD.scanned_at OR NEW.source IS NOT OLD.source OR NEW.stored_at IS NOT OLD.stored_at BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-handled', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-handled', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;
CREATE TRIGGER parcel_custody_added AFTER INSERT ON parcel BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('parcel-received', (SELECT id FROM inspection WHERE parcel_id = NEW.id), json_object('at', NEW.received_at, 'event', 'parcel-received', 'row', json_object('id', NEW.id, 'lane', NEW.lane, 'matching', NEW.matching, 'received_at', NEW.received_at, 'waybill', NEW.waybill), 'table', 'parcel')); END;
CREATE TRIGGER parcel_custody_changed AFTER UPDATE ON parcel WHEN NEW.lane IS NOT OLD.lane OR NEW.matching IS NOT OLD.matching OR NEW.received_at IS NOT OLD.received_at OR NEW.waybill IS NOT OLD.waybill BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('parcel-changed', (SELECT id FROM inspection WHERE parcel_id = NEW.id), json_object('at', NEW.received_at, 'event', 'parcel-changed', 'row', json_object('id', NEW.id, 'lane', NEW.lane, 'matching', NEW.matching, 'received_at', NEW.received_at, 'waybill', NEW.waybill), 'table', 'parcel')); END;
CREATE TRIGGER parcel_return_custody_added AFTER INSERT ON parcel_return BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('matched', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', CAST(unixepoch('subsec') * 1000 AS INTEGER), 'event', 'matched', 'row', json_object('expected_return_id', NEW.expected_return_id, 'parcel_id', NEW.parcel_id), 'table', 'parcel_return')); END;
CREATE TRIGGER parcel_return_custody_removed AFTER DELETE ON parcel_return BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('unmatched', (SELECT id FROM inspection WHERE parcel_id = OLD.parcel_id), json_object('at', CAST(unixepoch('subsec') * 1000 AS INTEGER), 'event', 'unmatched', 'row', json_object('expected_return_id', OLD.expected_return_id, 'parcel_id', OLD.parcel_id), 'table', 'parcel_return')); END;
CREATE TRIGGER inspection_custody_added AFTER INSERT ON inspection BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('inspection-opened', NEW.id, json_object('at', NEW.changed_at, 'event', 'inspection-opened', 'row', json_object('awaits_rest', NEW.awaits_rest, 'changed_at', NEW.changed_at, 'id', NEW.id, 'opened_at', NEW.opened_at, 'operator_no', NEW.operator_no, 'parcel_id', NEW.parcel_id, 'state', NEW.state, 'station', NEW.station), 'table', 'inspection')); END;
CREATE TRIGGER inspection_custody_changed AFTER UPDATE ON inspection WHEN NEW.awaits_rest IS NOT OLD.awaits_rest OR NEW.changed_at IS NOT OLD.changed_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.operator_no IS NOT OLD.operator_no OR NEW.parcel_id IS NOT OLD.parcel_id OR NEW.state IS NOT OLD.state OR NEW.station IS NOT OLD.station BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('inspection-changed', NEW.id, json_object('at', NEW.changed_at, 'event', 'inspection-changed', 'row', json_object('awaits_rest', NEW.awaits_rest, 'changed_at', NEW.changed_at, 'id', NEW.id, 'opened_at', NEW.opened_at, 'operator_no', NEW.operator_no, 'parcel_id', NEW.parcel_id, 'state', NEW.state, 'station', NEW.station), 'table', 'inspection')); END;
CREATE TRIGGER session_fact_custody_added AFTER INSERT ON session_fact BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('fact', NEW.inspection_id, json_object('at', NEW.at, 'event', 'fact', 'row', json_object('at', NEW.at, 'body', NEW.body, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no), 'table', 'session_fact')); END;
CREATE TRIGGER photo_custody_added AFTER INSERT ON photo BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('photo', NEW.inspection_id, json_object('at', NEW.stored_at, 'event', 'photo', 'row', json_object('bytes', NEW.bytes, 'expected_return_id', NEW.expected_return_id, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'sha256', NEW.sha256, 'shot', NEW.shot, 'stored_at', NEW.stored_at, 'taken_at', NEW.taken_at, 'width_px', NEW.width_px), 'table', 'photo')); END;
CREATE TRIGGER photo_check_custody_added AFTER INSERT ON photo_check BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('photo-checked', NEW.inspection_id, json_object('at', NEW.at, 'event', 'photo-checked', 'row', json_object('at', NEW.at, 'barcodes', NEW.barcodes, 'faults', NEW.faults, 'inspection_id', NEW.inspection_id, 'module_px_milli', NEW.module_px_milli, 'sha256', NEW.sha256, 'sharpness_milli', NEW.sharpness_milli), 'table', 'photo_check')); END;
CREATE TRIGGER annotation_custody_added AFTER INSERT ON annotation BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('annotated', NEW.inspection_id, json_object('at', NEW.at, 'event', 'annotated', 'row', json_object('at', NEW.at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'sha256', NEW.sha256, 'shapes', NEW.shapes), 'table', 'annotation')); END;
CREATE TRIGGER recording_custody_added AFTER INSERT ON recording BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-started', NEW.inspection_id, json_object('at', NEW.started_at, 'event', 'recording-started', 'row', json_object('camera_label', NEW.camera_label, 'codec', NEW.codec, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'started_at', NEW.started_at, 'width_px', NEW.width_px), 'table', 'recording')); END;
CREATE TRIGGER recording_fragment_custody_added AFTER INSERT ON recording_fragment BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-fragment', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'recording-fragment', 'row', json_object('at', NEW.at, 'end_bytes', NEW.end_bytes, 'end_ms', NEW.end_ms, 'position', NEW.position, 'recording_id', NEW.recording_id, 'sha256_rolling', NEW.sha256_rolling), 'table', 'recording_fragment')); END;
CREATE TRIGGER recording_end_custody_added AFTER INSERT ON recording_end BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-ended', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'recording-ended', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'cut_bytes', NEW.cut_bytes, 'duration_ms', NEW.duration_ms, 'frames', NEW.frames, 'reason', NEW.reason, 'recording_id', NEW.recording_id, 'sha256', NEW.sha256), 'table', 'recording_end')); END;
CREATE TRIGGER verdict_custody_added AFTER INSERT ON verdict BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('verdict', NEW.inspection_id, json_object('at', COALESCE(NEW.revoked_at, NEW.at), 'event', 'verdict', 'row', json_object('at', NEW.at, 'cause', NEW.cause, 'codes', NEW.codes, 'expected_return_id', NEW.expected_return_id, 'finding', NEW.finding, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'judgements', NEW.judgements, 'lines', NEW.lines, 'note', NEW.note, 'operator_no', NEW.operator_no, 'revoked_at', NEW.revoked_at, 'verdict', NEW.verdict), 'table', 'verdict')); END;
CREATE TRIGGER verdict_custody_changed AFTER UPDATE ON verdict WHEN NEW.at IS NOT OLD.at OR NEW.cause IS NOT OLD.cause OR NEW.codes IS NOT OLD.codes OR NEW.expected_return_id IS NOT OLD.expected_return_id OR NEW.finding IS NOT OLD.finding OR NEW.inspection_id IS NOT OLD.inspection_id OR NEW.judgements IS NOT OLD.judgements OR NEW.lines IS NOT OLD.lines OR NEW.note IS NOT OLD.note OR NEW.operator_no IS NOT OLD.operator_no OR NEW.revoked_at IS NOT OLD.revoked_at OR NEW.verdict IS NOT OLD.verdict BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('verdict-changed', NEW.inspection_id, json_object('at', COALESCE(NEW.revoked_at, NEW.at), 'event', 'verdict-changed', 'row', json_object('at', NEW.at, 'cause', NEW.cause, 'codes', NEW.codes, 'expected_return_id', NEW.expected_return_id, 'finding', NEW.finding, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'judgements', NEW.judgements, 'lines', NEW.lines, 'note', NEW.note, 'operator_no', NEW.operator_no, 'revoked_at', NEW.revoked_at, 'verdict', NEW.verdict), 'table', 'verdict')); END;
CREATE TRIGGER decision_custody_added AFTER INSERT ON decision BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('decision', (SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id), json_object('at', NEW.changed_at, 'event', 'decision', 'row', json_object('amount_cents', NEW.amount_cents, 'at', NEW.at, 'changed_at', NEW.changed_at, 'freight_cents', NEW.freight_cents, 'id', NEW.id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'state', NEW.state, 'verdict_id', NEW.verdict_id, 'why', NEW.why), 'table', 'decision')); END;
CREATE TRIGGER decision_custody_changed AFTER UPDATE ON decision WHEN NEW.amount_cents IS NOT OLD.amount_cents OR NEW.at IS NOT OLD.at OR NEW.changed_at IS NOT OLD.changed_at OR NEW.freight_cents IS NOT OLD.freight_cents OR NEW.kind IS NOT OLD.kind OR NEW.operator_no IS NOT OLD.operator_no OR NEW.reason IS NOT OLD.reason OR NEW.state IS NOT OLD.state OR NEW.verdict_id IS NOT OLD.verdict_id OR NEW.why IS NOT OLD.why BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('decision-changed', (SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id), json_object('at', NEW.changed_at, 'event', 'decision-changed', 'row', json_object('amount_cents', NEW.amount_cents, 'at', NEW.at, 'changed_at', NEW.changed_at, 'freight_cents', NEW.freight_cents, 'id', NEW.id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'state', NEW.state, 'verdict_id', NEW.verdict_id, 'why', NEW.why), 'table', 'decision')); END;
CREATE TRIGGER command_custody_added AFTER INSERT ON command BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;
CREATE TRIGGER command_custody_changed AFTER UPDATE ON command WHEN NEW.body IS NOT OLD.body OR NEW.created_at IS NOT OLD.created_at OR NEW.decision_id IS NOT OLD.decision_id OR NEW.ended_at IS NOT OLD.ended_at OR NEW.key IS NOT OLD.key OR NEW.kind IS NOT OLD.kind OR NEW.parcel_id IS NOT OLD.parcel_id OR NEW.platform IS NOT OLD.platform OR NEW.state IS NOT OLD.state BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command-changed', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command-changed', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;
CREATE TRIGGER attempt_custody_added AFTER INSERT ON attempt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('attempt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'attempt', 'row', json_object('at', NEW.at, 'command_id', NEW.command_id, 'outcome', NEW.outcome, 'seq', NEW.seq, 'step', NEW.step, 'words', NEW.words), 'table', 'attempt')); END;
CREATE TRIGGER receipt_custody_added AFTER INSERT ON receipt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('receipt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'receipt', 'row', json_object('at', NEW.at, 'body', NEW.body, 'command_id', NEW.command_id, 'how', NEW.how), 'table', 'receipt')); END;
CREATE TRIGGER disposition_custody_added AFTER INSERT ON disposition BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('disposition', NEW.inspection_id, json_object('at', NEW.at, 'event', 'disposition', 'row', json_object('at', NEW.at, 'bin', NEW.bin, 'expected_line_id', NEW.expected_line_id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'name', NEW.name, 'operator_no', NEW.operator_no, 'second_operator_no', NEW.second_operator_no, 'seq', NEW.seq, 'sku', NEW.sku, 'unit', NEW.unit, 'unit_id', NEW.unit_id), 'table', 'disposition')); END;
CREATE TRIGGER pack_export_custody_added AFTER INSERT ON pack_export BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('pack-exported', NEW.inspection_id, json_object('at', NEW.at, 'event', 'pack-exported', 'row', json_object('at', NEW.at, 'bag_info_sha256', NEW.bag_info_sha256, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'manifest_sha256', NEW.manifest_sha256, 'operator_no', NEW.operator_no, 'preset', NEW.preset, 'variant', NEW.variant), 'table', 'pack_export')); END;
CREATE TRIGGER deletion_custody_added AFTER INSERT ON deletion BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('deleted', NEW.inspection_id, json_object('at', NEW.at, 'event', 'deleted', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'file', NEW.file, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'rule', NEW.rule, 'sha256', NEW.sha256), 'table', 'deletion')); END;
CREATE TRIGGER hold_custody_added AFTER INSERT ON hold BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('hold', NEW.inspection_id, json_object('at', NEW.at, 'event', 'hold', 'row', json_object('at', NEW.at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'is_held', NEW.is_held, 'operator_no', NEW.operator_no, 'why', NEW.why), 'table', 'hold')); END;
CREATE TRIGGER custody_event_custody_added AFTER INSERT ON custody_event BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('event', NEW.inspection_id, json_object('at', NEW.at, 'event', 'event', 'row', json_object('at', NEW.at, 'body', NEW.body, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'operator_no', NEW.operator_no), 'table', 'custody_event')); END;
