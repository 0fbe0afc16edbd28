-- The whole schema as the migrations leave it. Generated: WRITE_SCHEMA=1 npx vitest run --project unit tests/unit/db

CREATE TABLE "attempt" (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL REFERENCES "command" (id),
  step TEXT NOT NULL CHECK (step IN ('ask', 'ask-answer', 'send', 'send-answer', 'released', 'cancelled')),
  outcome TEXT,
  words TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_by_command ON attempt (command_id, seq);

CREATE TRIGGER attempt_keep_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;

CREATE TRIGGER attempt_keep_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;

CREATE TABLE bundle_part (
  bundle_sku TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  barcodes TEXT NOT NULL CHECK (json_valid(barcodes)),
  PRIMARY KEY (bundle_sku, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "command" (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- refund:<platform>:<return no>:1 or stock:<platform>:<inspection id>:<n>
  key TEXT NOT NULL,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('refund', 'stock')),
  parcel_id TEXT NOT NULL REFERENCES parcel (id),
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  decision_id TEXT REFERENCES decision (id),
  -- Byte-stable: what is sent is what was stored, at every try.
  body TEXT NOT NULL CHECK (json_valid(body)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'unknown', 'done', 'parked', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  deadline_at INTEGER NOT NULL,
  failures_in_row INTEGER NOT NULL DEFAULT 0,
  last_words TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  CHECK ((kind = 'refund') = (decision_id IS NOT NULL))
) STRICT;

CREATE INDEX command_by_decision ON command (decision_id);

CREATE INDEX command_by_parcel ON command (parcel_id, seq);

CREATE INDEX command_by_return ON command (expected_return_id);

CREATE INDEX command_due ON command (deadline_at, seq) WHERE state IN ('waiting', 'unknown');

CREATE UNIQUE INDEX command_key ON command (key) WHERE state <> 'cancelled';

CREATE INDEX command_parked ON command (deadline_at, seq) WHERE state = 'parked';

CREATE TRIGGER command_keep_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'commands are never deleted'); END;

CREATE TRIGGER command_keep_end BEFORE UPDATE OF state ON command WHEN OLD.state IN ('done', 'cancelled') AND NEW.state <> OLD.state BEGIN SELECT RAISE(ABORT, 'an ended command stays ended'); END;

CREATE TRIGGER command_keep_order BEFORE UPDATE OF key, platform, kind, parcel_id, expected_return_id, decision_id, body ON command BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;

CREATE TABLE connection (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  username TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  verdict_id TEXT NOT NULL REFERENCES verdict (id),
  state TEXT NOT NULL CHECK (state IN ('to-decide', 'proposed', 'approved', 'revoked')),
  why TEXT NOT NULL,
  kind TEXT,
  amount_cents INTEGER,
  freight_cents INTEGER,
  reason TEXT,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX decision_by_verdict ON decision (verdict_id);

CREATE UNIQUE INDEX decision_of_verdict ON decision (verdict_id) WHERE state <> 'revoked';

CREATE INDEX decision_open ON decision (state) WHERE state IN ('to-decide', 'proposed');

CREATE TABLE disposition (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id TEXT NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  expected_line_id TEXT REFERENCES expected_line (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit INTEGER NOT NULL CHECK (unit > 0),
  kind TEXT NOT NULL CHECK (kind IN ('restock', 'second', 'to-supplier', 'repair', 'to-buyer', 'keep', 'scrap', 'appraise', 'taken-back')),
  bin TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  second_operator_no TEXT CHECK (second_operator_no <> operator_no),
  at INTEGER NOT NULL,
  CHECK (kind <> 'scrap' OR second_operator_no IS NOT NULL)
) STRICT;

CREATE INDEX disposition_by_inspection ON disposition (inspection_id, seq);

CREATE INDEX disposition_by_line ON disposition (expected_line_id);

CREATE INDEX disposition_by_unit ON disposition (unit_id, seq);

CREATE TRIGGER disposition_keep_delete BEFORE DELETE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;

CREATE TRIGGER disposition_keep_update BEFORE UPDATE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;

CREATE TABLE expected_line (
  id TEXT PRIMARY KEY,
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  picture TEXT,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  is_gift INTEGER NOT NULL CHECK (is_gift IN (0, 1)),
  serials TEXT NOT NULL CHECK (json_valid(serials)), sub_order_no TEXT, bundle TEXT,
  UNIQUE (expected_return_id, position)
) STRICT;

CREATE INDEX expected_line_by_sub_order ON expected_line (sub_order_no);

CREATE TABLE expected_return (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  return_no TEXT NOT NULL,
  order_no TEXT NOT NULL,
  shop TEXT NOT NULL,
  buyer TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('no-reason', 'quality', 'broken', 'wrong-item', 'short', 'not-as-described', 'not-received', 'counterfeit')),
  reason_text TEXT NOT NULL,
  category TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  freight_cents INTEGER NOT NULL CHECK (freight_cents >= 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'refunded', 'closed', 'withdrawn', 'locked')),
  is_marked_high_value INTEGER NOT NULL CHECK (is_marked_high_value IN (0, 1)),
  signed_at INTEGER,
  platform_deadline_at INTEGER,
  return_waybill TEXT,
  outbound_waybill TEXT,
  -- Suffix look-up ("ends with 4562") by an indexed reversed column: LIKE would scan the table.
  return_waybill_reversed TEXT,
  outbound_waybill_reversed TEXT,
  courier TEXT,
  version INTEGER NOT NULL,
  pulled_at INTEGER NOT NULL, phone_tail TEXT,
  UNIQUE (platform, return_no)
) STRICT;

CREATE INDEX expected_return_by_buyer ON expected_return (buyer);

CREATE INDEX expected_return_by_order ON expected_return (order_no);

CREATE INDEX expected_return_by_outbound ON expected_return (outbound_waybill);

CREATE INDEX expected_return_by_outbound_reversed ON expected_return (outbound_waybill_reversed);

CREATE INDEX expected_return_by_phone_tail ON expected_return (phone_tail);

CREATE INDEX expected_return_by_return_no ON expected_return (return_no);

CREATE INDEX expected_return_by_waybill ON expected_return (return_waybill);

CREATE INDEX expected_return_by_waybill_reversed ON expected_return (return_waybill_reversed);

CREATE TABLE hand_over (
  id TEXT PRIMARY KEY,
  receiver TEXT NOT NULL CHECK (receiver IN ('courier', 'warehouse')),
  signer TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE hand_over_parcel (
  parcel_id TEXT PRIMARY KEY REFERENCES parcel (id),
  hand_over_id TEXT NOT NULL REFERENCES hand_over (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX hand_over_parcel_by_list ON hand_over_parcel (hand_over_id);

CREATE TABLE import_source (
  fingerprint TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE inspection (
  id TEXT PRIMARY KEY,
  parcel_id TEXT NOT NULL REFERENCES parcel (id),
  operator_no TEXT NOT NULL,
  station TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'half-done', 'closed')),
  opened_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, awaits_rest INTEGER NOT NULL DEFAULT 0 CHECK (awaits_rest IN (0, 1)),
  UNIQUE (parcel_id)
) STRICT;

CREATE INDEX inspection_by_change ON inspection (changed_at);

CREATE UNIQUE INDEX inspection_open ON inspection (state) WHERE state = 'open';

CREATE INDEX inspection_waiting ON inspection (changed_at) WHERE state = 'half-done' OR awaits_rest = 1;

CREATE TABLE line_barcode (
  barcode TEXT NOT NULL,
  expected_line_id TEXT NOT NULL REFERENCES expected_line (id),
  PRIMARY KEY (barcode, expected_line_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX line_barcode_by_line ON line_barcode (expected_line_id);

CREATE TABLE line_serial (
  serial TEXT NOT NULL,
  expected_line_id TEXT NOT NULL REFERENCES expected_line (id),
  PRIMARY KEY (serial, expected_line_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX line_serial_by_line ON line_serial (expected_line_id);

CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE more_waybill (
  waybill TEXT NOT NULL,
  waybill_reversed TEXT NOT NULL,
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  PRIMARY KEY (waybill, expected_return_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX more_waybill_by_return ON more_waybill (expected_return_id);

CREATE INDEX more_waybill_by_reversed ON more_waybill (waybill_reversed);

CREATE TABLE parcel (
  id TEXT PRIMARY KEY,
  waybill TEXT NOT NULL UNIQUE,
  waybill_reversed TEXT NOT NULL,
  matching TEXT NOT NULL CHECK (matching IN ('matched', 'unclaimed', 'unmatched')),
  received_at INTEGER NOT NULL,
  place TEXT
, lane TEXT NOT NULL DEFAULT 'return' CHECK (lane IN ('return', 'refused', 'other-merchant'))) STRICT;

CREATE INDEX parcel_by_waybill_reversed ON parcel (waybill_reversed);

CREATE INDEX parcel_not_ours ON parcel (received_at) WHERE lane = 'other-merchant';

CREATE INDEX parcel_unmatched ON parcel (matching) WHERE matching <> 'matched';

CREATE TABLE parcel_return (
  parcel_id TEXT NOT NULL REFERENCES parcel (id),
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  PRIMARY KEY (parcel_id, expected_return_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_return_by_return ON parcel_return (expected_return_id);

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  shot TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  operator_no TEXT NOT NULL
, expected_return_id TEXT REFERENCES expected_return (id)) STRICT;

CREATE INDEX photo_by_inspection ON photo (inspection_id);

CREATE INDEX photo_by_return ON photo (expected_return_id);

CREATE INDEX photo_by_sha256 ON photo (sha256);

CREATE TRIGGER photo_keep_delete BEFORE DELETE ON photo BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER photo_keep_update BEFORE UPDATE ON photo BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE "receipt" (
  command_id TEXT PRIMARY KEY REFERENCES "command" (id),
  -- How the end was known: our own request's answer, or read at the platform.
  how TEXT NOT NULL CHECK (how IN ('answered', 'read-back', 'already-closed')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER receipt_keep_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

CREATE TRIGGER receipt_keep_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  camera_label TEXT NOT NULL,
  codec TEXT NOT NULL,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  operator_no TEXT NOT NULL
) STRICT;

CREATE INDEX recording_by_inspection ON recording (inspection_id);

CREATE TRIGGER recording_keep_delete BEFORE DELETE ON recording BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER recording_keep_update BEFORE UPDATE ON recording BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE recording_end (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id),
  reason TEXT NOT NULL CHECK (reason IN ('closed', 'camera-lost', 'killed', 'storage')),
  bytes INTEGER NOT NULL,
  cut_bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER recording_end_keep_delete BEFORE DELETE ON recording_end BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER recording_end_keep_update BEFORE UPDATE ON recording_end BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE recording_fragment (
  recording_id TEXT NOT NULL REFERENCES recording (id),
  position INTEGER NOT NULL,
  -- File size and SHA-256 of the whole file up to and with this fragment.
  end_bytes INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  sha256_rolling TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (recording_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER recording_fragment_keep_delete BEFORE DELETE ON recording_fragment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER recording_fragment_keep_update BEFORE UPDATE ON recording_fragment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE scan (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  raw TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('scanner', 'hand')),
  scanned_at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  handled_at INTEGER,
  outcome TEXT
) STRICT;

CREATE INDEX scan_waiting ON scan (seq) WHERE handled_at IS NULL;

CREATE TRIGGER scan_keep_delete BEFORE DELETE ON scan BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END;

CREATE TABLE session_fact (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_fact_by_inspection ON session_fact (inspection_id, seq);

CREATE TRIGGER session_fact_keep_delete BEFORE DELETE ON session_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_fact_keep_update BEFORE UPDATE ON session_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE verdict (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  expected_return_id TEXT REFERENCES expected_return (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('intact', 'damaged', 'swapped')),
  finding TEXT NOT NULL CHECK (finding IN ('confirms', 'contradicts', 'neutral', 'mark')),
  codes TEXT NOT NULL CHECK (json_valid(codes)),
  cause TEXT NOT NULL,
  judgements TEXT NOT NULL CHECK (json_valid(judgements)),
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  note TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE INDEX verdict_by_inspection ON verdict (inspection_id);

CREATE INDEX verdict_by_return ON verdict (expected_return_id);

CREATE UNIQUE INDEX verdict_of_return ON verdict (expected_return_id) WHERE revoked_at IS NULL;

CREATE TRIGGER verdict_keep_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are never deleted'); END;
