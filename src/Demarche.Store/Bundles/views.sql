-- The tables of formats.md 2 as a bundle shows them, for those who read it with other tools. Each begins with its name and its columns with
-- their types; nothing is restored from them but the texts of reports. Tables of the store that have the same columns are not here: they are written as they are.

-- reports: id text, given_id text, page_key text, status text, kind text, title text, authors list, outlet text, outlet_domain text, outlet_country text, carrier text, dateline text, published_value text, published_earliest instant, published_latest instant, published_precision text, published_zone text, published_text text, published_basis text, published_from text, modified instant, fetched instant, read_at instant, language text, url text, canonical_url text, locator text, warc_record_id text, warc_payload_digest text, story_id text, copy_of text, copied_fraction real, supersedes text, wire_status text, bytes_sha256 text, text_sha256 text, text_length whole, text text, rights text, tags list, notes list, origins list, engine text
SELECT r.id, given_id, page_key, status, kind, title, authors, outlet, outlet_domain, outlet_country, carrier, dateline, published_value, published_earliest, published_latest,
  published_precision, published_zone, published_text, published_basis, published_from, modified, fetched, read_at, language, url, canonical_url, locator, warc_record_id, warc_payload_digest,
  story_id, copy_of, copied_fraction, supersedes, wire_status, bytes_sha256, text_sha256, text_length, t.text, rights, tags, notes, origins, engine
FROM reports r LEFT JOIN texts t ON t.report_id = r.id ORDER BY r.sort, r.id

-- outlets: name text, domains list, reports whole, country text
SELECT o.outlet, json_group_array(DISTINCT o.outlet_domain) FILTER (WHERE o.outlet_domain IS NOT NULL), count(*),
  (SELECT c.outlet_country FROM reports c WHERE c.outlet = o.outlet AND c.outlet_country IS NOT NULL GROUP BY c.outlet_country ORDER BY count(*) DESC, c.outlet_country LIMIT 1)
FROM reports o WHERE o.outlet IS NOT NULL GROUP BY o.outlet ORDER BY o.outlet

-- events: id text, dispute text, summary text, type text, mode text, code text, contexts list, status text, actors json, recipients json, date_value text, date_earliest day, date_latest day, date_precision text, date_basis text, place text, reports whole, outlets whole, origins whole, first_seen instant, record_status text, merged_into text, engine text, background whole
SELECT e.id, d.name, summary, type, mode, code, contexts, status, actors, recipients, date_value, e.date_earliest, e.date_latest, date_precision, date_basis, place, e.reports,
  e.outlets, e.origins, e.first_seen, e.record_status, h.id, e.engine, l.body ->> 'background' FROM events e LEFT JOIN disputes d ON d.id = e.dispute_id LEFT JOIN lines h ON h.number = e.merged_into
JOIN lines l ON l.id = e.id ORDER BY e.id

-- positions: id text, dispute text, kind text, holders json, addressees json, performers json, proposition text, condition text, deadline_value text, force text, certainty text, stated_value text, stated_earliest day, stated_latest day, reports whole, outlets whole, origins whole, first_seen instant, record_status text, merged_into text, engine text, deadline_earliest day, deadline_latest day, deadline_text text, restated list, status_now text, status_as_of day
SELECT p.id, d.name, p.kind, holders, addressees, performers, proposition, condition, deadline_value, force, certainty, stated_value, stated_earliest, stated_latest, p.reports, p.outlets,
  p.origins, p.first_seen, p.record_status, h.id, p.engine, l.body ->> '$.deadline.earliest', l.body ->> '$.deadline.latest', l.body ->> '$.deadline.expression',
  (SELECT json_group_array(x.evidence_id) FROM (SELECT s.evidence_id FROM support s WHERE s.line = l.number AND s.n > 0 ORDER BY s.n) x), NULL, NULL
FROM positions p LEFT JOIN disputes d ON d.id = p.dispute_id LEFT JOIN lines h ON h.number = p.merged_into JOIN lines l ON l.id = p.id ORDER BY p.id

