-- The tables of formats.md 2. What the record is made of (reports, mentions) and the record itself (lines) are kept as
-- JSON bodies with the columns that are searched or sorted by beside them; the views at the end show the bodies as columns.
-- Instants are text, YYYY-MM-DDTHH:MM:SS.ffffffZ, so that they sort; days are YYYY-MM-DD; offsets are code points.

CREATE TABLE counters (kind TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE disputes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

-- Actors that the user gave (read --actors): known to every reading of this store, besides those that ship.
CREATE TABLE given_actors (code TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (code, name)) WITHOUT ROWID;

CREATE TABLE dispute_reports (
  dispute_id INTEGER NOT NULL,
  report_id TEXT NOT NULL,
  PRIMARY KEY (dispute_id, report_id)
) WITHOUT ROWID;
CREATE INDEX dispute_reports_by_report ON dispute_reports (report_id);

-- effective: the date in use (the report's own, or the one inferred from its story), as JSON.
-- known: what others state of the persons that the report names, as it was read with.
-- clues: what the text says of its own day. origins: names of the independent origins.
-- own_sort, sort: canonical order by the own and by the effective date: published earliest, undated last.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  page_key TEXT,
  status TEXT NOT NULL,
  outlet TEXT,
  sort TEXT NOT NULL,
  own_sort TEXT NOT NULL,
  body TEXT NOT NULL,
  effective TEXT NOT NULL,
  origins TEXT NOT NULL DEFAULT '[]',
  clues TEXT NOT NULL DEFAULT '{}',
  known TEXT NOT NULL DEFAULT '[]',
  language TEXT,
  read_at TEXT NOT NULL,
  story_id TEXT,
  copy_of TEXT,
  copied_fraction REAL,
  supersedes TEXT,
  bytes_sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  text_length INTEGER NOT NULL,
  engine TEXT NOT NULL,
  given_id TEXT AS (body ->> 'givenId'),
  kind TEXT AS (body ->> 'kind'),
  title TEXT AS (body ->> 'title'),
  authors TEXT AS (body -> 'authors'),
  outlet_domain TEXT AS (body ->> 'outletDomain'),
  carrier TEXT AS (body ->> 'carrier'),
  dateline TEXT AS (body ->> 'dateline'),
  published_value TEXT AS (effective ->> 'value'),
  published_earliest TEXT AS (effective ->> 'earliest'),
  published_latest TEXT AS (effective ->> 'latest'),
  published_precision TEXT AS (effective ->> 'precision'),
  published_zone TEXT AS (effective ->> 'zone'),
  published_text TEXT AS (effective ->> 'text'),
  published_basis TEXT AS (effective ->> 'basis'),
  published_from TEXT AS (effective ->> 'from'),
  modified TEXT AS (body ->> '$.modified.earliest'),
  fetched TEXT AS (body ->> 'fetched'),
  url TEXT AS (body ->> 'url'),
  canonical_url TEXT AS (body ->> 'canonicalUrl'),
  locator TEXT AS (body ->> 'locator'),
  wire_status TEXT AS (body ->> 'wireStatus'),
  rights TEXT AS (body ->> 'rights'),
  tags TEXT AS (body -> 'tags'),
  notes TEXT AS (body -> 'notes')
);
CREATE INDEX reports_by_page ON reports (page_key) WHERE page_key IS NOT NULL;
CREATE INDEX reports_by_order ON reports (sort, id);
CREATE INDEX reports_by_text ON reports (text_sha256);
CREATE INDEX reports_by_original ON reports (bytes_sha256);

CREATE TABLE texts (report_id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE originals (bytes_sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE parts (
  report_id TEXT NOT NULL,
  "index" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  at TEXT,
  seconds REAL,
  language TEXT,
  PRIMARY KEY (report_id, "index")
) WITHOUT ROWID;

CREATE TABLE dropped (
  report_id TEXT NOT NULL,
  "index" INTEGER NOT NULL,
  after INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (report_id, "index")
) WITHOUT ROWID;

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL,
  "index" INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  part INTEGER NOT NULL
);
CREATE INDEX sentences_by_report ON sentences (report_id);
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO sentence_words (sentence_words, rank) VALUES ('secure-delete', 1);

-- sort: the report's own date in microseconds, so that the holders of a fingerprint stand in canonical order.
CREATE TABLE fingerprints (
  hash INTEGER NOT NULL,
  sort INTEGER NOT NULL,
  report_id TEXT NOT NULL,
  PRIMARY KEY (hash, sort, report_id)
) WITHOUT ROWID;
CREATE INDEX fingerprints_by_report ON fingerprints (report_id);

CREATE TABLE copies (
  report_id TEXT NOT NULL,
  of_report_id TEXT NOT NULL,
  fraction REAL NOT NULL,
  of_fraction REAL NOT NULL,
  runs TEXT NOT NULL,
  PRIMARY KEY (report_id, of_report_id)
) WITHOUT ROWID;
CREATE INDEX copies_by_original ON copies (of_report_id);

CREATE TABLE origins (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE report_origins (
  report_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  origin_id TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  basis TEXT NOT NULL,
  sign TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (report_id, n)
) WITHOUT ROWID;
CREATE INDEX report_origins_by_origin ON report_origins (origin_id);

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  code TEXT
) WITHOUT ROWID;
CREATE TABLE report_actors (
  report_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  code TEXT,
  names TEXT NOT NULL,
  offices TEXT NOT NULL,
  evidence_id TEXT,
  PRIMARY KEY (report_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX report_actors_by_actor ON report_actors (actor_id);

-- For whom persons act, as reports state it in their own words, and every name of a person that a report has. Names are
-- folded; last is the last part of a name. Votes and namings count the reports, and persons is what is learned from both:
-- who a name is, by the country that most reports state.
CREATE TABLE person_statements (
  report_id TEXT NOT NULL,
  name TEXT NOT NULL,
  last TEXT NOT NULL,
  code TEXT NOT NULL,
  office TEXT NOT NULL,
  shown TEXT NOT NULL,
  sort TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  PRIMARY KEY (report_id, name)
) WITHOUT ROWID;
CREATE INDEX person_statements_by_name ON person_statements (name, code, sort, report_id);
CREATE TABLE person_votes (
  last TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  office TEXT NOT NULL,
  shown TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (last, name, code, office, shown)
) WITHOUT ROWID;
CREATE TABLE person_names (
  report_id TEXT NOT NULL,
  name TEXT NOT NULL,
  last TEXT NOT NULL,
  offices TEXT NOT NULL,
  PRIMARY KEY (report_id, name)
) WITHOUT ROWID;
CREATE INDEX person_names_by_name ON person_names (name, report_id);
CREATE TABLE person_namings (
  last TEXT NOT NULL,
  name TEXT NOT NULL,
  offices TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (last, name, offices)
) WITHOUT ROWID;
CREATE TABLE persons (
  last TEXT NOT NULL,
  name TEXT NOT NULL,
  person TEXT NOT NULL,
  shown TEXT NOT NULL,
  code TEXT NOT NULL,
  only_with_party INTEGER NOT NULL,
  PRIMARY KEY (last, name)
) WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL,
  place TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  text TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  seconds REAL
) WITHOUT ROWID;
CREATE INDEX evidence_by_report ON evidence (report_id);

-- One thing told by one report. Human ones come from a correction of op "add".
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  body TEXT NOT NULL,
  engine TEXT NOT NULL,
  correction_id TEXT
);
CREATE INDEX mentions_by_report ON mentions (report_id, kind);
-- key: hash of the kind and the blocking key. Two keys with one hash cost a comparison, no more.
CREATE TABLE mention_keys (
  key INTEGER NOT NULL,
  mention_id INTEGER NOT NULL,
  PRIMARY KEY (key, mention_id)
) WITHOUT ROWID;
CREATE INDEX mention_keys_by_mention ON mention_keys (mention_id);
CREATE TABLE mention_evidence (
  mention_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  evidence_id TEXT NOT NULL,
  PRIMARY KEY (mention_id, n)
) WITHOUT ROWID;
CREATE INDEX mention_evidence_by_evidence ON mention_evidence (evidence_id);

-- Which line of which dispute a mention stands in. Without a line it waits to be joined; prior is the line that it, or
-- the mention that it replaces, stood in before. Dispute 0 holds the stories, which belong to the store as a whole.
CREATE TABLE members (
  mention_id INTEGER NOT NULL,
  dispute_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  line INTEGER,
  prior INTEGER,
  cause TEXT,
  PRIMARY KEY (mention_id, dispute_id)
) WITHOUT ROWID;
CREATE INDEX members_by_line ON members (line);
CREATE INDEX members_waiting ON members (kind) WHERE line IS NULL;
CREATE INDEX members_by_prior ON members (prior) WHERE prior IS NOT NULL;

-- A line of the record: event, position, response, utterance, disagreement, story.
-- dirty: its members changed and it waits to be composed again; the text says what the cause was.
CREATE TABLE lines (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  dispute_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record_status TEXT NOT NULL,
  merged_into INTEGER,
  parent INTEGER,
  sort TEXT NOT NULL,
  date_earliest TEXT,
  date_latest TEXT,
  reported TEXT,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  engine TEXT NOT NULL,
  corrected TEXT NOT NULL DEFAULT '[]',
  headline TEXT NOT NULL,
  body TEXT,
  dirty TEXT
);
CREATE INDEX lines_by_order ON lines (dispute_id, kind, record_status, sort, number);
CREATE INDEX lines_dirty ON lines (kind, number) WHERE dirty IS NOT NULL;
CREATE INDEX lines_by_parent ON lines (parent) WHERE parent IS NOT NULL;
CREATE TABLE line_keys (line INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (line, key)) WITHOUT ROWID;
CREATE INDEX line_keys_by_key ON line_keys (key);

-- Evidence of a line, in the order in which it is shown. Of a line that is gone only the ids stay, so that the line is
-- found again when its evidence comes back.
CREATE TABLE support (
  line INTEGER NOT NULL,
  n INTEGER NOT NULL,
  evidence_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  PRIMARY KEY (line, n)
) WITHOUT ROWID;
CREATE INDEX support_by_evidence ON support (evidence_id);
CREATE INDEX support_by_report ON support (report_id);

-- The position that an answer was found to belong to; null for none. members.line of an answer is 0 until it is composed.
CREATE TABLE answers (
  mention_id INTEGER NOT NULL,
  dispute_id INTEGER NOT NULL,
  position INTEGER,
  PRIMARY KEY (mention_id, dispute_id)
) WITHOUT ROWID;
CREATE INDEX answers_by_position ON answers (position) WHERE position IS NOT NULL;

-- Steps that wait to be taken: analyse, copies, origins, dating for a report, persons for a last name, answers for a position line.
CREATE TABLE work (
  step TEXT NOT NULL,
  sort TEXT NOT NULL,
  item TEXT NOT NULL,
  cause TEXT,
  PRIMARY KEY (step, sort, item)
) WITHOUT ROWID;
CREATE UNIQUE INDEX work_by_item ON work (item, step);

CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  dispute_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  before TEXT,
  after TEXT,
  cause TEXT NOT NULL
);
CREATE INDEX changes_by_dispute ON changes (dispute_id, seq);
CREATE INDEX changes_by_line ON changes (line);

CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  dispute_id INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT,
  op TEXT NOT NULL,
  kind TEXT NOT NULL,
  targets TEXT NOT NULL,
  payload TEXT NOT NULL,
  reason TEXT,
  undone_at TEXT
);

