-- Registers: what goes on after a parcel was closed, or never came. An entry is the fold of its facts, kept so that a page of
-- it is found by an index; the facts are only added to.
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

CREATE INDEX register_entry_open ON register_entry (register, due_at, id) WHERE is_open = 1;
CREATE INDEX register_entry_done ON register_entry (register, changed_at, id) WHERE is_open = 0;
CREATE INDEX register_entry_by_return ON register_entry (expected_return_id);
CREATE INDEX register_entry_by_inspection ON register_entry (inspection_id);

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

CREATE TRIGGER register_fact_keep_update BEFORE UPDATE ON register_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER register_fact_keep_delete BEFORE DELETE ON register_fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;

-- How far each source was looked through.
CREATE TABLE register_mark (
  source TEXT PRIMARY KEY CHECK (source IN ('inspection', 'disposition', 'lost')),
  reached INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Delivered and still open at the platform: the few that may be lost.
CREATE INDEX expected_return_signed ON expected_return (signed_at) WHERE state = 'open' AND signed_at IS NOT NULL;
