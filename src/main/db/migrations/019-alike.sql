-- Which article was found with which defect, a line each, so that "many alike" is one stretch of a key and never a look
-- through years of verdicts. It follows the verdicts by itself; nothing else writes it.
CREATE TABLE verdict_defect (
  sku TEXT NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  verdict_id TEXT NOT NULL REFERENCES verdict (id),
  PRIMARY KEY (sku, code, at, verdict_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_defect_by_verdict ON verdict_defect (verdict_id);

CREATE TRIGGER verdict_defect_given AFTER INSERT ON verdict
  WHEN NEW.verdict <> 'intact' AND NEW.expected_return_id IS NOT NULL BEGIN
  INSERT INTO verdict_defect (sku, code, at, verdict_id)
    SELECT DISTINCT l.sku, c.value, NEW.at, NEW.id FROM expected_line l, json_each(NEW.codes) c
    WHERE l.expected_return_id = NEW.expected_return_id AND l.is_gift = 0;
END;
CREATE TRIGGER verdict_defect_matched AFTER UPDATE OF expected_return_id ON verdict
  WHEN NEW.verdict <> 'intact' AND OLD.expected_return_id IS NULL AND NEW.expected_return_id IS NOT NULL BEGIN
  INSERT INTO verdict_defect (sku, code, at, verdict_id)
    SELECT DISTINCT l.sku, c.value, NEW.at, NEW.id FROM expected_line l, json_each(NEW.codes) c
    WHERE l.expected_return_id = NEW.expected_return_id AND l.is_gift = 0;
END;
CREATE TRIGGER verdict_defect_revoked AFTER UPDATE OF revoked_at ON verdict WHEN NEW.revoked_at IS NOT NULL BEGIN
  DELETE FROM verdict_defect WHERE verdict_id = NEW.id;
END;

-- What was judged before: only as far back as anybody could count alike ones.
INSERT INTO verdict_defect (sku, code, at, verdict_id)
  SELECT DISTINCT l.sku, c.value, v.at, v.id
  FROM verdict v JOIN expected_line l ON l.expected_return_id = v.expected_return_id AND l.is_gift = 0, json_each(v.codes) c
  WHERE v.verdict <> 'intact' AND v.revoked_at IS NULL AND v.at > (SELECT max(at) FROM verdict) - 90 * 86400000;

-- Who changed which setting: read without the rest of what is told to the chain.
CREATE INDEX custody_event_settings ON custody_event (at) WHERE kind = 'settings-changed';
