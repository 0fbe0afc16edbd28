-- Corrections of what a platform refused for good: the same command under the same key with another body. Each row answers
-- one refusal and holds what was ordered before, so that nothing disappears.
CREATE TABLE command_correction (
  -- The answer that refused it, the last of its trail then: one correction for each refusal.
  attempt_seq INTEGER PRIMARY KEY REFERENCES attempt (seq),
  command_id TEXT NOT NULL REFERENCES command (id),
  body_before TEXT NOT NULL CHECK (json_valid(body_before)),
  body_after TEXT NOT NULL CHECK (json_valid(body_after)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  operator_no TEXT NOT NULL,
  -- Who confirmed it, where it takes two people: another sum.
  second_operator_no TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX command_correction_by_command ON command_correction (command_id);
CREATE TRIGGER command_correction_keep_update BEFORE UPDATE ON command_correction BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER command_correction_keep_delete BEFORE DELETE ON command_correction BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER command_correction_allowed BEFORE INSERT ON command_correction
WHEN NOT EXISTS (SELECT 1 FROM command c JOIN attempt a ON a.seq = NEW.attempt_seq AND a.command_id = c.id
  WHERE c.id = NEW.command_id AND c.state = 'parked' AND c.kind IN ('refund', 'refuse') AND c.body = NEW.body_before
    AND NEW.body_after <> NEW.body_before AND (NEW.body_after ->> '$.key') IS c.key
    AND a.step = 'send-answer' AND a.outcome GLOB 'refused:*'
    AND NOT EXISTS (SELECT 1 FROM attempt l WHERE l.command_id = c.id AND l.seq > a.seq))
BEGIN SELECT RAISE(ABORT, 'only what was refused for good is corrected'); END;
CREATE TRIGGER command_correction_custody_added AFTER INSERT ON command_correction BEGIN INSERT INTO custody_entry (event, inspection_id, body) VALUES ('command-corrected', (SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id), json_object('at', NEW.at, 'event', 'command-corrected', 'row', json_object('at', NEW.at, 'attempt_seq', NEW.attempt_seq, 'body_after', NEW.body_after, 'body_before', NEW.body_before, 'command_id', NEW.command_id, 'operator_no', NEW.operator_no, 'reason', NEW.reason, 'second_operator_no', NEW.second_operator_no), 'table', 'command_correction')); END;

-- What was ordered stays as it was; its body changes only by the correction that answers the last word of its trail.
DROP TRIGGER command_keep_order;
CREATE TRIGGER command_keep_order BEFORE UPDATE OF key, platform, kind, parcel_id, expected_return_id, decision_id ON command BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;
CREATE TRIGGER command_keep_body BEFORE UPDATE OF body ON command
WHEN NEW.body IS NOT OLD.body AND NOT (OLD.state = 'parked' AND EXISTS (SELECT 1 FROM command_correction k
  WHERE k.command_id = OLD.id AND k.body_before = OLD.body AND k.body_after = NEW.body
    AND NOT EXISTS (SELECT 1 FROM attempt l WHERE l.command_id = OLD.id AND l.seq > k.attempt_seq)))
BEGIN SELECT RAISE(ABORT, 'what was ordered is never changed'); END;
