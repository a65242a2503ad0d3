using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>Reports as they were received: metadata, text, original, parts. Nothing here is derived from more than the one report.</summary>
internal sealed class ReportTable(SqlSession session)
{
    public const string Current = "current";
    public const string Superseded = "superseded";

    /// <summary>Taken back by its outlet.</summary>
    public const string Withdrawn = "withdrawn";

    public bool Has(string id) => session.Any("SELECT 1 FROM reports WHERE id = $1", id);

    public string? StatusOf(string id) => session.Word("SELECT status FROM reports WHERE id = $1", id);

    public void Insert(Report report, string engine, string readAt)
    {
        string published = StoredJson.Write(report.Published);
        string order = StoredTime.Order(report.Published.Earliest);
        Report body = report with { Original = default, Text = CleanText.Empty, Parts = [], Dropped = [] };
        session.Execute(
            """
            INSERT INTO reports (id, page_key, status, outlet, sort, own_sort, body, effective, language, read_at, bytes_sha256,
              text_sha256, text_length, engine)
            VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            report.Id.Value,
            report.PageKey,
            Current,
            report.Outlet,
            order,
            StoredJson.Write(body),
            published,
            report.Language,
            readAt,
            report.BytesSha256,
            report.Text.Sha256,
            report.Text.Map.CodePoints,
            engine
        );
        session.Execute("INSERT INTO texts (report_id, text) VALUES ($1, $2)", report.Id.Value, report.Text.Value);
        if (!report.Original.IsEmpty)
        {
            session.Execute(
                "INSERT INTO originals (bytes_sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                report.BytesSha256,
                Compress(report.Original)
            );
        }

        InsertParts(report);
    }

    /// <summary>A stored report, without its original.</summary>
    public Report? Load(string id)
    {
        Report? body = session.First(
            "SELECT r.body, t.text FROM reports r JOIN texts t ON t.report_id = r.id WHERE r.id = $1",
            static row => StoredJson.Read<Report>(row.GetString(0)) with { Text = new CleanText(row.GetString(1)) },
            id
        );
        if (body is null)
        {
            return null;
        }

        CodePointMap map = body.Text.Map;
        return body with
        {
            Parts =
            [
                .. session.Query(
                    "SELECT kind, start, end, at, seconds, language FROM parts WHERE report_id = $1 ORDER BY \"index\"",
                    row => new ReportPart(
                        StoredJson.Parse<PartKind>(row.GetString(0)),
                        map.ToUtf16(new CodePointSpan(row.GetInt32(1), row.GetInt32(2))),
                        row.Word(3),
                        row.Real(4),
                        row.Word(5)
                    ),
                    id
                ),
            ],
            Dropped =
            [
                .. session.Query(
                    "SELECT after, text, reason FROM dropped WHERE report_id = $1 ORDER BY \"index\"",
                    static row => new DroppedBlock(row.GetInt32(0), row.GetString(1), row.GetString(2)),
                    id
                ),
            ],
        };
    }

    public string? Text(string id) => session.Word("SELECT text FROM texts WHERE report_id = $1", id);

    /// <summary>The original bytes as they were received; null when the input had none or they were erased.</summary>
    public byte[]? Original(string bytesSha256) =>
        session.First(
            "SELECT bytes FROM originals WHERE bytes_sha256 = $1",
            static row => Decompress((byte[])row.GetValue(0)),
            bytesSha256
        );

    public PublishedDate Effective(string id) =>
        StoredJson.Read<PublishedDate>(session.Word("SELECT effective FROM reports WHERE id = $1", id)!);

    /// <summary>What joining knows of a report, with the date in use.</summary>
    public ReportFacts? Facts(string id) =>
        session.First(
            "SELECT id, outlet, title, effective, origins, status FROM reports WHERE id = $1",
            static row => Facts(row, row.GetString(3)),
            id
        );

    /// <summary>As <see cref="Facts(string)"/>, with the report's own date: what stories and copies are decided by, so that dating by story is no circle.</summary>
    public ReportFacts? OwnFacts(string id) =>
        session.First(
            "SELECT id, outlet, title, body -> 'published', origins, status FROM reports WHERE id = $1",
            static row => Facts(row, row.GetString(3)) with { Origins = [] },
            id
        );

    public void SetEffective(string id, PublishedDate date) =>
        session.Execute(
            "UPDATE reports SET effective = $2, sort = $3 WHERE id = $1",
            id,
            StoredJson.Write(date),
            StoredTime.Order(date.Earliest)
        );

    private static ReportFacts Facts(DbDataReader row, string published) =>
        new()
        {
            Id = new ReportId(row.GetString(0)),
            Outlet = row.Word(1),
            Title = row.Word(2),
            Published = StoredJson.Read<PublishedDate>(published),
            Origins = [.. StoredJson.Read<string[]>(row.GetString(4))],
            Withdrawn = row.GetString(5) == Withdrawn,
        };

    private void InsertParts(Report report)
    {
        CodePointMap map = report.Text.Map;
        for (int i = 0; i < report.Parts.Length; i++)
        {
            ReportPart part = report.Parts[i];
            CodePointSpan span = map.ToCodePoints(part.Span);
            session.Execute(
                "INSERT INTO parts VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                report.Id.Value,
                i,
                StoredJson.Word(part.Kind),
                span.Start,
                span.End,
                part.At,
                part.StartSeconds,
                part.Language
            );
        }

        for (int i = 0; i < report.Dropped.Length; i++)
        {
            DroppedBlock block = report.Dropped[i];
            session.Execute("INSERT INTO dropped VALUES ($1, $2, $3, $4, $5)", report.Id.Value, i, block.After, block.Text, block.Reason);
        }
    }

    private static byte[] Compress(ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Fastest))
        {
            brotli.Write(bytes.Span);
        }

        return packed.ToArray();
    }

    private static byte[] Decompress(byte[] packed)
    {
        using BrotliStream brotli = new(new MemoryStream(packed), CompressionMode.Decompress);
        ArrayBufferWriter<byte> bytes = new();
        while (true)
        {
            int read = brotli.Read(bytes.GetSpan(4096));
            if (read == 0)
            {
                return bytes.WrittenSpan.ToArray();
            }

            bytes.Advance(read);
        }
    }
}
