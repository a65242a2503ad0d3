using System.Collections.Immutable;
using System.Data.Common;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Reads one report whole: what it says of itself, its parts, what was cut away, its origins.</summary>
internal sealed class WholeReport(SqlSession session)
{
    /// <summary>What <see cref="Read"/> wants of <c>reports r</c>, in its order; the first is where the report stands among others.</summary>
    public const string Columns = """
        r.sort, r.id, r.body, r.effective, r.status, r.read_at, r.story_id, r.copy_of, r.copied_fraction, r.supersedes, r.text_length, r.engine, r.text_sha256,
        (SELECT c.changes FROM copies c WHERE c.report_id = r.id AND c.of_report_id = r.copy_of)
        """;

    /// <summary>One report with its parts; null when there is none of that id.</summary>
    public ReportItem? One(string id) => session.First($"SELECT {Columns} FROM reports r WHERE r.id = $1", Read, id);

    /// <param name="row">A row of <see cref="Columns"/>.</param>
    public ReportItem Read(DbDataReader row)
    {
        string id = row.GetString(1);
        Report report = StoredJson.Read<Report>(row.GetString(2));
        CleanText text = new(session.Word("SELECT text FROM texts WHERE report_id = $1", id) ?? "");
        return new ReportItem
        {
            Id = id,
            GivenId = report.GivenId,
            Status = row.GetString(4),
            Kind = report.Kind,
            Title = report.Title,
            Authors = report.Authors,
            Outlet = report.Outlet,
            OutletDomain = report.OutletDomain,
            OutletCountry = report.OutletCountry,
            Carrier = report.Carrier,
            Dateline = report.Dateline,
            Published = StoredJson.Read<PublishedDate>(row.GetString(3)),
            Modified = report.Modified,
            Fetched = report.Fetched,
            ReadAt = StoredTime.Read(row.GetString(5)),
            Language = report.Language,
            Url = report.Url,
            CanonicalUrl = report.CanonicalUrl,
            Locator = report.Locator,
            WarcRecordId = report.Crawl?.Id,
            WarcPayloadDigest = report.Crawl?.PayloadDigest,
            Sightings =
            [
                .. session.Query(
                    "SELECT fetched, url, locator, warc_record_id FROM sightings WHERE report_id = $1 ORDER BY fetched, key",
                    static s => new SightingItem(s.Word(0), s.Word(1), s.GetString(2), s.Word(3)),
                    id
                ),
            ],
            StoryId = row.Word(6),
            CopyOf = row.Word(7),
            CopiedFraction = row.Real(8),
            Changes = ChangesReading.Read(row.Word(13)),
            Supersedes = row.Word(9),
            Withdrawn = row.GetString(4) == ReportTable.Withdrawn ? WithdrawalReading.Of(session, id) : null,
            WireStatus = report.WireStatus,
            BytesSha256 = report.BytesSha256,
            TextSha256 = row.GetString(12),
            TextLength = row.GetInt32(10),
            Rights = report.Rights,
            Tags = report.Tags,
            Media = report.Media,
            Notes = report.Notes,
            Parts =
            [
                .. session.Query(
                    "SELECT \"index\", kind, start, end, at, seconds, language FROM parts WHERE report_id = $1 ORDER BY 1",
                    p =>
                    {
                        CodePointSpan span = new(p.GetInt32(2), p.GetInt32(3));
                        return new PartItem(
                            p.GetInt32(0),
                            StoredJson.Parse<PartKind>(p.GetString(1)),
                            span,
                            p.Word(4),
                            p.Real(5),
                            p.Word(6),
                            text.Map.ToUtf16(span).Of(text.Value)
                        );
                    },
                    id
                ),
            ],
            Dropped =
            [
                .. session.Query(
                    "SELECT after, text, reason FROM dropped WHERE report_id = $1 ORDER BY \"index\"",
                    static d => new DroppedBlock(d.GetInt32(0), d.GetString(1), d.GetString(2)),
                    id
                ),
            ],
            Origins =
            [
                .. session.Query(
                    """
                    SELECT o.id, o.name, o.kind, x.basis, x.sign, x.start, x.end, x.confidence FROM report_origins x
                    JOIN origins o ON o.id = x.origin_id WHERE x.report_id = $1 ORDER BY x.n
                    """,
                    static o => new ReportOriginItem(
                        o.GetString(0),
                        o.GetString(1),
                        StoredJson.Parse<OriginKind>(o.GetString(2)),
                        StoredJson.Parse<OriginBasis>(o.GetString(3)),
                        o.GetString(4),
                        o.IsDBNull(5) ? null : new CodePointSpan(o.GetInt32(5), o.GetInt32(6)),
                        o.GetDouble(7)
                    ),
                    id
                ),
            ],
            Engine = row.GetString(11),
        };
    }
}
