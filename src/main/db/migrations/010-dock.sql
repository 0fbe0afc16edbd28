-- Parcels that were received at the dock and not opened yet: a working list, so that the board needs no look through years
-- of parcels. That and when one was received stands in its own row and in the chain.
CREATE TABLE dock_parcel (
  parcel_id TEXT PRIMARY KEY REFERENCES parcel (id),
  received_at INTEGER NOT NULL,
  operator_no TEXT NOT NULL
) STRICT, WITHOUT ROWID;
