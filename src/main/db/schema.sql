-- The whole schema as the migrations leave it. Generated: WRITE_SCHEMA=1 npx vitest run --project unit tests/unit/db

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

CREATE TRIGGER annotation_custody_added AFTER INSERT ON annotation BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('annotated', NEW.inspection_id, json_object('at', NEW.at, 'event', 'annotated', 'row', json_object('at', NEW.at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'sha256', NEW.sha256, 'shapes', NEW.shapes), 'table', 'annotation')); END;

CREATE TRIGGER annotation_keep_delete BEFORE DELETE ON annotation BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER annotation_keep_update BEFORE UPDATE ON annotation BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER attachment_custody_added AFTER INSERT ON attachment BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('attached', NEW.inspection_id, json_object('at', NEW.at, 'event', 'attached', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'media', NEW.media, 'name', NEW.name, 'operator_no', NEW.operator_no, 'pages', NEW.pages, 'sha256', NEW.sha256), 'table', 'attachment')); END;

CREATE TRIGGER attachment_keep_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER attachment_keep_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE "attempt" (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL REFERENCES "command" (id),
  -- picture: outcome copy:<sha256 of what leaves>, words <sha256 of its original> <bytes>
  step TEXT NOT NULL CHECK (step IN ('ask', 'ask-answer', 'send', 'send-answer', 'picture', 'released', 'cancelled')),
  outcome TEXT,
  words TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_by_command ON attempt (command_id, seq);

CREATE TRIGGER attempt_custody_added AFTER INSERT ON attempt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('attempt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'attempt', 'row', json_object('at', NEW.at, 'command_id', NEW.command_id, 'outcome', NEW.outcome, 'seq', NEW.seq, 'step', NEW.step, 'words', NEW.words), 'table', 'attempt')); END;

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

CREATE TABLE case_doc (
  seq INTEGER PRIMARY KEY,
  inspection_id TEXT NOT NULL UNIQUE REFERENCES inspection (id)
) STRICT;

CREATE TABLE case_index (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  entry_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE case_stale (
  inspection_id TEXT PRIMARY KEY REFERENCES inspection (id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE case_text USING fts5(body, short, marks, content='', contentless_delete=1, tokenize='trigram');

CREATE TABLE checkpoint (
  tree_size INTEGER PRIMARY KEY,
  -- The signed note, https://c2sp.org/tlog-checkpoint
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER checkpoint_keep_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

CREATE TRIGGER checkpoint_keep_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

CREATE TABLE "command" (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  -- refund:<platform>:<return no>:1 (:2 a supplement), refuse:<platform>:<return no>:<n>,
  -- shipment:<platform>:<return no>:1, received:<platform>:<return no>:1 or stock:<platform>:<inspection id>:<n>
  key TEXT NOT NULL,
  platform TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('refund', 'refuse', 'shipment', 'received', 'stock')),
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
  CHECK ((kind IN ('refund', 'refuse', 'shipment')) = (decision_id IS NOT NULL))
) STRICT;

CREATE INDEX command_by_decision ON command (decision_id);

CREATE INDEX command_by_parcel ON command (parcel_id, seq);

CREATE INDEX command_by_return ON command (expected_return_id);

CREATE INDEX command_due ON command (deadline_at, seq) WHERE state IN ('waiting', 'unknown');

CREATE UNIQUE INDEX command_key ON command (key) WHERE state <> 'cancelled';

CREATE INDEX command_parked ON command (deadline_at, seq) WHERE state = 'parked';

CREATE INDEX command_shipment ON command (expected_return_id) WHERE kind = 'shipment' AND state <> 'cancelled';

CREATE TRIGGER command_after_shipment BEFORE INSERT ON command
WHEN NEW.kind IN ('refund', 'refuse', 'shipment') AND EXISTS (
  SELECT 1 FROM command c WHERE c.kind = 'shipment' AND c.state <> 'cancelled' AND c.expected_return_id = NEW.expected_return_id)
BEGIN SELECT RAISE(ABORT, 'a return has one exit'); END;

CREATE TRIGGER command_before_shipment BEFORE INSERT ON command
WHEN NEW.kind = 'shipment' AND EXISTS (
  SELECT 1 FROM command c WHERE c.expected_return_id = NEW.expected_return_id AND c.kind IN ('refund', 'refuse') AND c.state <> 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a return has one exit'); END;

CREATE TRIGGER command_custody_added AFTER INSERT ON command BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;

CREATE TRIGGER command_custody_changed AFTER UPDATE ON command WHEN NEW.body IS NOT OLD.body OR NEW.created_at IS NOT OLD.created_at OR NEW.decision_id IS NOT OLD.decision_id OR NEW.ended_at IS NOT OLD.ended_at OR NEW.key IS NOT OLD.key OR NEW.kind IS NOT OLD.kind OR NEW.parcel_id IS NOT OLD.parcel_id OR NEW.platform IS NOT OLD.platform OR NEW.state IS NOT OLD.state BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command-changed', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command-changed', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;

CREATE TRIGGER command_keep_body BEFORE UPDATE OF body ON command
WHEN NEW.body IS NOT OLD.body AND NOT (OLD.state = 'parked' AND EXISTS (SELECT 1 FROM command_correction k
  WHERE k.command_id = OLD.id AND k.body_before = OLD.body AND k.body_after = NEW.body
    AND NOT EXISTS (SELECT 1 FROM attempt l WHERE l.command_id = OLD.id AND l.seq > k.attempt_seq)))
BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;

CREATE TRIGGER command_keep_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'commands are never deleted'); END;

CREATE TRIGGER command_keep_end BEFORE UPDATE OF state ON command WHEN OLD.state IN ('done', 'cancelled') AND NEW.state <> OLD.state BEGIN SELECT RAISE(ABORT, 'an ended command stays ended'); END;

CREATE TRIGGER command_keep_order BEFORE UPDATE OF key, platform, kind, parcel_id, expected_return_id, decision_id ON command BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;

CREATE TABLE command_correction (
  -- The answer that refused it, the last of its trail then: one correction for each refusal.
  attempt_seq INTEGER PRIMARY KEY REFERENCES attempt (seq),
  command_id TEXT NOT NULL REFERENCES command (id),
  body_before TEXT NOT NULL CHECK (json_valid(body_before)),
  body_after TEXT NOT NULL CHECK (json_valid(body_after)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  operator_no TEXT NOT NULL,
  -- Who confirmed it, where it takes two people: another sum.
  second_operator_no TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX command_correction_by_command ON command_correction (command_id);

CREATE TRIGGER command_correction_allowed BEFORE INSERT ON command_correction
WHEN NOT EXISTS (SELECT 1 FROM command c JOIN attempt a ON a.seq = NEW.attempt_seq AND a.command_id = c.id
  WHERE c.id = NEW.command_id AND c.state = 'parked' AND c.kind IN ('refund', 'refuse') AND c.body = NEW.body_before
    AND NEW.body_after <> NEW.body_before AND (NEW.body_after ->> '$.key') IS c.key
    AND a.step = 'send-answer' AND a.outcome GLOB 'refused:*'
    AND NOT EXISTS (SELECT 1 FROM attempt l WHERE l.command_id = c.id AND l.seq > a.seq))
BEGIN SELECT RAISE(ABORT, 'only what was refused for good is corrected'); END;

CREATE TRIGGER command_correction_custody_added AFTER INSERT ON command_correction BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command-corrected', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'command-corrected', 'row', json_object('at', NEW.at, 'attempt_seq', NEW.attempt_seq, 'body_after', NEW.body_after, 'body_before', NEW.body_before, 'command_id', NEW.command_id, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'second_operator_no', NEW.second_operator_no), 'table', 'command_correction')); END;

CREATE TRIGGER command_correction_keep_delete BEFORE DELETE ON command_correction BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;

CREATE TRIGGER command_correction_keep_update BEFORE UPDATE ON command_correction BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;

CREATE TABLE connection (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  username TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
, transport TEXT NOT NULL DEFAULT 'direct' CHECK (transport IN ('direct', 'relay')), fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields))) STRICT;

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

CREATE TRIGGER webhook_entry_offer AFTER INSERT ON custody_entry
WHEN CASE NEW.event
    WHEN 'parcel-received' THEN 1 WHEN 'matched' THEN 1 WHEN 'verdict' THEN 1 WHEN 'verdict-changed' THEN 1
    WHEN 'decision' THEN 1 WHEN 'decision-changed' THEN 1 WHEN 'receipt' THEN 1 WHEN 'command-changed' THEN 1
    WHEN 'pack-exported' THEN 1 WHEN 'event' THEN 2 END
  AND CASE NEW.event WHEN 'event' THEN NEW.body ->> '$.row.kind' = 'export-abandoned'
    ELSE EXISTS (SELECT 1 FROM webhook_endpoint WHERE is_on = 1 AND removed_at IS NULL) END
BEGIN
  INSERT INTO webhook_entry (seq, event, inspection_id, body) VALUES (NEW.seq, NEW.event, NEW.inspection_id, NEW.body);
END;

CREATE TABLE custody_event (
  id TEXT PRIMARY KEY,
  inspection_id TEXT REFERENCES inspection (id),
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX custody_event_by_inspection ON custody_event (inspection_id);

CREATE INDEX custody_event_settings ON custody_event (at) WHERE kind = 'settings-changed';

CREATE INDEX custody_event_supplement ON custody_event (inspection_id) WHERE kind = 'supplement';

CREATE TRIGGER custody_event_custody_added AFTER INSERT ON custody_event BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('event', NEW.inspection_id, json_object('at', NEW.at, 'event', 'event', 'row', json_object('at', NEW.at, 'body', NEW.body, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'operator_no', NEW.operator_no), 'table', 'custody_event')); END;

CREATE TRIGGER custody_event_keep_delete BEFORE DELETE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER custody_event_keep_update BEFORE UPDATE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE custody_tile (
  position INTEGER PRIMARY KEY,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

CREATE TRIGGER custody_tile_keep_delete BEFORE DELETE ON custody_tile BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

CREATE TRIGGER custody_tile_keep_update BEFORE UPDATE ON custody_tile BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

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

CREATE TRIGGER decision_custody_added AFTER INSERT ON decision BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('decision', (SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id), json_object('at', NEW.changed_at, 'event', 'decision', 'row', json_object('amount_cents', NEW.amount_cents, 'at', NEW.at, 'changed_at', NEW.changed_at, 'freight_cents', NEW.freight_cents, 'id', NEW.id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'state', NEW.state, 'verdict_id', NEW.verdict_id, 'why', NEW.why), 'table', 'decision')); END;

CREATE TRIGGER decision_custody_changed AFTER UPDATE ON decision WHEN NEW.amount_cents IS NOT OLD.amount_cents OR NEW.at IS NOT OLD.at OR NEW.changed_at IS NOT OLD.changed_at OR NEW.freight_cents IS NOT OLD.freight_cents OR NEW.kind IS NOT OLD.kind OR NEW.operator_no IS NOT OLD.operator_no OR NEW.reason IS NOT OLD.reason OR NEW.state IS NOT OLD.state OR NEW.verdict_id IS NOT OLD.verdict_id OR NEW.why IS NOT OLD.why BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('decision-changed', (SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id), json_object('at', NEW.changed_at, 'event', 'decision-changed', 'row', json_object('amount_cents', NEW.amount_cents, 'at', NEW.at, 'changed_at', NEW.changed_at, 'freight_cents', NEW.freight_cents, 'id', NEW.id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'state', NEW.state, 'verdict_id', NEW.verdict_id, 'why', NEW.why), 'table', 'decision')); END;

CREATE TRIGGER decision_dispute_changed AFTER UPDATE OF state, kind ON decision
BEGIN
  INSERT INTO dispute_look SELECT v.expected_return_id FROM verdict v
    WHERE v.id = NEW.verdict_id AND v.expected_return_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = v.expected_return_id) AND (NEW.kind IN ('refuse', 'refund-part', 'return-goods')
      OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = v.expected_return_id));
END;

CREATE TABLE "deletion" (
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

CREATE INDEX deletion_by_inspection ON deletion (inspection_id);

CREATE TRIGGER deletion_custody_added AFTER INSERT ON deletion BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('deleted', NEW.inspection_id, json_object('at', NEW.at, 'event', 'deleted', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'file', NEW.file, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'operator_no', NEW.operator_no, 'rule', NEW.rule, 'sha256', NEW.sha256), 'table', 'deletion')); END;

CREATE TRIGGER deletion_keep_delete BEFORE DELETE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER deletion_keep_update BEFORE UPDATE ON deletion BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER disposition_custody_added AFTER INSERT ON disposition BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('disposition', NEW.inspection_id, json_object('at', NEW.at, 'event', 'disposition', 'row', json_object('at', NEW.at, 'bin', NEW.bin, 'expected_line_id', NEW.expected_line_id, 'inspection_id', NEW.inspection_id, 'kind', NEW.kind, 'name', NEW.name, 'operator_no', NEW.operator_no, 'second_operator_no', NEW.second_operator_no, 'seq', NEW.seq, 'sku', NEW.sku, 'unit', NEW.unit, 'unit_id', NEW.unit_id), 'table', 'disposition')); END;

CREATE TRIGGER disposition_keep_delete BEFORE DELETE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;

CREATE TRIGGER disposition_keep_update BEFORE UPDATE ON disposition BEGIN SELECT RAISE(ABORT, 'dispositions are append-only'); END;

CREATE TABLE dispute_case (
  id TEXT PRIMARY KEY,
  expected_return_id TEXT NOT NULL UNIQUE REFERENCES expected_return (id),
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  cause TEXT NOT NULL CHECK (cause IN ('finding', 'decision', 'platform', 'person')),
  state TEXT NOT NULL CHECK (state IN ('open', 'won', 'part', 'lost', 'settled', 'void')),
  level INTEGER NOT NULL CHECK (level IN (1, 2, 3)),
  -- The highest it ever was.
  reached INTEGER NOT NULL CHECK (reached BETWEEN level AND 3),
  clock TEXT NOT NULL CHECK (clock IN ('refund', 'told', 'set', 'jd', 'taobao', 'platform', 'regulator', 'none')),
  due_at INTEGER,
  opened_at INTEGER NOT NULL,
  -- When it was over; null while it is open.
  ended_at INTEGER,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((clock = 'none') = (due_at IS NULL))
) STRICT;

CREATE INDEX dispute_case_begun ON dispute_case (opened_at);

CREATE INDEX dispute_case_by_inspection ON dispute_case (inspection_id);

CREATE INDEX dispute_case_done ON dispute_case (ended_at, id) WHERE state <> 'open';

CREATE INDEX dispute_case_open ON dispute_case (coalesce(due_at, 9007199254740991), id) WHERE state = 'open';

CREATE TRIGGER dispute_case_keep_delete BEFORE DELETE ON dispute_case BEGIN SELECT RAISE(ABORT, 'cases are never deleted'); END;

CREATE TABLE dispute_fact (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES dispute_case (id),
  what TEXT NOT NULL CHECK (what IN ('opened', 'clock', 'told', 'ended', 'level', 'ruled', 'settled')),
  -- The case as this left it.
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX dispute_fact_by_case ON dispute_fact (case_id, seq);

CREATE TRIGGER dispute_fact_custody_added AFTER INSERT ON dispute_fact BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('dispute', (SELECT inspection_id FROM dispute_case WHERE id = NEW.case_id), json_object('at', NEW.at, 'event', 'dispute', 'row', json_object('at', NEW.at, 'body', NEW.body, 'case_id', NEW.case_id, 'operator_no', NEW.operator_no, 'seq', NEW.seq, 'what', NEW.what), 'table', 'dispute_fact')); END;

CREATE TRIGGER dispute_fact_keep_delete BEFORE DELETE ON dispute_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER dispute_fact_keep_update BEFORE UPDATE ON dispute_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TABLE dispute_look (
  expected_return_id TEXT PRIMARY KEY REFERENCES expected_return (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dock_parcel (
  parcel_id TEXT PRIMARY KEY REFERENCES parcel (id),
  received_at INTEGER NOT NULL,
  operator_no TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
  pulled_at INTEGER NOT NULL, phone_tail TEXT, buyer_pictures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(buyer_pictures)), shipped_weight_g INTEGER, seal_no TEXT, dispute TEXT
  CHECK (dispute IN ('asked', 'at-work', 'first-ruling', 'review', 'ruled', 'proof-wanted', 'negotiating')), lines TEXT CHECK (json_valid(lines)), wants TEXT CHECK (wants IN ('exchanged', 're-sent', 'repaired')),
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

CREATE INDEX expected_return_signed ON expected_return (signed_at) WHERE state = 'open' AND signed_at IS NOT NULL;

CREATE TRIGGER expected_return_case_stale AFTER UPDATE OF version, pulled_at ON expected_return BEGIN
  INSERT INTO case_stale (inspection_id)
    SELECT DISTINCT inspection.id FROM parcel_return JOIN inspection ON inspection.parcel_id = parcel_return.parcel_id
    WHERE parcel_return.expected_return_id = NEW.id
      AND inspection.id NOT IN (SELECT inspection_id FROM case_stale);
END;

CREATE TRIGGER expected_return_dispute_changed AFTER UPDATE OF dispute, state, platform_deadline_at, signed_at ON expected_return
WHEN (NEW.dispute IS NOT OLD.dispute OR NEW.state IS NOT OLD.state OR NEW.platform_deadline_at IS NOT OLD.platform_deadline_at
    OR NEW.signed_at IS NOT OLD.signed_at)
  AND (NEW.dispute IS NOT NULL OR NEW.state = 'locked'
    OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = NEW.id))
BEGIN
  INSERT INTO dispute_look SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = NEW.id);
END;

CREATE TRIGGER expected_return_report_stale AFTER UPDATE OF version ON expected_return
  WHEN NEW.version <> OLD.version BEGIN
  INSERT INTO report_stale (expected_return_id)
    SELECT NEW.id WHERE EXISTS (SELECT 1 FROM verdict WHERE expected_return_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM report_stale WHERE expected_return_id = NEW.id);
END;

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

CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  is_held INTEGER NOT NULL CHECK (is_held IN (0, 1)),
  why TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX hold_by_inspection ON hold (inspection_id, id);

CREATE TRIGGER hold_custody_added AFTER INSERT ON hold BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('hold', NEW.inspection_id, json_object('at', NEW.at, 'event', 'hold', 'row', json_object('at', NEW.at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'is_held', NEW.is_held, 'operator_no', NEW.operator_no, 'why', NEW.why), 'table', 'hold')); END;

CREATE TRIGGER hold_keep_delete BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER hold_keep_update BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER inspection_custody_added AFTER INSERT ON inspection BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('inspection-opened', NEW.id, json_object('at', NEW.changed_at, 'event', 'inspection-opened', 'row', json_object('awaits_rest', NEW.awaits_rest, 'changed_at', NEW.changed_at, 'id', NEW.id, 'opened_at', NEW.opened_at, 'operator_no', NEW.operator_no, 'parcel_id', NEW.parcel_id, 'state', NEW.state, 'station', NEW.station), 'table', 'inspection')); END;

CREATE TRIGGER inspection_custody_changed AFTER UPDATE ON inspection WHEN NEW.awaits_rest IS NOT OLD.awaits_rest OR NEW.changed_at IS NOT OLD.changed_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.operator_no IS NOT OLD.operator_no OR NEW.parcel_id IS NOT OLD.parcel_id OR NEW.state IS NOT OLD.state OR NEW.station IS NOT OLD.station BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('inspection-changed', NEW.id, json_object('at', NEW.changed_at, 'event', 'inspection-changed', 'row', json_object('awaits_rest', NEW.awaits_rest, 'changed_at', NEW.changed_at, 'id', NEW.id, 'opened_at', NEW.opened_at, 'operator_no', NEW.operator_no, 'parcel_id', NEW.parcel_id, 'state', NEW.state, 'station', NEW.station), 'table', 'inspection')); END;

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

CREATE TRIGGER pack_export_custody_added AFTER INSERT ON pack_export BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('pack-exported', NEW.inspection_id, json_object('at', NEW.at, 'event', 'pack-exported', 'row', json_object('at', NEW.at, 'bag_info_sha256', NEW.bag_info_sha256, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'manifest_sha256', NEW.manifest_sha256, 'operator_no', NEW.operator_no, 'preset', NEW.preset, 'variant', NEW.variant), 'table', 'pack_export')); END;

CREATE TRIGGER pack_export_keep_delete BEFORE DELETE ON pack_export BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER pack_export_keep_update BEFORE UPDATE ON pack_export BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER parcel_custody_added AFTER INSERT ON parcel BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('parcel-received', (SELECT id FROM inspection WHERE parcel_id = NEW.id), json_object('at', NEW.received_at, 'event', 'parcel-received', 'row', json_object('id', NEW.id, 'lane', NEW.lane, 'matching', NEW.matching, 'received_at', NEW.received_at, 'waybill', NEW.waybill), 'table', 'parcel')); END;

CREATE TRIGGER parcel_custody_changed AFTER UPDATE ON parcel WHEN NEW.lane IS NOT OLD.lane OR NEW.matching IS NOT OLD.matching OR NEW.received_at IS NOT OLD.received_at OR NEW.waybill IS NOT OLD.waybill BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('parcel-changed', (SELECT id FROM inspection WHERE parcel_id = NEW.id), json_object('at', NEW.received_at, 'event', 'parcel-changed', 'row', json_object('id', NEW.id, 'lane', NEW.lane, 'matching', NEW.matching, 'received_at', NEW.received_at, 'waybill', NEW.waybill), 'table', 'parcel')); END;

CREATE TABLE parcel_return (
  parcel_id TEXT NOT NULL REFERENCES parcel (id),
  expected_return_id TEXT NOT NULL REFERENCES expected_return (id),
  PRIMARY KEY (parcel_id, expected_return_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_return_by_return ON parcel_return (expected_return_id);

CREATE TRIGGER parcel_return_custody_added AFTER INSERT ON parcel_return BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('matched', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', CAST(unixepoch('subsec') * 1000 AS INTEGER), 'event', 'matched', 'row', json_object('expected_return_id', NEW.expected_return_id, 'parcel_id', NEW.parcel_id), 'table', 'parcel_return')); END;

CREATE TRIGGER parcel_return_custody_removed AFTER DELETE ON parcel_return BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('unmatched', (SELECT id FROM inspection WHERE parcel_id = OLD.parcel_id), json_object('at', CAST(unixepoch('subsec') * 1000 AS INTEGER), 'event', 'unmatched', 'row', json_object('expected_return_id', OLD.expected_return_id, 'parcel_id', OLD.parcel_id), 'table', 'parcel_return')); END;

CREATE TABLE person_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  shops TEXT NOT NULL CHECK (json_valid(shops)),
  may_confirm INTEGER NOT NULL CHECK (may_confirm IN (0, 1)),
  deputy_until INTEGER,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  -- Who said so.
  by_operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX person_change_by_person ON person_change (person_id, seq);

CREATE TRIGGER person_change_custody_added AFTER INSERT ON person_change BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('person-changed', NULL, json_object('at', NEW.at, 'event', 'person-changed', 'row', json_object('at', NEW.at, 'by_operator_no', NEW.by_operator_no, 'deputy_until', NEW.deputy_until, 'is_active', NEW.is_active, 'may_confirm', NEW.may_confirm, 'name', NEW.name, 'operator_no', NEW.operator_no, 'person_id', NEW.person_id, 'roles', NEW.roles, 'seq', NEW.seq, 'shops', NEW.shops), 'table', 'person_change')); END;

CREATE TRIGGER person_change_keep_delete BEFORE DELETE ON person_change BEGIN SELECT RAISE(ABORT, 'who may what is append-only'); END;

CREATE TRIGGER person_change_keep_update BEFORE UPDATE ON person_change BEGIN SELECT RAISE(ABORT, 'who may what is append-only'); END;

CREATE TABLE person_secret (
  person_id TEXT PRIMARY KEY,
  badge_sha256 TEXT UNIQUE,
  pin_salt TEXT,
  pin_hash TEXT,
  -- Wrong PINs since the last right one, and until when none is looked at.
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  CHECK ((pin_salt IS NULL) = (pin_hash IS NULL))
) STRICT, WITHOUT ROWID;

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

CREATE INDEX photo_by_time ON photo (taken_at);

CREATE TRIGGER photo_custody_added AFTER INSERT ON photo BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('photo', NEW.inspection_id, json_object('at', NEW.stored_at, 'event', 'photo', 'row', json_object('bytes', NEW.bytes, 'expected_return_id', NEW.expected_return_id, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'sha256', NEW.sha256, 'shot', NEW.shot, 'stored_at', NEW.stored_at, 'taken_at', NEW.taken_at, 'width_px', NEW.width_px), 'table', 'photo')); END;

CREATE TRIGGER photo_keep_delete BEFORE DELETE ON photo BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER photo_keep_update BEFORE UPDATE ON photo BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER photo_check_custody_added AFTER INSERT ON photo_check BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('photo-checked', NEW.inspection_id, json_object('at', NEW.at, 'event', 'photo-checked', 'row', json_object('at', NEW.at, 'barcodes', NEW.barcodes, 'faults', NEW.faults, 'inspection_id', NEW.inspection_id, 'module_px_milli', NEW.module_px_milli, 'sha256', NEW.sha256, 'sharpness_milli', NEW.sharpness_milli), 'table', 'photo_check')); END;

CREATE TRIGGER photo_check_keep_delete BEFORE DELETE ON photo_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER photo_check_keep_update BEFORE UPDATE ON photo_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE "receipt" (
  command_id TEXT PRIMARY KEY REFERENCES "command" (id),
  -- How the end was known: our own request's answer, or read at the platform.
  how TEXT NOT NULL CHECK (how IN ('answered', 'read-back', 'already-closed')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER receipt_custody_added AFTER INSERT ON receipt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('receipt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'receipt', 'row', json_object('at', NEW.at, 'body', NEW.body, 'command_id', NEW.command_id, 'how', NEW.how), 'table', 'receipt')); END;

CREATE TRIGGER receipt_keep_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

CREATE TRIGGER receipt_keep_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

CREATE TABLE recheck (
  verdict_id TEXT PRIMARY KEY REFERENCES recheck_draw (verdict_id),
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  -- Null: the goods were not to be found any more.
  verdict TEXT CHECK (verdict IN ('intact', 'damaged', 'swapped')),
  codes TEXT NOT NULL CHECK (json_valid(codes)),
  note TEXT NOT NULL,
  agrees INTEGER CHECK (agrees IN (0, 1)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK ((verdict IS NULL) = (agrees IS NULL))
) STRICT;

CREATE INDEX recheck_by_inspection ON recheck (inspection_id);

CREATE INDEX recheck_by_time ON recheck (at);

CREATE INDEX recheck_differing ON recheck (at) WHERE agrees = 0;

CREATE TRIGGER recheck_custody_added AFTER INSERT ON recheck BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('rechecked', NEW.inspection_id, json_object('at', NEW.at, 'event', 'rechecked', 'row', json_object('agrees', NEW.agrees, 'at', NEW.at, 'codes', NEW.codes, 'inspection_id', NEW.inspection_id, 'note', NEW.note, 'operator_no', NEW.operator_no, 'verdict', NEW.verdict, 'verdict_id', NEW.verdict_id), 'table', 'recheck')); END;

CREATE TRIGGER recheck_keep_delete BEFORE DELETE ON recheck BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;

CREATE TRIGGER recheck_keep_update BEFORE UPDATE ON recheck BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;

CREATE TRIGGER recheck_open_judged AFTER INSERT ON recheck BEGIN DELETE FROM recheck_open WHERE verdict_id = NEW.verdict_id; END;

CREATE TABLE recheck_draw (
  verdict_id TEXT PRIMARY KEY REFERENCES verdict (id),
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  -- The share that was drawn from then, in a hundred.
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  -- Who judged first: the second must be somebody else.
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX recheck_draw_by_inspection ON recheck_draw (inspection_id);

CREATE TRIGGER recheck_draw_custody_added AFTER INSERT ON recheck_draw BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recheck-drawn', NEW.inspection_id, json_object('at', NEW.at, 'event', 'recheck-drawn', 'row', json_object('at', NEW.at, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'percent', NEW.percent, 'verdict_id', NEW.verdict_id), 'table', 'recheck_draw')); END;

CREATE TRIGGER recheck_draw_keep_delete BEFORE DELETE ON recheck_draw BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;

CREATE TRIGGER recheck_draw_keep_update BEFORE UPDATE ON recheck_draw BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;

CREATE TRIGGER recheck_open_drawn AFTER INSERT ON recheck_draw BEGIN INSERT INTO recheck_open (verdict_id) VALUES (NEW.verdict_id); END;

CREATE TABLE recheck_open (
  verdict_id TEXT PRIMARY KEY REFERENCES recheck_draw (verdict_id)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX recording_by_time ON recording (started_at);

CREATE TRIGGER recording_custody_added AFTER INSERT ON recording BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-started', NEW.inspection_id, json_object('at', NEW.started_at, 'event', 'recording-started', 'row', json_object('camera_label', NEW.camera_label, 'codec', NEW.codec, 'height_px', NEW.height_px, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'started_at', NEW.started_at, 'width_px', NEW.width_px), 'table', 'recording')); END;

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

CREATE TRIGGER recording_end_custody_added AFTER INSERT ON recording_end BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-ended', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'recording-ended', 'row', json_object('at', NEW.at, 'bytes', NEW.bytes, 'cut_bytes', NEW.cut_bytes, 'duration_ms', NEW.duration_ms, 'frames', NEW.frames, 'reason', NEW.reason, 'recording_id', NEW.recording_id, 'sha256', NEW.sha256), 'table', 'recording_end')); END;

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

CREATE TRIGGER recording_fragment_custody_added AFTER INSERT ON recording_fragment BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recording-fragment', (SELECT inspection_id FROM recording WHERE id = NEW.recording_id), json_object('at', NEW.at, 'event', 'recording-fragment', 'row', json_object('at', NEW.at, 'end_bytes', NEW.end_bytes, 'end_ms', NEW.end_ms, 'position', NEW.position, 'recording_id', NEW.recording_id, 'sha256_rolling', NEW.sha256_rolling), 'table', 'recording_fragment')); END;

CREATE TRIGGER recording_fragment_keep_delete BEFORE DELETE ON recording_fragment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER recording_fragment_keep_update BEFORE UPDATE ON recording_fragment BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE register_entry (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL CHECK (register IN ('lost', 'wrong-shipment', 'carrier-claim', 'unclaimed', 'appraise', 'to-buyer', 'claim-back')),
  -- What it is about, once: an id of a return, an inspection or a unit.
  subject TEXT NOT NULL,
  expected_return_id TEXT REFERENCES expected_return (id),
  inspection_id TEXT REFERENCES inspection (id),
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  due_at INTEGER NOT NULL,
  amount_cents INTEGER CHECK (amount_cents >= 0),
  place TEXT,
  sent_waybill TEXT,
  payer TEXT CHECK (payer IN ('shop', 'buyer', 'carrier')),
  note TEXT NOT NULL,
  operator_no TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (register, subject)
) STRICT;

CREATE INDEX register_entry_begun ON register_entry (register, created_at);

CREATE INDEX register_entry_by_inspection ON register_entry (inspection_id);

CREATE INDEX register_entry_by_return ON register_entry (expected_return_id);

CREATE INDEX register_entry_done ON register_entry (register, changed_at, id) WHERE is_open = 0;

CREATE INDEX register_entry_open ON register_entry (register, due_at, id) WHERE is_open = 1;

CREATE TABLE register_fact (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id TEXT NOT NULL REFERENCES register_entry (id),
  what TEXT NOT NULL,
  -- The entry as this left it: undoing puts back what the fact before says.
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator_no TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX register_fact_by_entry ON register_fact (entry_id, seq);

CREATE TRIGGER register_fact_keep_delete BEFORE DELETE ON register_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER register_fact_keep_update BEFORE UPDATE ON register_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TABLE register_mark (
  source TEXT PRIMARY KEY CHECK (source IN ('inspection', 'disposition', 'lost')),
  reached INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE INDEX repack_by_change ON repack (changed_at);

CREATE INDEX repack_by_inspection ON repack (inspection_id, started_at, id);

CREATE UNIQUE INDEX repack_open ON repack (state) WHERE state = 'open';

CREATE TRIGGER repack_custody_added AFTER INSERT ON repack BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-begun', NEW.inspection_id, json_object('at', NEW.changed_at, 'event', 'repack-begun', 'row', json_object('changed_at', NEW.changed_at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'payer', NEW.payer, 'started_at', NEW.started_at, 'state', NEW.state, 'waybill', NEW.waybill), 'table', 'repack')); END;

CREATE TRIGGER repack_custody_changed AFTER UPDATE ON repack WHEN NEW.changed_at IS NOT OLD.changed_at OR NEW.inspection_id IS NOT OLD.inspection_id OR NEW.operator_no IS NOT OLD.operator_no OR NEW.payer IS NOT OLD.payer OR NEW.started_at IS NOT OLD.started_at OR NEW.state IS NOT OLD.state OR NEW.waybill IS NOT OLD.waybill BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-changed', NEW.inspection_id, json_object('at', NEW.changed_at, 'event', 'repack-changed', 'row', json_object('changed_at', NEW.changed_at, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'payer', NEW.payer, 'started_at', NEW.started_at, 'state', NEW.state, 'waybill', NEW.waybill), 'table', 'repack')); END;

CREATE TRIGGER repack_keep_delete BEFORE DELETE ON repack BEGIN SELECT RAISE(ABORT, 'repackings are kept'); END;

CREATE TRIGGER repack_keep_ended BEFORE UPDATE ON repack WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'a repacking that ended stays as it is'); END;

CREATE TABLE repack_film (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id),
  inspection_id TEXT NOT NULL REFERENCES inspection (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX repack_film_by_inspection ON repack_film (inspection_id);

CREATE TRIGGER repack_film_custody_added AFTER INSERT ON repack_film BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('repack-filmed', NEW.inspection_id, json_object('at', NEW.at, 'event', 'repack-filmed', 'row', json_object('at', NEW.at, 'inspection_id', NEW.inspection_id, 'recording_id', NEW.recording_id), 'table', 'repack_film')); END;

CREATE TRIGGER repack_film_keep_delete BEFORE DELETE ON repack_film BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER repack_film_keep_update BEFORE UPDATE ON repack_film BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TABLE report_buyer (
  id INTEGER PRIMARY KEY,
  shop INTEGER NOT NULL,
  buyer TEXT NOT NULL,
  phone_tail TEXT NOT NULL,
  UNIQUE (shop, buyer, phone_tail)
) STRICT;

CREATE TABLE report_buyer_month (
  buyer_id INTEGER NOT NULL REFERENCES report_buyer (id),
  month INTEGER NOT NULL,
  judged INTEGER NOT NULL,
  intact INTEGER NOT NULL,
  contradicts INTEGER NOT NULL,
  PRIMARY KEY (buyer_id, month)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_buyer_month_many ON report_buyer_month (month, buyer_id) WHERE judged >= 3;

CREATE TABLE report_case (
  verdict_id TEXT PRIMARY KEY REFERENCES verdict (id),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  -- Not acknowledged yet: the day it was judged (yyyymmdd), what it is of, and when its 24 hours end. Null when there is
  -- nothing to be acknowledged any more.
  due_at INTEGER,
  day INTEGER NOT NULL,
  shop INTEGER NOT NULL,
  courier TEXT NOT NULL,
  station TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX report_case_due ON report_case (day, due_at, shop, courier, station) WHERE due_at IS NOT NULL;

CREATE TABLE report_mark (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  rules TEXT NOT NULL,
  -- The chain is read up to here.
  entry_seq INTEGER NOT NULL,
  -- What was there before the chain is followed: inspections by rowid, next and last.
  old_next INTEGER NOT NULL,
  old_last INTEGER NOT NULL
) STRICT;

CREATE TABLE report_roll (
  dimension TEXT NOT NULL CHECK (dimension IN ('all', 'reason', 'text', 'code', 'courier', 'station', 'sku')),
  -- 0: no return known; -1: all shops, months only.
  shop INTEGER NOT NULL,
  -- A day (yyyymmdd) or a whole month (yyyymm).
  at INTEGER NOT NULL,
  key TEXT NOT NULL,
  judged INTEGER NOT NULL,
  intact INTEGER NOT NULL,
  damaged INTEGER NOT NULL,
  swapped INTEGER NOT NULL,
  confirms INTEGER NOT NULL,
  contradicts INTEGER NOT NULL,
  neutral INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  owed INTEGER NOT NULL,
  acked INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  no_reason INTEGER NOT NULL,
  quality INTEGER NOT NULL,
  broken INTEGER NOT NULL,
  wrong_item INTEGER NOT NULL,
  short INTEGER NOT NULL,
  not_as_described INTEGER NOT NULL,
  not_received INTEGER NOT NULL,
  counterfeit INTEGER NOT NULL,
  PRIMARY KEY (dimension, shop, at, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_shop (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  UNIQUE (platform, shop)
) STRICT;

CREATE TABLE report_sku (
  sku TEXT PRIMARY KEY,
  line_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_stale (
  expected_return_id TEXT PRIMARY KEY REFERENCES expected_return (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_wait (
  kind TEXT NOT NULL CHECK (kind IN ('judged', 'acked', 'whole')),
  shop INTEGER NOT NULL,
  at INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (kind, shop, at, bucket)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER scan_custody_added AFTER INSERT ON scan BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-read', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT inspection_id FROM repack WHERE changed_at >= (SELECT max(changed_at) FROM inspection) ORDER BY changed_at DESC LIMIT 1), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-read', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;

CREATE TRIGGER scan_custody_changed AFTER UPDATE ON scan WHEN NEW.handled_at IS NOT OLD.handled_at OR NEW.outcome IS NOT OLD.outcome OR NEW.raw IS NOT OLD.raw OR NEW.scanned_at IS NOT OLD.scanned_at OR NEW.source IS NOT OLD.source OR NEW.stored_at IS NOT OLD.stored_at BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('scan-handled', CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT inspection_id FROM repack WHERE changed_at >= (SELECT max(changed_at) FROM inspection) ORDER BY changed_at DESC LIMIT 1), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1)) END, json_object('at', COALESCE(NEW.handled_at, NEW.stored_at), 'event', 'scan-handled', 'row', json_object('handled_at', NEW.handled_at, 'id', NEW.id, 'outcome', NEW.outcome, 'raw', NEW.raw, 'scanned_at', NEW.scanned_at, 'source', NEW.source, 'stored_at', NEW.stored_at), 'table', 'scan')); END;

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

CREATE TRIGGER session_fact_custody_added AFTER INSERT ON session_fact BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('fact', NEW.inspection_id, json_object('at', NEW.at, 'event', 'fact', 'row', json_object('at', NEW.at, 'body', NEW.body, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no), 'table', 'session_fact')); END;

CREATE TRIGGER session_fact_keep_delete BEFORE DELETE ON session_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TRIGGER session_fact_keep_update BEFORE UPDATE ON session_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL
) STRICT;

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

CREATE TRIGGER recheck_open_revoked AFTER UPDATE OF revoked_at ON verdict WHEN NEW.revoked_at IS NOT NULL BEGIN
  DELETE FROM recheck_open WHERE verdict_id = NEW.id;
END;

CREATE TRIGGER verdict_custody_added AFTER INSERT ON verdict BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('verdict', NEW.inspection_id, json_object('at', COALESCE(NEW.revoked_at, NEW.at), 'event', 'verdict', 'row', json_object('at', NEW.at, 'cause', NEW.cause, 'codes', NEW.codes, 'expected_return_id', NEW.expected_return_id, 'finding', NEW.finding, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'judgements', NEW.judgements, 'lines', NEW.lines, 'note', NEW.note, 'operator_no', NEW.operator_no, 'revoked_at', NEW.revoked_at, 'verdict', NEW.verdict), 'table', 'verdict')); END;

CREATE TRIGGER verdict_custody_changed AFTER UPDATE ON verdict WHEN NEW.at IS NOT OLD.at OR NEW.cause IS NOT OLD.cause OR NEW.codes IS NOT OLD.codes OR NEW.expected_return_id IS NOT OLD.expected_return_id OR NEW.finding IS NOT OLD.finding OR NEW.inspection_id IS NOT OLD.inspection_id OR NEW.judgements IS NOT OLD.judgements OR NEW.lines IS NOT OLD.lines OR NEW.note IS NOT OLD.note OR NEW.operator_no IS NOT OLD.operator_no OR NEW.revoked_at IS NOT OLD.revoked_at OR NEW.verdict IS NOT OLD.verdict BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('verdict-changed', NEW.inspection_id, json_object('at', COALESCE(NEW.revoked_at, NEW.at), 'event', 'verdict-changed', 'row', json_object('at', NEW.at, 'cause', NEW.cause, 'codes', NEW.codes, 'expected_return_id', NEW.expected_return_id, 'finding', NEW.finding, 'id', NEW.id, 'inspection_id', NEW.inspection_id, 'judgements', NEW.judgements, 'lines', NEW.lines, 'note', NEW.note, 'operator_no', NEW.operator_no, 'revoked_at', NEW.revoked_at, 'verdict', NEW.verdict), 'table', 'verdict')); END;

CREATE TRIGGER verdict_defect_given AFTER INSERT ON verdict
  WHEN NEW.verdict <> 'intact' AND NEW.expected_return_id IS NOT NULL BEGIN
  INSERT INTO verdict_defect (sku, code, at, verdict_id)
    SELECT DISTINCT l.sku, c.value, NEW.at, NEW.id FROM expected_line l, json_each(NEW.codes) c
    WHERE l.expected_return_id = NEW.expected_return_id AND l.is_gift = 0;
END;

CREATE TRIGGER verdict_defect_matched AFTER UPDATE OF expected_return_id ON verdict
  WHEN NEW.verdict <> 'intact' AND OLD.expected_return_id IS NULL AND NEW.expected_return_id IS NOT NULL BEGIN
  INSERT INTO verdict_defect (sku, code, at, verdict_id)
    SELECT DISTINCT l.sku, c.value, NEW.at, NEW.id FROM expected_line l, json_each(NEW.codes) c
    WHERE l.expected_return_id = NEW.expected_return_id AND l.is_gift = 0;
END;

CREATE TRIGGER verdict_defect_revoked AFTER UPDATE OF revoked_at ON verdict WHEN NEW.revoked_at IS NOT NULL BEGIN
  DELETE FROM verdict_defect WHERE verdict_id = NEW.id;
END;

CREATE TRIGGER verdict_dispute_added AFTER INSERT ON verdict
WHEN NEW.expected_return_id IS NOT NULL AND (NEW.finding = 'contradicts'
  OR EXISTS (SELECT 1 FROM expected_return WHERE id = NEW.expected_return_id AND (dispute IS NOT NULL OR state = 'locked'))
  OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = NEW.expected_return_id))
BEGIN
  INSERT INTO dispute_look SELECT NEW.expected_return_id
    WHERE NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = NEW.expected_return_id);
END;

CREATE TRIGGER verdict_dispute_changed AFTER UPDATE OF revoked_at, expected_return_id ON verdict
WHEN NEW.expected_return_id IS NOT NULL AND (NEW.finding = 'contradicts'
  OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = NEW.expected_return_id))
BEGIN
  INSERT INTO dispute_look SELECT NEW.expected_return_id
    WHERE NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = NEW.expected_return_id);
END;

CREATE TRIGGER verdict_keep_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are never deleted'); END;

CREATE TABLE verdict_defect (
  sku TEXT NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  verdict_id TEXT NOT NULL REFERENCES verdict (id),
  PRIMARY KEY (sku, code, at, verdict_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdict_defect_by_verdict ON verdict_defect (verdict_id);

CREATE TABLE webhook_delivery (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  event_seq INTEGER NOT NULL REFERENCES webhook_event (seq) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  tried_at INTEGER,
  -- The last answer's status, null when there was none; a code of ours for what came of it.
  last_status INTEGER,
  last_words TEXT,
  UNIQUE (endpoint_id, event_seq)
) STRICT;

CREATE INDEX webhook_delivery_by_event ON webhook_delivery (event_seq);

CREATE INDEX webhook_delivery_by_try ON webhook_delivery (tried_at) WHERE state = 'done';

CREATE INDEX webhook_delivery_parked ON webhook_delivery (endpoint_id, seq) WHERE state = 'parked';

CREATE INDEX webhook_delivery_waiting ON webhook_delivery (endpoint_id, seq) WHERE state = 'waiting';

CREATE TABLE webhook_endpoint (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Why it is off: a person did it, or the endpoint answered 410 (gone).
  off_why TEXT CHECK (off_why IN ('person', 'gone')),
  -- It asked to be left alone until then.
  paused_until_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Removed by a person, who may still take that back.
  removed_at INTEGER,
  CHECK ((is_on = 1) = (off_why IS NULL))
) STRICT;

CREATE TRIGGER webhook_command_parked INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'command-changed' AND (NEW.body ->> '$.row.state') = 'parked'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'command.parked' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'command.parked', (NEW.body ->> '$.row.id') || ':' || NEW.seq, NEW.seq, a.at,
      json_object('type', 'command.parked', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', a.at / 1000, 'unixepoch') || printf('.%03dZ', a.at % 1000), 'data', json_object(
        'platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no, 'waybill', p.waybill,
        'commandId', c.id, 'kind', c.kind, 'deadline', strftime('%Y-%m-%dT%H:%M:%S', c.deadline_at / 1000, 'unixepoch') || printf('.%03dZ', c.deadline_at % 1000)))
    FROM command c JOIN parcel p ON p.id = c.parcel_id JOIN expected_return r ON r.id = c.expected_return_id
      JOIN (SELECT coalesce(max(at), (NEW.body ->> '$.at')) AS at FROM attempt WHERE command_id = NEW.body ->> '$.row.id') a
    WHERE c.id = NEW.body ->> '$.row.id' AND c.kind <> 'received';
END;

CREATE TRIGGER webhook_decision_made INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event IN ('decision', 'decision-changed') AND (NEW.body ->> '$.row.state') = 'approved'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'decision.made' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'decision.made', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'decision.made', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no, 'waybill', p.waybill,
        'decisionId', NEW.body ->> '$.row.id', 'verdictId', v.id, 'verdict', v.verdict, 'kind', NEW.body ->> '$.row.kind', 'why', NEW.body ->> '$.row.why',
        'amountCents', NEW.body ->> '$.row.amount_cents', 'freightCents', NEW.body ->> '$.row.freight_cents', 'currency', r.currency,
        'operatorNo', NEW.body ->> '$.row.operator_no'))
    FROM verdict v JOIN inspection i ON i.id = v.inspection_id JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_return r ON r.id = v.expected_return_id
    WHERE v.id = NEW.body ->> '$.row.verdict_id';
END;

CREATE VIEW webhook_entry AS SELECT seq, event, inspection_id, body FROM custody_entry;

CREATE TRIGGER webhook_pack_exported INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'pack-exported'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'pack.exported' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'pack.exported', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'pack.exported', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'exportId', NEW.body ->> '$.row.id', 'waybill', p.waybill, 'preset', NEW.body ->> '$.row.preset', 'variant', NEW.body ->> '$.row.variant',
        'manifestSha256', NEW.body ->> '$.row.manifest_sha256', 'operatorNo', NEW.body ->> '$.row.operator_no',
        'returns', json((SELECT json_group_array(json_object('platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no))
          FROM parcel_return pr JOIN expected_return r ON r.id = pr.expected_return_id WHERE pr.parcel_id = p.id))))
    FROM inspection i JOIN parcel p ON p.id = i.parcel_id WHERE i.id = NEW.body ->> '$.row.inspection_id';
END;

CREATE TRIGGER webhook_pack_given_up INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'event' AND NEW.body ->> '$.row.kind' = 'export-abandoned'
BEGIN
  DELETE FROM webhook_event WHERE type = 'pack.exported' AND subject = (NEW.body ->> '$.row.body') ->> '$.exportId'
    AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_seq = webhook_event.seq AND d.attempts > 0);
END;

CREATE TRIGGER webhook_parcel_matched INSTEAD OF INSERT ON webhook_entry WHEN NEW.event = 'matched'
BEGIN
  UPDATE webhook_event SET body = (SELECT json_insert(webhook_event.body, '$.data.returns[#]',
      json_object('platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no))
      FROM expected_return r WHERE r.id = NEW.body ->> '$.row.expected_return_id')
    WHERE type = 'parcel.received' AND subject = NEW.body ->> '$.row.parcel_id'
      AND EXISTS (SELECT 1 FROM custody_entry c WHERE c.seq = webhook_event.entry_seq AND c.hash IS NULL);
END;

CREATE TRIGGER webhook_parcel_received INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'parcel-received'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'parcel.received' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'parcel.received', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'parcel.received', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'waybill', NEW.body ->> '$.row.waybill', 'returns', json_array()));
END;

CREATE TRIGGER webhook_refund_acknowledged INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'receipt'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'refund.acknowledged' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'refund.acknowledged', NEW.body ->> '$.row.command_id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'refund.acknowledged', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no, 'waybill', p.waybill,
        'commandId', c.id, 'orderedCents', (c.body ->> '$.amountCents') + (c.body ->> '$.freightCents'),
        'currency', c.body ->> '$.currency',
        'outcome', CASE WHEN (NEW.body ->> '$.row.body') ->> '$.how' = 'noticed' THEN 'noticed'
          WHEN NEW.body ->> '$.row.how' <> 'already-closed' THEN 'refunded'
          WHEN coalesce((NEW.body ->> '$.row.body') ->> '$.movedCents', 0) > 0 THEN 'refunded-elsewhere' ELSE 'closed' END,
        'movedCents', CASE WHEN (NEW.body ->> '$.row.body') ->> '$.how' = 'noticed' THEN 0
          ELSE coalesce((NEW.body ->> '$.row.body') ->> '$.amountCents', (NEW.body ->> '$.row.body') ->> '$.movedCents', 0) END))
    FROM command c JOIN parcel p ON p.id = c.parcel_id JOIN expected_return r ON r.id = c.expected_return_id
    WHERE c.id = NEW.body ->> '$.row.command_id' AND c.kind = 'refund';
END;

CREATE TRIGGER webhook_verdict_given INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'verdict'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'verdict.given' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'verdict.given', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'verdict.given', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no, 'waybill', p.waybill,
        'verdictId', NEW.body ->> '$.row.id', 'verdict', NEW.body ->> '$.row.verdict', 'finding', NEW.body ->> '$.row.finding',
        'codes', json(NEW.body ->> '$.row.codes'), 'cause', NEW.body ->> '$.row.cause', 'operatorNo', NEW.body ->> '$.row.operator_no'))
    FROM inspection i JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_return r ON r.id = NEW.body ->> '$.row.expected_return_id'
    WHERE i.id = NEW.body ->> '$.row.inspection_id';
END;

CREATE TRIGGER webhook_verdict_revoked INSTEAD OF INSERT ON webhook_entry
WHEN NEW.event = 'verdict-changed' AND (NEW.body ->> '$.row.revoked_at') IS NOT NULL
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'verdict.revoked' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'verdict.revoked', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'verdict.revoked', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no, 'waybill', p.waybill,
        'verdictId', NEW.body ->> '$.row.id', 'verdict', NEW.body ->> '$.row.verdict', 'operatorNo', NEW.body ->> '$.row.operator_no'))
    FROM inspection i JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_return r ON r.id = NEW.body ->> '$.row.expected_return_id'
    WHERE i.id = NEW.body ->> '$.row.inspection_id';
END;

CREATE TABLE webhook_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The header webhook-id: the same at every try, to every endpoint.
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  -- What it is about, by our own id: an event is made once.
  subject TEXT NOT NULL,
  -- Its fact's entry in the chain; null for what the clock says.
  entry_seq INTEGER,
  at INTEGER NOT NULL,
  -- Byte for byte what is signed and sent.
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (type, subject)
) STRICT;

CREATE TRIGGER webhook_event_deliver AFTER INSERT ON webhook_event BEGIN
  INSERT INTO webhook_delivery (endpoint_id, event_seq, state, next_attempt_at)
    SELECT e.id, NEW.seq, 'waiting', NEW.at + CASE NEW.type WHEN 'pack.exported' THEN 60000 ELSE 0 END
    FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = NEW.type AND e.is_on = 1 AND e.removed_at IS NULL ORDER BY e.id;
END;

CREATE TABLE webhook_topic (
  endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  PRIMARY KEY (endpoint_id, type)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_topic_by_type ON webhook_topic (type);
