-- What a report tells that its outlet took back is shown struck through: such reports are analysed again, and which report took one back is found by index.
CREATE INDEX reports_by_successor ON reports (supersedes) WHERE supersedes IS NOT NULL;
-- The few that are struck through, apart from the many ids that only answer for a line that is gone.
CREATE INDEX lines_struck ON lines (dispute_id, kind, sort, number) WHERE record_status = 'withdrawn' AND body IS NOT NULL;
INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status = 'withdrawn'
ON CONFLICT DO NOTHING;
