-- Lines found by what they say and by who takes part in them. Both tables follow the lines by triggers, so that nobody who writes a line has to
-- think of them; neither goes into a bundle, as a restored line brings its entries with it.
CREATE VIRTUAL TABLE line_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO line_words (line_words, rank) VALUES ('secure-delete', 1);

-- actor: the key of the actor itself; party: whom it acts for, the first word of its code. A country is its own party.
CREATE TABLE line_parties (
  line INTEGER NOT NULL,
  role TEXT NOT NULL,
  actor TEXT NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (line, role, actor)
) WITHOUT ROWID;
CREATE INDEX line_parties_by_actor ON line_parties (actor, role);
CREATE INDEX line_parties_by_party ON line_parties (party, role);

-- Copies of a report, for the tree of who copied whom.
CREATE INDEX reports_by_copied ON reports (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX changes_by_line_seq ON changes (dispute_id, line, seq);

-- Lines of one type (of an event) or kind (of a position), in order; how many of each status a day; background, which is rare.
CREATE INDEX lines_by_type ON lines (dispute_id, kind, record_status, coalesce(body ->> 'type', body ->> 'kind'), sort, number);
CREATE INDEX lines_by_status ON lines (dispute_id, kind, record_status, (body ->> 'status'), (body ->> 'background'), coalesce(date_earliest, date_latest));

CREATE VIEW told_parties AS SELECT l.number AS line, r.key AS role, a.value ->> 'key' AS actor,
  coalesce(substr(a.value ->> 'code', 1, instr((a.value ->> 'code') || ' ', ' ') - 1), a.value ->> 'key') AS party, a.value ->> 'name' AS name
  FROM lines l, json_each(l.body) r, json_each(CASE r.type WHEN 'array' THEN r.value ELSE json_array(json(r.value)) END) a
  WHERE r.key IN ('actors', 'recipients', 'saidBy', 'holders', 'addressees', 'performers', 'by', 'speaker', 'addressee')
    AND r.type IN ('array', 'object') AND a.value ->> 'key' IS NOT NULL;

CREATE VIEW told_words AS SELECT l.number AS line, concat_ws(' ', CASE l.kind WHEN 'response' THEN l.headline END, l.body ->> 'summary', l.body ->> 'proposition', l.body ->> 'condition',
  l.body ->> 'fullestText', l.body ->> 'speakerOffice', l.body ->> 'occasion', l.body ->> 'place', l.body ->> 'type', l.body ->> 'kind',
  (SELECT group_concat(DISTINCT p.name) FROM told_parties p WHERE p.line = l.number)) AS words
  FROM lines l WHERE l.kind IN ('event', 'position', 'response', 'utterance') AND l.body IS NOT NULL;

INSERT INTO line_parties (line, role, actor, party) SELECT line, role, actor, party FROM told_parties WHERE true ON CONFLICT DO NOTHING;
INSERT INTO line_words (rowid, words) SELECT line, words FROM told_words;

CREATE TRIGGER line_told AFTER INSERT ON lines WHEN NEW.body IS NOT NULL AND NEW.kind <> 'story' BEGIN
  INSERT INTO line_parties (line, role, actor, party) SELECT line, role, actor, party FROM told_parties WHERE line = NEW.number ON CONFLICT DO NOTHING;
  INSERT INTO line_words (rowid, words) SELECT line, words FROM told_words WHERE line = NEW.number;
END;
CREATE TRIGGER line_retold AFTER UPDATE OF body, headline ON lines
WHEN (OLD.body IS NOT NEW.body OR OLD.headline IS NOT NEW.headline) AND NEW.kind <> 'story' BEGIN
  DELETE FROM line_parties WHERE line = NEW.number;
  DELETE FROM line_words WHERE rowid = NEW.number;
  INSERT INTO line_parties (line, role, actor, party) SELECT line, role, actor, party FROM told_parties WHERE line = NEW.number ON CONFLICT DO NOTHING;
  INSERT INTO line_words (rowid, words) SELECT line, words FROM told_words WHERE line = NEW.number;
END;
CREATE TRIGGER line_gone AFTER DELETE ON lines BEGIN
  DELETE FROM line_parties WHERE line = OLD.number;
  DELETE FROM line_words WHERE rowid = OLD.number;
END;
