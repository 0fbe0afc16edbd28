-- A command may now tell a platform under which waybill other goods left. CHECKs can't be altered: the table and its two
-- children are made anew, with every trigger that reads them. A return has one answer: a shipment stands alone.
-- And what a buyer wants instead of money is kept, so that no refund is ordered for it by itself.

ALTER TABLE expected_return ADD COLUMN wants TEXT CHECK (wants IN ('exchanged', 're-sent', 'repaired'));

DROP TRIGGER webhook_refund_acknowledged;
DROP TRIGGER webhook_command_parked;

CREATE TABLE command_23 (
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
CREATE TABLE attempt_23 (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL REFERENCES command_23 (id),
  -- picture: outcome copy:<sha256 of what leaves>, words <sha256 of its original> <bytes>
  step TEXT NOT NULL CHECK (step IN ('ask', 'ask-answer', 'send', 'send-answer', 'picture', 'released', 'cancelled')),
  outcome TEXT,
  words TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE receipt_23 (
  command_id TEXT PRIMARY KEY REFERENCES command_23 (id),
  -- How the end was known: our own request's answer, or read at the platform.
  how TEXT NOT NULL CHECK (how IN ('answered', 'read-back', 'already-closed')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO command_23 (seq, id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
    not_before_at, next_attempt_at, deadline_at, failures_in_row, last_words, created_at, ended_at)
  SELECT seq, id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
    not_before_at, next_attempt_at, deadline_at, failures_in_row, last_words, created_at, ended_at FROM command;
INSERT INTO attempt_23 (seq, command_id, step, outcome, words, at)
  SELECT seq, command_id, step, outcome, words, at FROM attempt;
INSERT INTO receipt_23 (command_id, how, body, at) SELECT command_id, how, body, at FROM receipt;
DROP TABLE attempt;
DROP TABLE receipt;
DROP TABLE command;
ALTER TABLE command_23 RENAME TO command;
ALTER TABLE attempt_23 RENAME TO attempt;
ALTER TABLE receipt_23 RENAME TO receipt;

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
CREATE TRIGGER command_custody_added AFTER INSERT ON command BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;
CREATE TRIGGER command_custody_changed AFTER UPDATE ON command WHEN NEW.body IS NOT OLD.body OR NEW.created_at IS NOT OLD.created_at OR NEW.decision_id IS NOT OLD.decision_id OR NEW.ended_at IS NOT OLD.ended_at OR NEW.key IS NOT OLD.key OR NEW.kind IS NOT OLD.kind OR NEW.parcel_id IS NOT OLD.parcel_id OR NEW.platform IS NOT OLD.platform OR NEW.state IS NOT OLD.state BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command-changed', (SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id), json_object('at', COALESCE(NEW.ended_at, NEW.created_at), 'event', 'command-changed', 'row', json_object('body', NEW.body, 'created_at', NEW.created_at, 'decision_id', NEW.decision_id, 'ended_at', NEW.ended_at, 'id', NEW.id, 'key', NEW.key, 'kind', NEW.kind, 'parcel_id', NEW.parcel_id, 'platform', NEW.platform, 'state', NEW.state), 'table', 'command')); END;
CREATE TRIGGER attempt_custody_added AFTER INSERT ON attempt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('attempt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'attempt', 'row', json_object('at', NEW.at, 'command_id', NEW.command_id, 'outcome', NEW.outcome, 'seq', NEW.seq, 'step', NEW.step, 'words', NEW.words), 'table', 'attempt')); END;
CREATE TRIGGER receipt_custody_added AFTER INSERT ON receipt BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('receipt', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'receipt', 'row', json_object('at', NEW.at, 'body', NEW.body, 'command_id', NEW.command_id, 'how', NEW.how), 'table', 'receipt')); END;

-- The rules see to it first; whatever they miss, no return is both settled by goods and paid or refused by us.
CREATE INDEX command_shipment ON command (expected_return_id) WHERE kind = 'shipment' AND state <> 'cancelled';
CREATE TRIGGER command_after_shipment BEFORE INSERT ON command
WHEN NEW.kind IN ('refund', 'refuse', 'shipment') AND EXISTS (
  SELECT 1 FROM command c WHERE c.kind = 'shipment' AND c.state <> 'cancelled' AND c.expected_return_id = NEW.expected_return_id)
BEGIN SELECT RAISE(ABORT, 'a return has one exit'); END;
CREATE TRIGGER command_before_shipment BEFORE INSERT ON command
WHEN NEW.kind = 'shipment' AND EXISTS (
  SELECT 1 FROM command c WHERE c.expected_return_id = NEW.expected_return_id AND c.kind IN ('refund', 'refuse') AND c.state <> 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a return has one exit'); END;

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
