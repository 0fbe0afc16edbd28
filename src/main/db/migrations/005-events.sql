-- Outgoing events: what happened at the bench, told to a CRM or ticket system (https://www.standardwebhooks.com). An event
-- is made by the entry of its fact in the chain, in the same transaction, and only while an endpoint wants its type. The
-- endpoints' secrets lie in the system's keychain. Nothing here is evidence.

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

-- Which types an endpoint is told.
CREATE TABLE webhook_topic (
  endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  PRIMARY KEY (endpoint_id, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_topic_by_type ON webhook_topic (type);

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
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (endpoint_id, seq) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_parked ON webhook_delivery (endpoint_id, seq) WHERE state = 'parked';
CREATE INDEX webhook_delivery_by_try ON webhook_delivery (tried_at) WHERE state = 'done';

-- Each event goes to every endpoint that is on and wants its type. A pack is told a minute later: its last bytes are
-- written after its row, and an export given up until then was none.
CREATE TRIGGER webhook_event_deliver AFTER INSERT ON webhook_event BEGIN
  INSERT INTO webhook_delivery (endpoint_id, event_seq, state, next_attempt_at)
    SELECT e.id, NEW.seq, 'waiting', NEW.at + CASE NEW.type WHEN 'pack.exported' THEN 60000 ELSE 0 END
    FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = NEW.type AND e.is_on = 1 AND e.removed_at IS NULL ORDER BY e.id;
END;

CREATE TRIGGER webhook_parcel_received AFTER INSERT ON custody_entry
WHEN NEW.event = 'parcel-received'
  AND EXISTS (SELECT 1 FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
    WHERE t.type = 'parcel.received' AND e.is_on = 1 AND e.removed_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_event (id, type, subject, entry_seq, at, body)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'parcel.received', NEW.body ->> '$.row.id', NEW.seq, (NEW.body ->> '$.at'),
      json_object('type', 'parcel.received', 'version', 1, 'timestamp', strftime('%Y-%m-%dT%H:%M:%S', (NEW.body ->> '$.at') / 1000, 'unixepoch') || printf('.%03dZ', (NEW.body ->> '$.at') % 1000), 'data', json_object(
        'waybill', NEW.body ->> '$.row.waybill', 'returns', json_array()));
END;

-- The returns of a parcel are known a moment after it, in the same transaction: its entry is not sealed yet.
CREATE TRIGGER webhook_parcel_matched AFTER INSERT ON custody_entry WHEN NEW.event = 'matched'
BEGIN
  UPDATE webhook_event SET body = (SELECT json_insert(webhook_event.body, '$.data.returns[#]',
      json_object('platform', r.platform, 'returnNo', r.return_no, 'orderNo', r.order_no))
      FROM expected_return r WHERE r.id = NEW.body ->> '$.row.expected_return_id')
    WHERE type = 'parcel.received' AND subject = NEW.body ->> '$.row.parcel_id'
      AND EXISTS (SELECT 1 FROM custody_entry c WHERE c.seq = webhook_event.entry_seq AND c.hash IS NULL);
END;

CREATE TRIGGER webhook_verdict_given AFTER INSERT ON custody_entry
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

CREATE TRIGGER webhook_verdict_revoked AFTER INSERT ON custody_entry
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

CREATE TRIGGER webhook_decision_made AFTER INSERT ON custody_entry
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

-- The next two read command and attempt by name: a migration that makes those tables anew drops these triggers before
-- and makes them again after.
-- `refunded`: the platform acknowledged it; `noticed`: it took the warehouse's notice, the money is its own matter;
-- `refunded-elsewhere`, `closed`: read there, nothing of ours was sent.
CREATE TRIGGER webhook_refund_acknowledged AFTER INSERT ON custody_entry
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

CREATE TRIGGER webhook_command_parked AFTER INSERT ON custody_entry
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
    WHERE c.id = NEW.body ->> '$.row.id';
END;

CREATE TRIGGER webhook_pack_exported AFTER INSERT ON custody_entry
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

CREATE TRIGGER webhook_pack_given_up AFTER INSERT ON custody_entry
WHEN NEW.event = 'event' AND NEW.body ->> '$.row.kind' = 'export-abandoned'
BEGIN
  DELETE FROM webhook_event WHERE type = 'pack.exported' AND subject = (NEW.body ->> '$.row.body') ->> '$.exportId'
    AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_seq = webhook_event.seq AND d.attempts > 0);
END;
