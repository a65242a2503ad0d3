-- Disagreements are lines of claims (counts, acts and denials, answers, quotations), over all stories: what was kept of numbers by story goes, and every report is
-- analysed again for its claims.
DELETE FROM mention_keys WHERE mention_id IN (SELECT id FROM mentions WHERE kind = 'disagreement');
DELETE FROM mention_evidence WHERE mention_id IN (SELECT id FROM mentions WHERE kind = 'disagreement');
DELETE FROM members WHERE kind = 'disagreement';
DELETE FROM mentions WHERE kind = 'disagreement';
DELETE FROM work WHERE step = 'numbers';
UPDATE lines SET record_status = 'withdrawn', merged_into = NULL, body = NULL, headline = '', parent = NULL, dirty = NULL, reports = 0, outlets = 0, origins = 0
  WHERE kind = 'disagreement' AND body IS NOT NULL AND (parent IS NULL OR parent IN (SELECT number FROM lines WHERE kind = 'story'));
INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status IN ('current', 'withdrawn')
ON CONFLICT DO NOTHING;
