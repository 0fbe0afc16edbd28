-- Cases of disputes by the days they began in: reports count them, and there are years of them.
CREATE INDEX dispute_case_begun ON dispute_case (opened_at);
