-- day: days since 1970-01-01 on which a key holds, or a number below all days for any day. Two mentions meet when they share a key
-- and their days lie within reach of each other: what is told again for years is not compared with all of its past.
DROP TABLE mention_keys;
CREATE TABLE mention_keys (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  mention_id INTEGER NOT NULL,
  reach INTEGER NOT NULL,
  PRIMARY KEY (key, day, mention_id)
) WITHOUT ROWID;
CREATE INDEX mention_keys_by_mention ON mention_keys (mention_id, reach);

-- Keys are made from what a report tells: all are analysed again.
INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;

-- Lines that came to a line, so that merging it into another need not look at all lines.
CREATE INDEX lines_by_heir ON lines (merged_into) WHERE merged_into IS NOT NULL;
