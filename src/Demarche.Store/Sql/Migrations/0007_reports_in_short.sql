-- A report's row is long: its body stands before what lists and figures ask for. This index holds those few columns, so that counting over a
-- dispute, or over the hits of a search, reads no row at all.
CREATE INDEX reports_in_short ON reports (id, status, sort, outlet, language, origins, (effective ->> 'localDay'), published_value);

-- The tree of who copied whom, in order, without the rows of the copies.
DROP INDEX reports_by_copied;
CREATE INDEX reports_by_copied ON reports (copy_of, status, sort, id) WHERE copy_of IS NOT NULL;

-- Which engines made the lines of a dispute; partial, so that no other question takes it for an index of lines by their status.
CREATE INDEX lines_by_engine ON lines (dispute_id, engine) WHERE record_status IN ('current', 'rejected');
