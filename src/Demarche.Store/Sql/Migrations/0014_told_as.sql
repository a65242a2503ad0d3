-- The report whose date the words that a copy took from it count from; null for none. Copies are read again with it.
ALTER TABLE reports ADD COLUMN told_as TEXT;
INSERT INTO work (step, sort, item, cause) SELECT 'dating', own_sort, id, 'upgrade' FROM reports WHERE status = 'current' AND copy_of IS NOT NULL
ON CONFLICT DO NOTHING;
