-- Threads of stories: from which earlier story each goes on (parent, null for none), why, and the first story of its thread (root, null while it waits to be
-- found). All three are line numbers; sort is that of the story's line. Stories without a date stand in no thread. The stories themselves are composed anew.
CREATE TABLE story_threads (
  story INTEGER PRIMARY KEY,
  sort TEXT NOT NULL,
  parent INTEGER,
  strength REAL NOT NULL,
  why TEXT,
  root INTEGER
);
CREATE INDEX story_threads_by_parent ON story_threads (parent) WHERE parent IS NOT NULL;
CREATE INDEX story_threads_by_root ON story_threads (root, sort);
CREATE INDEX story_threads_loose ON story_threads (sort) WHERE root IS NULL;

-- What two stories of one thread meet by, on days around each other. day: days since 1970.
CREATE TABLE story_keys (
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (key, day, story)
) WITHOUT ROWID;
CREATE INDEX story_keys_by_story ON story_keys (story);

UPDATE lines SET dirty = 'upgrade' WHERE kind = 'story' AND record_status = 'current' AND dirty IS NULL;
