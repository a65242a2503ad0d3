using Demarche.Intake;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Store;

/// <summary>
/// When pages were seen again: what a crawler says it found unchanged, and reports that came again with the same text from another fetch or in other bytes.
/// Whichever comes first, the report or the sighting of it, the end is the same.
/// </summary>
internal sealed class SightingTable(SqlSession session)
{
    /// <summary>Stands for the report of a sighting whose report is not held.</summary>
    private const string Waiting = "";

    private const string Columns = """
        fetched, url, locator, bytes_sha256, warc_record_id, warc_payload_digest, refers_to, refers_to_url, refers_to_fetched
        """;

    /// <summary>Keeps a sighting. False when no report is held that it could be of: then it waits for one.</summary>
    public bool Take(PageSighting seen)
    {
        string? fetched = Time(seen.Fetched);
        string key = KeyOf(
            seen.Crawl?.Id ?? $"{seen.Url}\n{fetched}\n{seen.Crawl?.PayloadDigest}\n{(fetched is null ? seen.Locator : "")}"
        );
        Sighted sighted = new(seen.Url, fetched, seen.Crawl?.PayloadDigest, seen.RefersTo, seen.RefersToUrl, Time(seen.RefersToFetched));
        List<string> reports = Find(sighted);
        foreach (string report in reports.Count > 0 ? reports : [Waiting])
        {
            session.Execute(
                $"INSERT INTO sightings (report_id, key, {Columns}) VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
                report,
                key,
                fetched,
                seen.Url,
                seen.Locator,
                seen.Crawl?.Id,
                sighted.Digest,
                sighted.RefersTo,
                sighted.RefersToUrl,
                sighted.RefersToFetched
            );
        }

        return reports.Count > 0;
    }

    /// <summary>A report that is held came again. What tells the same fetch of the same bytes is no sighting.</summary>
    public void Again(Report report)
    {
        string? fetched = Time(report.Fetched);
        if (
            session.Any(
                "SELECT 1 FROM reports WHERE id = $1 AND bytes_sha256 = $2 AND ($3 IS NULL OR fetched IS $3)",
                report.Id.Value,
                report.BytesSha256,
                fetched
            )
        )
        {
            return;
        }

        session.Execute(
            $"INSERT INTO sightings (report_id, key, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, NULL) ON CONFLICT DO NOTHING",
            report.Id.Value,
            KeyOf(report.Crawl?.Id ?? $"{report.Url}\n{fetched}\n{report.BytesSha256}"),
            fetched,
            report.Url,
            report.Locator,
            report.BytesSha256,
            report.Crawl?.Id,
            report.Crawl?.PayloadDigest
        );
    }

    /// <summary>A report is new: sightings that waited for it, or that are of the same record, are of it.</summary>
    public void Meet(Report report)
    {
        foreach (
            string key in session.Query(
                """
                SELECT key FROM sightings WHERE refers_to = $1
                UNION SELECT key FROM sightings WHERE report_id = '' AND warc_payload_digest = $2
                UNION SELECT key FROM sightings WHERE report_id = '' AND url = $3
                UNION SELECT key FROM sightings WHERE report_id = '' AND refers_to_url = $3
                """,
                static row => row.GetString(0),
                report.Crawl?.Id,
                report.Crawl?.PayloadDigest,
                report.Url
            )
        )
        {
            Sighted sighted = session.First(
                """
                SELECT url, fetched, warc_payload_digest, refers_to, refers_to_url, refers_to_fetched FROM sightings WHERE key = $1 LIMIT 1
                """,
                static row => new Sighted(row.Word(0), row.Word(1), row.Word(2), row.Word(3), row.Word(4), row.Word(5)),
                key
            )!;
            List<string> reports = Find(sighted);
            foreach (string found in reports)
            {
                session.Execute(
                    $"INSERT INTO sightings (report_id, key, {Columns}) SELECT $2, key, {Columns} FROM sightings WHERE key = $1 LIMIT 1 ON CONFLICT DO NOTHING",
                    key,
                    found
                );
            }

            if (reports.Count > 0)
            {
                session.Execute("DELETE FROM sightings WHERE report_id = '' AND key = $1", key);
            }
        }
    }

    // The record that it names; else the same payload under that address, or under any where it names none; else, where one of the two has no digest, the
    // page as it was fetched last before.
    private List<string> Find(Sighted seen)
    {
        List<string> named = Reports("SELECT id FROM reports WHERE warc_record_id = $1 ORDER BY id", seen.RefersTo);
        if (named.Count > 0)
        {
            return named;
        }

        List<string> same = Reports(
            "SELECT id FROM reports WHERE warc_payload_digest = $1 AND ($2 IS NULL OR url IN ($2, $3)) ORDER BY id",
            seen.Digest,
            seen.RefersToUrl,
            seen.Url
        );
        return same.Count > 0
            ? same
            : Reports(
                """
                SELECT id FROM reports WHERE url = $1 AND fetched <= coalesce($2, fetched) AND (warc_payload_digest IS NULL OR $3 IS NULL)
                ORDER BY fetched IS $4 DESC, fetched DESC, id LIMIT 1
                """,
                seen.RefersToUrl ?? seen.Url,
                seen.Fetched,
                seen.Digest,
                seen.RefersToFetched
            );
    }

    private List<string> Reports(string query, params ReadOnlySpan<object?> values) =>
        values[0] is null ? [] : session.Query(query, static row => row.GetString(0), values);

    private static string KeyOf(string record) => ContentHash.Of(record)[..16];

    private static string? Time(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : null;

    private sealed record Sighted(
        string? Url,
        string? Fetched,
        string? Digest,
        string? RefersTo,
        string? RefersToUrl,
        string? RefersToFetched
    );
}
