-- A real day: several returns in a box, a return in several boxes, parcels that are never opened, goods with a place of
-- their own, files that are imported, shops that are connected.

ALTER TABLE expected_return ADD COLUMN phone_tail TEXT;
CREATE INDEX expected_return_by_phone_tail ON expected_return (phone_tail);
CREATE INDEX expected_return_by_buyer ON expected_return (buyer);
CREATE INDEX expected_return_by_return_no ON expected_return (return_no);

ALTER TABLE expected_line ADD COLUMN sub_order_no TEXT;
-- The name of the bundle this is a part of.
ALTER TABLE expected_line ADD COLUMN bundle TEXT;
CREATE INDEX expected_line_by_sub_order ON expected_line (sub_order_no);

-- Serials shipped, one a row: what a look-up by serial needs.
CREATE TABLE line_serial (
  serial TEXT NOT NULL,
  expected_line_id TEXT NOT NULL REFERENCES expected_line (id),
  PRIMARY KEY (serial, expected_line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_serial_by_line ON line_serial (expected_line_id);
INSERT OR IGNORE INTO line_serial (serial, expected_line_id)
  SELECT j.value, l.id FROM expected_line l, json_each(l.serials) j;

-- One return in several boxes: the waybills beside its first.
CREATE TABLE more_waybill (
  waybill TEXT NOT NULL,
  waybill_reversed TEXT NOT NULL,
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  PRIMARY KEY (waybill, expected_return_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX more_waybill_by_return ON more_waybill (expected_return_id);
CREATE INDEX more_waybill_by_reversed ON more_waybill (waybill_reversed);

-- Which parts a bundle's SKU stands for, as the shop told by file.
CREATE TABLE bundle_part (
  bundle_sku TEXT NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  barcodes TEXT NOT NULL CHECK (json_valid(barcodes)),
  PRIMARY KEY (bundle_sku, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE parcel ADD COLUMN lane TEXT NOT NULL DEFAULT 'return' CHECK (lane IN ('return', 'refused', 'other-merchant'));

CREATE INDEX parcel_not_ours ON parcel (received_at) WHERE lane = 'other-merchant';

-- 1 while the rest of one of its returns is in another box.
ALTER TABLE inspection ADD COLUMN awaits_rest INTEGER NOT NULL DEFAULT 0 CHECK (awaits_rest IN (0, 1));
CREATE INDEX inspection_waiting ON inspection (changed_at) WHERE state = 'half-done' OR awaits_rest = 1;

-- Which return of a box with several a picture shows.
ALTER TABLE photo ADD COLUMN expected_return_id TEXT REFERENCES expected_return (id);
CREATE INDEX photo_by_return ON photo (expected_return_id);

-- Where a unit was put. Moving it adds a row that ends the one before: what was is never lost.
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
CREATE INDEX disposition_by_unit ON disposition (unit_id, seq);
CREATE INDEX disposition_by_inspection ON disposition (inspection_id, seq);
CREATE INDEX disposition_by_line ON disposition (expected_line_id);
CREATE TRIGGER disposition_keep_update BEFORE UPDATE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;
CREATE TRIGGER disposition_keep_delete BEFORE DELETE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;

-- Parcels that aren't ours, handed over against a signature.
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

-- How the columns of a source's files were mapped; the fingerprint is that of its header row.
CREATE TABLE import_source (
  fingerprint TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Shops this bench speaks to. No secrets: those lie in the system's keychain.
CREATE TABLE connection (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  username TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- A command may now tell the stock system, apart from any decision. CHECKs can't be altered: the table and its two
-- children are made anew, children dropped first, so that no reference is ever broken.
CREATE TABLE command_2 (
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
CREATE TABLE attempt_2 (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL REFERENCES command_2 (id),
  step TEXT NOT NULL CHECK (step IN ('ask', 'ask-answer', 'send', 'send-answer', 'released', 'cancelled')),
  outcome TEXT,
  words TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE receipt_2 (
  command_id TEXT PRIMARY KEY REFERENCES command_2 (id),
  -- How the end was known: our own request's answer, or read at the platform.
  how TEXT NOT NULL CHECK (how IN ('answered', 'read-back', 'already-closed')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO command_2 (seq, id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
    not_before_at, next_attempt_at, deadline_at, failures_in_row, last_words, created_at, ended_at)
  SELECT seq, id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
    not_before_at, next_attempt_at, deadline_at, failures_in_row, last_words, created_at, ended_at FROM command;
INSERT INTO attempt_2 (seq, command_id, step, outcome, words, at)
  SELECT seq, command_id, step, outcome, words, at FROM attempt;
INSERT INTO receipt_2 (command_id, how, body, at) SELECT command_id, how, body, at FROM receipt;
DROP TABLE attempt;
DROP TABLE receipt;
DROP TABLE command;
ALTER TABLE command_2 RENAME TO command;
ALTER TABLE attempt_2 RENAME TO attempt;
ALTER TABLE receipt_2 RENAME TO receipt;

CREATE UNIQUE INDEX command_key ON command (key) WHERE state <> 'cancelled';
CREATE INDEX command_due ON command (deadline_at, seq) WHERE state IN ('waiting', 'unknown');
CREATE INDEX command_parked ON command (deadline_at, seq) WHERE state = 'parked';
CREATE INDEX command_by_parcel ON command (parcel_id, seq);
CREATE INDEX command_by_return ON command (expected_return_id);
CREATE INDEX command_by_decision ON command (decision_id);
CREATE INDEX attempt_by_command ON attempt (command_id, seq);
CREATE TRIGGER attempt_keep_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;
CREATE TRIGGER attempt_keep_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are append-only'); END;
CREATE TRIGGER receipt_keep_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;
CREATE TRIGGER receipt_keep_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;
CREATE TRIGGER command_keep_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'commands are never deleted'); END;
CREATE TRIGGER command_keep_end BEFORE UPDATE OF state ON command WHEN OLD.state IN ('done', 'cancelled') AND NEW.state <> OLD.state BEGIN SELECT RAISE(ABORT, 'an ended command stays ended'); END;
CREATE TRIGGER command_keep_order BEFORE UPDATE OF key, platform, kind, parcel_id, expected_return_id, decision_id, body ON command BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;
