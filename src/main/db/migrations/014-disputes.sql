-- Dispute cases: what a finding against the buyer, or a contested decision, goes on as. A case is the fold of its facts, kept
-- so that a page of it is found by an index; the facts are only added to and stand in the chain.
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

-- By the time left; what waits for the other side comes last.
CREATE INDEX dispute_case_open ON dispute_case (coalesce(due_at, 9007199254740991), id) WHERE state = 'open';
CREATE INDEX dispute_case_done ON dispute_case (ended_at, id) WHERE state <> 'open';
CREATE INDEX dispute_case_by_inspection ON dispute_case (inspection_id);
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
CREATE TRIGGER dispute_fact_keep_update BEFORE UPDATE ON dispute_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER dispute_fact_keep_delete BEFORE DELETE ON dispute_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER dispute_fact_custody_added AFTER INSERT ON dispute_fact BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('dispute', (SELECT inspection_id FROM dispute_case WHERE id = NEW.case_id), json_object('at', NEW.at, 'event', 'dispute', 'row', json_object('at', NEW.at, 'body', NEW.body, 'case_id', NEW.case_id, 'operator_no', NEW.operator_no, 'seq', NEW.seq, 'what', NEW.what), 'table', 'dispute_fact')); END;

-- Returns that may be, or are, a case and about which something changed: noted in the very transaction that changed it, looked
-- at soon after (which clock runs depends on settings and platforms, which no trigger knows). No OR IGNORE in triggers: the
-- upsert that fires them overrules it (007-case-stale.sql).
CREATE TABLE dispute_look (
  expected_return_id TEXT PRIMARY KEY REFERENCES expected_return (id)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER decision_dispute_changed AFTER UPDATE OF state, kind ON decision
BEGIN
  INSERT INTO dispute_look SELECT v.expected_return_id FROM verdict v
    WHERE v.id = NEW.verdict_id AND v.expected_return_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = v.expected_return_id) AND (NEW.kind IN ('refuse', 'refund-part', 'return-goods')
      OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = v.expected_return_id));
END;

CREATE TRIGGER expected_return_dispute_changed AFTER UPDATE OF dispute, state, platform_deadline_at, signed_at ON expected_return
WHEN (NEW.dispute IS NOT OLD.dispute OR NEW.state IS NOT OLD.state OR NEW.platform_deadline_at IS NOT OLD.platform_deadline_at
    OR NEW.signed_at IS NOT OLD.signed_at)
  AND (NEW.dispute IS NOT NULL OR NEW.state = 'locked'
    OR EXISTS (SELECT 1 FROM dispute_case WHERE expected_return_id = NEW.id))
BEGIN
  INSERT INTO dispute_look SELECT NEW.id WHERE NOT EXISTS (SELECT 1 FROM dispute_look WHERE expected_return_id = NEW.id);
END;

-- What is there already: of the last 90 days, as far back as a dispute can begin.
INSERT OR IGNORE INTO dispute_look
  SELECT v.expected_return_id FROM verdict v JOIN expected_return r ON r.id = v.expected_return_id
    LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
  WHERE v.revoked_at IS NULL AND v.at > (SELECT max(at) FROM verdict) - 7776000000
    AND (v.finding = 'contradicts' OR d.kind IN ('refuse', 'refund-part', 'return-goods')
      OR r.dispute IS NOT NULL OR r.state = 'locked');