-- responses: id text, dispute text, position_id text, by json, status text, conditional whole, late whole, disputed whole, date_value text, date_earliest day, date_latest day, reports whole, outlets whole, origins whole, first_seen instant, record_status text, engine text
SELECT r.id, d.name, position_id, by, status, conditional, late, disputed, date_value, date_earliest, date_latest, reports, outlets, origins, first_seen, record_status, engine
FROM responses r LEFT JOIN disputes d ON d.id = r.dispute_id ORDER BY r.id

-- utterances: id text, dispute text, speaker json, speaker_office text, addressee json, occasion text, language text, fullest_text text, date_value text, date_earliest day, date_latest day, reports whole, outlets whole, origins whole, first_seen instant, record_status text, merged_into text, engine text, joint_speakers json, speaker_described text
SELECT u.id, d.name, speaker, speaker_office, addressee, occasion, language, fullest_text, date_value, u.date_earliest, u.date_latest, u.reports, u.outlets, u.origins, u.first_seen,
  u.record_status, h.id, u.engine, (SELECT l.body -> 'jointSpeakers' FROM lines l WHERE l.id = u.id), (SELECT l.body ->> 'speakerDescribed' FROM lines l WHERE l.id = u.id) FROM utterances u LEFT JOIN disputes d ON d.id = u.dispute_id LEFT JOIN lines h ON h.number = u.merged_into ORDER BY u.id

-- variants: utterance_id text, index whole, variant json
SELECT l.id, v.key, v.value FROM lines l, json_each(l.body, '$.variants') v WHERE l.kind = 'utterance' AND l.body IS NOT NULL ORDER BY l.id, v.key

-- paraphrases: utterance_id text, index whole, report_id text, outlet text, evidence_id text, text text
SELECT l.id, d.name FROM lines l JOIN disputes d ON d.id = l.dispute_id WHERE l.kind = 'utterance' AND l.record_status = 'current' AND l.body IS NOT NULL AND EXISTS (
  SELECT 1 FROM line_keys x CROSS JOIN mention_keys k ON k.key = x.key CROSS JOIN mentions m ON m.id = k.mention_id AND m.kind = 'paraphrase'
  WHERE x.line = l.number AND abs(k.day - CAST(julianday(coalesce(l.body ->> '$.date.earliest', substr(l.reported, 1, 10))) - 2440587.5 AS INTEGER)) <= 1) ORDER BY d.name, l.id

-- disagreements: id text, dispute text, about text, aspect text, what text, explanation text, basis text, sides json, record_status text
SELECT g.id, d.name, coalesce(h.id, (SELECT CASE l.kind WHEN 'response' THEN p.id ELSE l.id END
  FROM support s CROSS JOIN support o ON o.evidence_id = s.evidence_id CROSS JOIN lines l ON l.number = o.line LEFT JOIN lines p ON p.number = l.parent
  WHERE s.line = g.number AND s.n = 0 AND l.kind IN ('event', 'position', 'response') AND l.record_status IN ('current', 'rejected') AND l.dispute_id = g.dispute_id
  ORDER BY CASE l.kind WHEN g.body ->> 'of' THEN 0 ELSE 1 END, CASE l.kind WHEN 'event' THEN 0 WHEN 'position' THEN 1 ELSE 2 END, l.number LIMIT 1)),
  g.body ->> 'aspect', g.body ->> 'about', g.body ->> 'explanation', g.body ->> 'basis', g.body -> 'sides', g.record_status
FROM lines g LEFT JOIN disputes d ON d.id = g.dispute_id LEFT JOIN lines h ON h.number = g.parent WHERE g.kind = 'disagreement' AND g.record_status <> 'silent' ORDER BY g.id

-- support: record_id text, index whole, evidence_id text, report_id text, outlet text, origins list, first whole
SELECT l.id, s.n, s.evidence_id, s.report_id, r.outlet, r.origins, s.n = 0 FROM support s JOIN lines l ON l.number = s.line LEFT JOIN reports r ON r.id = s.report_id ORDER BY l.id, s.n

