-- Who may do what at this bench, with its history: each line says everything anew about one person, the last one counts.
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
CREATE TRIGGER person_change_keep_update BEFORE UPDATE ON person_change BEGIN SELECT RAISE(ABORT, 'who may what is append-only'); END;
CREATE TRIGGER person_change_keep_delete BEFORE DELETE ON person_change BEGIN SELECT RAISE(ABORT, 'who may what is append-only'); END;

-- What proves that a person is who they say: no chain and no export repeats it. scrypt (RFC 7914) of the PIN, SHA-256 of
-- the badge (60 random bits: nothing to guess from).
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
CREATE TRIGGER person_change_custody_added AFTER INSERT ON person_change BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('person-changed', NULL, json_object('at', NEW.at, 'event', 'person-changed', 'row', json_object('at', NEW.at, 'by_operator_no', NEW.by_operator_no, 'deputy_until', NEW.deputy_until, 'is_active', NEW.is_active, 'may_confirm', NEW.may_confirm, 'name', NEW.name, 'operator_no', NEW.operator_no, 'person_id', NEW.person_id, 'roles', NEW.roles, 'seq', NEW.seq, 'shops', NEW.shops), 'table', 'person_change')); END;
