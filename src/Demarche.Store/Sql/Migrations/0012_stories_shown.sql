-- Stories are shown: each rests on a heading, is found by its words, and names the stories that it took in. Their sketches are drawn anew.

DROP TRIGGER line_told;
DROP TRIGGER line_retold;
DROP VIEW told_words;
CREATE VIEW told_words AS SELECT l.number AS line, concat_ws(' ', CASE l.kind WHEN 'response' THEN l.headline END, l.body ->> 'title', l.body ->> 'summary', l.body ->> 'proposition',
  l.body ->> 'condition', l.body ->> 'fullestText', l.body ->> 'speakerOffice', l.body ->> 'occasion', l.body ->> 'place', l.body ->> 'type', l.body ->> 'kind',
  (SELECT group_concat(DISTINCT p.name) FROM told_parties p WHERE p.line = l.number)) AS words
  FROM lines l WHERE l.kind IN ('event', 'position', 'response', 'utterance', 'story') AND l.body IS NOT NULL;
INSERT INTO line_words (rowid, words) SELECT t.line, t.words FROM lines l JOIN told_words t ON t.line = l.number WHERE l.kind = 'story';
CREATE TRIGGER line_told AFTER INSERT ON lines WHEN NEW.body IS NOT NULL BEGIN
  INSERT INTO line_parties (line, role, actor, party) SELECT line, role, actor, party FROM told_parties WHERE line = NEW.number ON CONFLICT DO NOTHING;
  INSERT INTO line_words (rowid, words) SELECT line, words FROM told_words WHERE line = NEW.number;
END;
CREATE TRIGGER line_retold AFTER UPDATE OF body, headline ON lines WHEN OLD.body IS NOT NEW.body OR OLD.headline IS NOT NEW.headline BEGIN
  DELETE FROM line_parties WHERE line = NEW.number;
  DELETE FROM line_words WHERE rowid = NEW.number;
  INSERT INTO line_parties (line, role, actor, party) SELECT line, role, actor, party FROM told_parties WHERE line = NEW.number ON CONFLICT DO NOTHING;
  INSERT INTO line_words (rowid, words) SELECT line, words FROM told_words WHERE line = NEW.number;
END;

INSERT INTO work (step, sort, item, cause) SELECT 'analyse', own_sort, id, 'upgrade' FROM reports WHERE status = 'current'
ON CONFLICT DO NOTHING;