-- disagreement_sides: disagreement_id text, index whole, value text, evidence_ids list, outlets whole, origins whole, latest text
SELECT l.id, v.key, v.value ->> 'value', v.value -> 'evidence',
  (SELECT count(DISTINCT r.outlet) FROM json_each(v.value, '$.evidence') x JOIN evidence e ON e.id = x.value JOIN reports r ON r.id = e.report_id),
  (SELECT count(DISTINCT o.value) FROM json_each(v.value, '$.evidence') x JOIN evidence e ON e.id = x.value JOIN reports r ON r.id = e.report_id, json_each(r.origins) o),
  (SELECT max(r.published_value) FROM json_each(v.value, '$.evidence') x JOIN evidence e ON e.id = x.value JOIN reports r ON r.id = e.report_id)
FROM lines l, json_each(l.body, '$.sides') v WHERE l.kind = 'disagreement' AND l.body IS NOT NULL AND l.record_status <> 'silent' ORDER BY l.id, v.key

-- quantities: id text, about text, what text, unit text, value real, low real, high real, approx whole, bound text, evidence_id text, report_id text
SELECT 'q_' || m.id, r.story_id, m.body ->> '$.count.what', m.body ->> '$.count.unit', CASE WHEN m.body ->> '$.count.low' = m.body ->> '$.count.high' THEN m.body ->> '$.count.low' END,
  m.body ->> '$.count.low', m.body ->> '$.count.high', m.body ->> '$.count.approximate', m.body ->> '$.count.bound',
  (SELECT x.evidence_id FROM mention_evidence x WHERE x.mention_id = m.id ORDER BY x.n LIMIT 1), m.report_id
FROM mentions m JOIN reports r ON r.id = m.report_id WHERE m.kind = 'disagreement' AND m.body ->> 'kind' = 'count' ORDER BY m.id

-- stories: id text, title text, date_value text, date_earliest day, date_latest day, record_status text, merged_into text, reports whole, outlets whole, origins whole, first_seen instant, engine text, thread text, continues text
SELECT t.id, t.body ->> 'title', t.body ->> '$.date.value', t.date_earliest, t.date_latest, t.record_status, h.id, t.reports, t.outlets,
  (SELECT count(DISTINCT o.value) FROM members w CROSS JOIN mentions m ON m.id = w.mention_id CROSS JOIN reports r ON r.id = m.report_id CROSS JOIN json_each(r.origins) o WHERE w.line = t.number), t.first_seen, t.engine,
  'th_' || substr(f.id, 4), p.id
FROM lines t LEFT JOIN lines h ON h.number = t.merged_into LEFT JOIN story_threads x ON x.story = t.number LEFT JOIN lines f ON f.number = x.root LEFT JOIN lines p ON p.number = x.parent WHERE t.kind = 'story' ORDER BY t.id

-- actors: id text, name text, type text, code text
SELECT id, name, type, code FROM actors ORDER BY id

-- actor_names: actor_id text, name text, reports whole
SELECT x.actor_id, n.value, count(*) FROM report_actors x, json_each(x.names) n GROUP BY 1, 2 ORDER BY 1, 2

-- offices: actor_id text, office text, from text, to text, evidence_id text
SELECT x.actor_id, n.value, min(nullif(substr(r.sort, 1, 10), '~')), max(nullif(substr(r.sort, 1, 10), '~')), min(x.evidence_id)
FROM report_actors x JOIN reports r ON r.id = x.report_id, json_each(x.offices) n GROUP BY 1, 2 ORDER BY 1, 2

-- changes: seq whole, at instant, dispute text, record_id text, record_type text, kind text, before text, after text, cause text
SELECT c.seq, c.at, d.name, l.id, l.kind, c.kind, c.before, c.after, c.cause FROM changes c JOIN lines l ON l.number = c.line LEFT JOIN disputes d ON d.id = c.dispute_id ORDER BY c.seq

-- corrections: id text, at instant, dispute text, by text, op text, targets list, anchor json, payload text, reason text, undone_at instant, undone_by text
SELECT c.id, c.at, d.name, c.by, c.op, c.targets,
  (SELECT json_group_array(json_object('kind', a.kind, 'report', a.report_id, 'textSha256', a.text_sha256, 'in', a.place, 'start', a.start, 'end', a.end, 'text', a.quotation))
   FROM (SELECT * FROM anchors WHERE correction = c.number ORDER BY n) a),
  c.payload, c.reason, c.undone_at, c.undone_by FROM corrections c LEFT JOIN disputes d ON d.id = c.dispute_id ORDER BY c.number
