-- A return that is told anew twice before the case index has run: the store writes it by an upsert, and SQLite gives a
-- trigger's statements the conflict rule of the statement that fired it (https://www.sqlite.org/lang_createtrigger.html),
-- so that OR IGNORE did not hold there and the whole page of returns was refused.
DROP TRIGGER expected_return_case_stale;

CREATE TRIGGER expected_return_case_stale AFTER UPDATE OF version, pulled_at ON expected_return BEGIN
  INSERT INTO case_stale (inspection_id)
    SELECT DISTINCT inspection.id FROM parcel_return JOIN inspection ON inspection.parcel_id = parcel_return.parcel_id
    WHERE parcel_return.expected_return_id = NEW.id
      AND inspection.id NOT IN (SELECT inspection_id FROM case_stale);
END;
