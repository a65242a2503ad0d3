-- What the network read of the words of a report, so that reading it again in the light of others need not run it again. Good for
-- the engine that made it.
CREATE TABLE word_readings (report_id TEXT PRIMARY KEY, engine TEXT NOT NULL, body BLOB NOT NULL);
