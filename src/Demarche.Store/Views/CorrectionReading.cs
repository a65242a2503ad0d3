using System.Data.Common;

namespace Demarche.Store;

/// <summary>How a correction is read from a row of <c>corrections c</c>.</summary>
internal static class CorrectionReading
{
    /// <summary>Number first, then what <see cref="Read"/> takes.</summary>
    public const string Columns = """
        c.number, c.id, c.at, c.by, c.op, c.targets, c.payload, c.reason, c.undone_at, c.undone_by,
        NOT EXISTS (SELECT 1 FROM anchors a LEFT JOIN members m ON m.mention_id = a.mention_id AND m.dispute_id = c.dispute_id
          LEFT JOIN lines l ON l.number = m.line
          WHERE a.correction = c.number AND l.number IS NULL)
        """;

    public static CorrectionItem Read(DbDataReader row) =>
        new()
        {
            Id = row.GetString(1),
            At = StoredTime.Read(row.GetString(2)),
            By = row.Word(3),
            Op = row.GetString(4),
            Targets = [.. StoredJson.Read<string[]>(row.GetString(5))],
            Payload = row.GetString(6),
            Reason = row.Word(7),
            UndoneAt = row.Word(8) is { } undone ? StoredTime.Read(undone) : null,
            UndoneBy = row.Word(9),
            Applied = row.IsDBNull(8) && row.GetInt64(10) == 1,
        };
}
