-- Finding a case by whatever is known of it. All of it can be made anew from the other tables; nothing here is evidence.

-- One inspection in the index. The number is the time of opening (ms) × 1024 and a counter: newest first is the order of
-- the numbers, and a span of days is a range of them.
CREATE TABLE case_doc (
  seq INTEGER PRIMARY KEY,
  inspection_id TEXT NOT NULL UNIQUE REFERENCES inspection (id)
) STRICT;

-- body: what is searched for. short: cells for words of one or two characters, which three-character tokens can't hold.
-- marks: its verdicts and whether something is undecided, so that a filter is a word of the query. No copy of the text.
CREATE VIRTUAL TABLE case_text USING fts5(body, short, marks, content='', contentless_delete=1, tokenize='trigram');

-- How far the index has read the chain: what was added after it makes an inspection be read anew.
CREATE TABLE case_index (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  entry_seq INTEGER NOT NULL
) STRICT;

INSERT INTO case_index VALUES (1, 0);

-- Inspections whose return was told anew by a platform or a file: that leaves no entry in the chain.
CREATE TABLE case_stale (
  inspection_id TEXT PRIMARY KEY REFERENCES inspection (id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER expected_return_case_stale AFTER UPDATE OF version, pulled_at ON expected_return BEGIN
  INSERT OR IGNORE INTO case_stale (inspection_id)
    SELECT inspection.id FROM parcel_return JOIN inspection ON inspection.parcel_id = parcel_return.parcel_id
    WHERE parcel_return.expected_return_id = NEW.id;
END;
