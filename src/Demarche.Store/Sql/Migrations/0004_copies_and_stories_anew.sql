-- Fingerprints are made of other word sequences, pairs measured in another way, and sketches for stories drawn anew: everything that
-- was kept of copies goes, and every report is looked at again.
DELETE FROM fingerprints;
DELETE FROM copies;
INSERT INTO work (step, sort, item, cause) SELECT 'copies', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;
INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;
