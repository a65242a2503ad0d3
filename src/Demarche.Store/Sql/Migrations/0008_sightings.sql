-- A page that was fetched again and had not changed: one row for each report that it is a sighting of. One whose report is not held waits under no
-- report (''), until the report comes. key: hash of the record that tells it, so that reading a file twice adds nothing.
CREATE TABLE sightings (
  report_id TEXT NOT NULL,
  key TEXT NOT NULL,
  fetched TEXT,
  url TEXT,
  locator TEXT NOT NULL,
  bytes_sha256 TEXT,
  warc_record_id TEXT,
  warc_payload_digest TEXT,
  refers_to TEXT,
  refers_to_url TEXT,
  refers_to_fetched TEXT,
  PRIMARY KEY (report_id, key)
) WITHOUT ROWID;
CREATE INDEX sightings_of_record ON sightings (refers_to) WHERE refers_to IS NOT NULL;
CREATE INDEX sightings_of_payload ON sightings (warc_payload_digest) WHERE report_id = '' AND warc_payload_digest IS NOT NULL;
CREATE INDEX sightings_of_page ON sightings (url) WHERE report_id = '' AND url IS NOT NULL;
CREATE INDEX sightings_of_other_page ON sightings (refers_to_url) WHERE report_id = '' AND refers_to_url IS NOT NULL;

-- The record of a crawl file that a report was read from, and the country of its outlet as the input names it.
ALTER TABLE reports ADD COLUMN warc_record_id TEXT AS (body ->> '$.crawl.id');
ALTER TABLE reports ADD COLUMN warc_payload_digest TEXT AS (body ->> '$.crawl.payloadDigest');
ALTER TABLE reports ADD COLUMN outlet_country TEXT AS (body ->> 'outletCountry');
CREATE INDEX reports_by_record ON reports (warc_record_id) WHERE warc_record_id IS NOT NULL;
CREATE INDEX reports_by_payload ON reports (warc_payload_digest) WHERE warc_payload_digest IS NOT NULL;
CREATE INDEX reports_by_url ON reports (url) WHERE url IS NOT NULL;