-- What a correction holds on to: a place in a text, and the mention that stands there now.
CREATE TABLE anchors (
  correction INTEGER NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  report_id TEXT NOT NULL,
  page_key TEXT,
  text_sha256 TEXT NOT NULL,
  place TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quotation TEXT NOT NULL,
  mention_id INTEGER,
  PRIMARY KEY (correction, n)
) WITHOUT ROWID;
CREATE INDEX anchors_by_text ON anchors (text_sha256);
CREATE INDEX anchors_by_page ON anchors (page_key) WHERE page_key IS NOT NULL;
CREATE INDEX anchors_by_mention ON anchors (mention_id) WHERE mention_id IS NOT NULL;

CREATE VIEW events AS SELECT id, dispute_id, body ->> 'summary' AS summary, body ->> 'type' AS type, body ->> 'mode' AS mode,
  body ->> 'code' AS code, body -> 'contexts' AS contexts, body ->> 'status' AS status, body -> 'actors' AS actors,
  body -> 'recipients' AS recipients, body ->> '$.date.value' AS date_value, date_earliest, date_latest,
  body ->> '$.date.precision' AS date_precision, body ->> '$.date.basis' AS date_basis, body ->> 'place' AS place,
  reports, outlets, origins, first_seen, record_status, merged_into, engine FROM lines WHERE kind = 'event';

