-- Roll-ups of what was judged, so that a report over years reads days and months and never single cases. They follow the
-- chain of custody, as the case index does: nothing is written into them while the bench works.

-- How far they are. `rules` names the time zone and the way of counting: others than the program's own mean "count anew".
CREATE TABLE report_mark (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  rules TEXT NOT NULL,
  -- The chain is read up to here.
  entry_seq INTEGER NOT NULL,
  -- What was there before the chain is followed: inspections by rowid, next and last.
  old_next INTEGER NOT NULL,
  old_last INTEGER NOT NULL
) STRICT;
INSERT INTO report_mark (only_row, rules, entry_seq, old_next, old_last) VALUES (1, '', 0, 1, 0);

-- Returns that were told anew by their platform after they were judged.
CREATE TABLE report_stale (
  expected_return_id TEXT PRIMARY KEY REFERENCES expected_return (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER expected_return_report_stale AFTER UPDATE OF version ON expected_return
  WHEN NEW.version <> OLD.version BEGIN
  INSERT INTO report_stale (expected_return_id)
    SELECT NEW.id WHERE EXISTS (SELECT 1 FROM verdict WHERE expected_return_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM report_stale WHERE expected_return_id = NEW.id);
END;

CREATE TABLE report_shop (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  UNIQUE (platform, shop)
) STRICT;

-- What each standing verdict was counted as, to be taken back exactly so when something of it changes.
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

-- `at`: a day (yyyymmdd) or a whole month (yyyymm); shop 0 = no return known.
CREATE TABLE report_roll (
  dimension TEXT NOT NULL CHECK (dimension IN ('all', 'reason', 'text', 'code', 'courier', 'station', 'sku')),
  at INTEGER NOT NULL,
  shop INTEGER NOT NULL,
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
  PRIMARY KEY (dimension, at, shop, key)
) STRICT, WITHOUT ROWID;

-- How long things took: counts in buckets, each 4.5 % wider than the one before.
CREATE TABLE report_wait (
  kind TEXT NOT NULL CHECK (kind IN ('judged', 'acked', 'whole')),
  at INTEGER NOT NULL,
  shop INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (kind, at, shop, bucket)
) STRICT, WITHOUT ROWID;

-- The line that tells name and picture of an article best: the one seen last.
CREATE TABLE report_sku (
  sku TEXT PRIMARY KEY,
  line_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
