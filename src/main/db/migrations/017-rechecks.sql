-- Blind re-checks: which verdicts were drawn, and what the second pair of eyes found. Facts of their own: neither verdict nor
-- decision nor money hang on them.
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

CREATE TRIGGER recheck_draw_keep_update BEFORE UPDATE ON recheck_draw BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;
CREATE TRIGGER recheck_draw_keep_delete BEFORE DELETE ON recheck_draw BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;
CREATE TRIGGER recheck_keep_update BEFORE UPDATE ON recheck BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;
CREATE TRIGGER recheck_keep_delete BEFORE DELETE ON recheck BEGIN SELECT RAISE(ABORT, 're-checks are append-only'); END;

-- Those that wait: a working list, so that nobody looks through years of them. It follows the facts by itself.
CREATE TABLE recheck_open (
  verdict_id TEXT PRIMARY KEY REFERENCES recheck_draw (verdict_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recheck_open_drawn AFTER INSERT ON recheck_draw BEGIN INSERT INTO recheck_open (verdict_id) VALUES (NEW.verdict_id); END;
CREATE TRIGGER recheck_open_judged AFTER INSERT ON recheck BEGIN DELETE FROM recheck_open WHERE verdict_id = NEW.verdict_id; END;
CREATE TRIGGER recheck_open_revoked AFTER UPDATE OF revoked_at ON verdict WHEN NEW.revoked_at IS NOT NULL BEGIN
  DELETE FROM recheck_open WHERE verdict_id = NEW.id;
END;
CREATE TRIGGER recheck_draw_custody_added AFTER INSERT ON recheck_draw BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('recheck-drawn', NEW.inspection_id, json_object('at', NEW.at, 'event', 'recheck-drawn', 'row', json_object('at', NEW.at, 'inspection_id', NEW.inspection_id, 'operator_no', NEW.operator_no, 'percent', NEW.percent, 'verdict_id', NEW.verdict_id), 'table', 'recheck_draw')); END;
CREATE TRIGGER recheck_custody_added AFTER INSERT ON recheck BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('rechecked', NEW.inspection_id, json_object('at', NEW.at, 'event', 'rechecked', 'row', json_object('agrees', NEW.agrees, 'at', NEW.at, 'codes', NEW.codes, 'inspection_id', NEW.inspection_id, 'note', NEW.note, 'operator_no', NEW.operator_no, 'verdict', NEW.verdict, 'verdict_id', NEW.verdict_id), 'table', 'recheck')); END;
