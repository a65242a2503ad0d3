-- One more copy, {k}, of every report, line and what belongs to them, under other ids. renamed(x) gives ids of reports and of evidence in a text
-- their ids in the copy. Indexes of words follow: those of lines by their triggers, those of sentences here.
INSERT INTO dispute_reports SELECT d.dispute_id, renamed(d.report_id) FROM dispute_reports d JOIN old_reports o ON o.id = d.report_id;
INSERT INTO reports (id, page_key, status, outlet, sort, own_sort, body, effective, origins, clues, known, language, read_at, story_id, copy_of, copied_fraction, supersedes, bytes_sha256, text_sha256, text_length, engine)
  SELECT renamed(r.id), page_key || '{k}', status, outlet, sort, own_sort, renamed(body), effective, origins, clues, known, language, read_at, story_id || '_{k}', renamed(copy_of), copied_fraction, renamed(supersedes), bytes_sha256, text_sha256, text_length, engine
  FROM reports r JOIN old_reports o ON o.id = r.id;
INSERT INTO texts SELECT renamed(t.report_id), t.text FROM texts t JOIN old_reports o ON o.id = t.report_id;
INSERT INTO parts SELECT renamed(p.report_id), "index", kind, start, end, at, seconds, language FROM parts p JOIN old_reports o ON o.id = p.report_id;
INSERT INTO copies SELECT renamed(c.report_id), renamed(c.of_report_id), fraction, of_fraction, runs, changes FROM copies c JOIN old_reports o ON o.id = c.report_id;
INSERT INTO report_origins SELECT renamed(x.report_id), n, origin_id, start, end, basis, sign, confidence FROM report_origins x JOIN old_reports o ON o.id = x.report_id;
INSERT INTO report_actors SELECT renamed(x.report_id), actor_id, name, type, code, names, offices, renamed(evidence_id) FROM report_actors x JOIN old_reports o ON o.id = x.report_id;
INSERT INTO evidence SELECT renamed(e.id), renamed(e.report_id), place, start, end, sentence, text, prefix, suffix, text_sha256, seconds FROM evidence e JOIN old_reports o ON o.id = e.report_id;
INSERT INTO sentences SELECT s.id + {sentences}, renamed(s.report_id), s."index", s.start, s.end, s.part FROM old_sentences s;
INSERT INTO sentence_words (rowid, words) SELECT s.id + {sentences}, substr(t.text, s.start + 1, s.end - s.start) FROM old_sentences s JOIN texts t ON t.report_id = s.report_id ORDER BY s.id;
INSERT INTO lines (number, id, dispute_id, kind, record_status, merged_into, parent, sort, date_earliest, date_latest, reported, reports, outlets, origins, first_seen, engine, corrected, headline, body, dirty)
  SELECT number + {lines}, id || '_{k}', dispute_id, kind, record_status, merged_into + {lines}, parent + {lines}, renamed(sort), date_earliest, date_latest, reported, reports, outlets, origins, first_seen, engine, corrected, headline, renamed(body), dirty
  FROM old_lines;
INSERT INTO support SELECT s.line + {lines}, s.n, renamed(s.evidence_id), renamed(s.report_id) FROM support s JOIN old_lines l ON l.number = s.line;
INSERT INTO changes (at, dispute_id, line, kind, before, after, cause) SELECT at, dispute_id, line + {lines}, kind, before, after, renamed(cause) FROM old_changes;
INSERT INTO mentions (id, report_id, kind, ordinal, body, engine) SELECT id + {mentions}, renamed(report_id), kind, ordinal, renamed(body), engine FROM old_told;
INSERT INTO members (mention_id, dispute_id, kind, line) SELECT w.mention_id + {mentions}, w.dispute_id, w.kind, w.line + {lines} FROM members w JOIN old_told t ON t.id = w.mention_id WHERE w.line IS NOT NULL;
INSERT INTO story_threads (story, sort, parent, strength, why, root) SELECT story + {lines}, renamed(sort), parent + {lines}, strength, why, root + {lines} FROM old_threads;