CREATE VIEW positions AS SELECT id, dispute_id, body ->> 'kind' AS kind, body -> 'holders' AS holders,
  body -> 'addressees' AS addressees, body -> 'performers' AS performers, body ->> 'proposition' AS proposition,
  body ->> 'condition' AS condition, body ->> '$.deadline.value' AS deadline_value, body ->> 'force' AS force,
  body ->> 'certainty' AS certainty, body ->> '$.stated.value' AS stated_value, date_earliest AS stated_earliest,
  date_latest AS stated_latest, reports, outlets, origins, first_seen, record_status, merged_into, engine
  FROM lines WHERE kind = 'position';

CREATE VIEW responses AS SELECT r.id, r.dispute_id, p.id AS position_id, r.body -> 'by' AS by, r.body ->> 'status' AS status,
  r.body ->> 'conditional' AS conditional, r.body ->> 'late' AS late, r.body ->> 'disputed' AS disputed,
  r.body ->> '$.date.value' AS date_value, r.date_earliest, r.date_latest, r.reports, r.outlets, r.origins, r.first_seen,
  r.record_status, r.engine FROM lines r LEFT JOIN lines p ON p.number = r.parent WHERE r.kind = 'response';

CREATE VIEW utterances AS SELECT id, dispute_id, body -> 'speaker' AS speaker, body ->> 'speakerOffice' AS speaker_office,
  body -> 'addressee' AS addressee, body ->> 'occasion' AS occasion, body ->> 'language' AS language,
  body ->> 'fullestText' AS fullest_text, body ->> '$.date.value' AS date_value, date_earliest, date_latest, reports, outlets,
  origins, first_seen, record_status, merged_into, engine FROM lines WHERE kind = 'utterance';

CREATE VIEW disagreements AS SELECT id, dispute_id, parent AS about, body ->> 'aspect' AS aspect, body ->> 'about' AS what,
  body ->> 'explanation' AS explanation, body -> 'sides' AS sides, record_status FROM lines WHERE kind = 'disagreement';

CREATE VIEW stories AS SELECT id, body ->> 'title' AS title, body ->> '$.date.value' AS date_value, date_earliest, date_latest,
  record_status, merged_into FROM lines WHERE kind = 'story';
