-- Months of all shops together, counted beside those of each (shop -1): a report of everything reads one row a number instead
-- of one a shop. A shop's rows stand together, in the order of days. What was counted before is counted anew.
DROP TABLE report_roll;
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

DROP TABLE report_wait;
CREATE TABLE report_wait (
  kind TEXT NOT NULL CHECK (kind IN ('judged', 'acked', 'whole')),
  shop INTEGER NOT NULL,
  at INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (kind, shop, at, bucket)
) STRICT, WITHOUT ROWID;

UPDATE report_mark SET rules = '';

-- Claims against couriers by the days they were begun in.
CREATE INDEX register_entry_begun ON register_entry (register, created_at);
