-- Corrections, updates and kills of a wire are found by outlet and headline.
CREATE INDEX reports_by_headline ON reports (outlet, title COLLATE NOCASE);
