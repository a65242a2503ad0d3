-- Who took a correction back, beside who made it.
ALTER TABLE corrections ADD COLUMN undone_by TEXT;
