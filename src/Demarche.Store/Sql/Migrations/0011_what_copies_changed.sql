-- What a copy changed of the report that it copies: kinds with their places, in code points. Null for a pair of which the later report is no copy, or
-- a copy of another. Origins of copies are judged again, and this with them.
ALTER TABLE copies ADD COLUMN changes TEXT;
INSERT INTO work (step, sort, item, cause) SELECT 'origins', own_sort, id, 'upgrade' FROM reports WHERE status = 'current' AND copy_of IS NOT NULL
ON CONFLICT DO NOTHING;
