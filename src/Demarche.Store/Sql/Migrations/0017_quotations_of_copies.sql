-- What stands between straight quotation marks is read in another way, so fingerprints are made of other words and pairs measured anew:
-- what was kept of copies goes, and every report is looked at again, its sketch for stories too.
DELETE FROM fingerprints;
DELETE FROM copies;
INSERT INTO work (step, sort, item, cause) SELECT 'copies', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;
INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;
