-- Supplements to partial refunds that wait for their second word are found among years of events: there are few of them.
CREATE INDEX custody_event_supplement ON custody_event (inspection_id) WHERE kind = 'supplement';
