using System.Data.Common;

namespace Demarche.Store;

/// <summary>Evidence with what a reader needs beside it.</summary>
internal static class EvidenceReading
{
    public const string Columns =
        MentionTable.EvidenceColumns
        + ", e.id, r.outlet, coalesce(r.url, r.canonical_url), r.origins ->> 0, r.published_value, e.seconds, r.text_sha256, r.locator ";

    public const string Joins = "LEFT JOIN reports r ON r.id = e.report_id";

    public static EvidenceItem Read(DbDataReader row) =>
        new(row.GetString(9), MentionTable.ReadEvidence(row), row.Word(10), row.Word(11), row.Word(12), row.Word(13), row.Real(14), "exact")
        {
            Locator = row.Word(16),
        };
}
