-- The lines of a return once more, as JSON beside it (StoredLine, src/main/session/expected-return-writer.ts): a scan reads
-- one row instead of five places of the file. The rows of expected_line stay what is searched and referred to. Null = stored
-- by a version before and not told of since: its lines are read from their rows, so that a million returns need no rewriting.
ALTER TABLE expected_return ADD COLUMN lines TEXT CHECK (json_valid(lines));
