-- How far the platform's own people are with a return, as it tells; null = not at all, or it does not tell.
ALTER TABLE expected_return ADD COLUMN dispute TEXT
  CHECK (dispute IN ('asked', 'at-work', 'first-ruling', 'review', 'ruled', 'proof-wanted', 'negotiating'));
