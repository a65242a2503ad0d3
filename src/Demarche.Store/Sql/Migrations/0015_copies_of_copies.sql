-- Copies of copies are read again: their words count from the first report that has them, and told_as names all that they come by, the nearest first.
INSERT INTO work (step, sort, item, cause) SELECT 'dating', r.own_sort, r.id, 'upgrade' FROM reports r JOIN reports o ON o.id = r.copy_of
WHERE r.status = 'current' AND o.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
