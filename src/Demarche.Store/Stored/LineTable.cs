using System.Collections.Immutable;
using System.Globalization;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store;

/// <summary>A line as it is stored.</summary>
internal sealed record LineRow
{
    public required long Number { get; init; }
    public required string RecordStatus { get; init; }
    public required string Headline { get; init; }
    public required string? Body { get; init; }
    public required string Sort { get; init; }
    public string? Earliest { get; init; }
    public string? Latest { get; init; }
    public string? Reported { get; init; }
    public long? Parent { get; init; }
    public required Support Support { get; init; }
    public required string Engine { get; init; }
    public required string Corrected { get; init; }
}

/// <summary>Lines of the record and the changes that they went through.</summary>
internal sealed class LineTable(SqlSession session, TimeProvider clock)
{
    public const string Current = "current";
    public const string Rejected = "rejected";

    /// <summary>Kept for its members, shown nowhere: numbers that agree.</summary>
    public const string Silent = "silent";
    public const string Merged = "merged";

    /// <summary>With a body: told by reports that were taken back alone, and shown struck through. Without one: told by none any more.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>A number and an id of its kind, never used before.</summary>
    public (long Number, string Id) Mint(string prefix) => (Counters.Next(session, "line"), Counters.Mint(session, prefix));

    public LineRow? Load(long number) =>
        session.First(
            """
            SELECT number, record_status, headline, body, sort, date_earliest, date_latest, reported, parent, reports, outlets, origins,
              engine, corrected FROM lines WHERE number = $1
            """,
            static row => new LineRow
            {
                Number = row.GetInt64(0),
                RecordStatus = row.GetString(1),
                Headline = row.GetString(2),
                Body = row.Word(3),
                Sort = row.GetString(4),
                Earliest = row.Word(5),
                Latest = row.Word(6),
                Reported = row.Word(7),
                Parent = row.Number(8),
                Support = new Support(row.GetInt32(9), row.GetInt32(10), row.GetInt32(11)),
                Engine = row.GetString(12),
                Corrected = row.GetString(13),
            },
            number
        );

    public void Insert(LineRow line, string id, string kind, long dispute) =>
        session.Execute(
            """
            INSERT INTO lines (number, id, dispute_id, kind, record_status, parent, sort, date_earliest, date_latest, reported,
              reports, outlets, origins, first_seen, engine, corrected, headline, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """,
            line.Number,
            id,
            dispute,
            kind,
            line.RecordStatus,
            line.Parent,
            line.Sort,
            line.Earliest,
            line.Latest,
            line.Reported,
            line.Support.Reports,
            line.Support.Outlets,
            line.Support.Origins,
            StoredTime.Of(clock.Now()),
            line.Engine,
            line.Corrected,
            line.Headline,
            line.Body
        );

    public void Update(LineRow line) =>
        session.Execute(
            """
            UPDATE lines SET record_status = $2, merged_into = NULL, parent = $3, sort = $4, date_earliest = $5, date_latest = $6,
              reported = $7, reports = $8, outlets = $9, origins = $10, engine = $11, corrected = $12, headline = $13, body = $14,
              dirty = NULL WHERE number = $1
            """,
            line.Number,
            line.RecordStatus,
            line.Parent,
            line.Sort,
            line.Earliest,
            line.Latest,
            line.Reported,
            line.Support.Reports,
            line.Support.Outlets,
            line.Support.Origins,
            line.Engine,
            line.Corrected,
            line.Headline,
            line.Body
        );

    /// <summary>Leaves of a line what answers for it: its id, what became of it, and the ids of its evidence.</summary>
    public void Bury(long number, long? into)
    {
        session.Execute(
            """
            UPDATE lines SET record_status = $2, merged_into = $3, body = NULL, headline = '', parent = NULL, dirty = NULL,
              reports = 0, outlets = 0, origins = 0 WHERE number = $1
            """,
            number,
            into is null ? Withdrawn : Merged,
            into
        );
        if (into is not null)
        {
            session.Execute("UPDATE lines SET merged_into = $2 WHERE merged_into = $1", number, into);
        }

        session.Execute("DELETE FROM line_keys WHERE line = $1", number);
    }

    public void Clean(long number) => session.Execute("UPDATE lines SET dirty = NULL WHERE number = $1 AND dirty IS NOT NULL", number);

    public void SetSupport(long number, ImmutableArray<Evidence> evidence)
    {
        session.Execute("DELETE FROM support WHERE line = $1", number);
        int n = 0;
        foreach (Evidence item in evidence.Distinct())
        {
            session.Execute(
                "INSERT INTO support (line, n, evidence_id, report_id) VALUES ($1, $2, $3, $4)",
                number,
                n++,
                EvidenceIds.Of(item),
                item.Report
            );
        }
    }

    /// <param name="answers">The kind of mention that looks the line up by these keys.</param>
    public void SetKeys(long number, string answers, ImmutableArray<string> keys)
    {
        session.Execute("DELETE FROM line_keys WHERE line = $1", number);
        foreach (string key in keys.Distinct(StringComparer.Ordinal))
        {
            session.Execute("INSERT INTO line_keys (line, key) VALUES ($1, $2) ON CONFLICT DO NOTHING", number, KeyHash.Of(answers, key));
        }
    }

    public bool SupportIs(long number, ImmutableArray<Evidence> evidence) =>
        session
            .Query("SELECT evidence_id FROM support WHERE line = $1 ORDER BY n", static row => row.GetString(0), number)
            .SequenceEqual(evidence.Distinct().Select(EvidenceIds.Of), StringComparer.Ordinal);

    public void Change(long dispute, long line, string kind, string? before, string? after, string cause) =>
        session.Execute(
            "INSERT INTO changes (at, dispute_id, line, kind, before, after, cause) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            StoredTime.Of(clock.Now()),
            dispute,
            line,
            kind,
            before,
            after,
            cause
        );

    /// <summary>An actor's id, minted when it is met for the first time.</summary>
    public string ActorId(Actor actor)
    {
        string? known = session.Word("SELECT id FROM actors WHERE key = $1", actor.Key);
        if (known is not null)
        {
            return known;
        }

        string id = Counters.Mint(session, "a");
        session.Execute(
            "INSERT INTO actors (id, key, name, type, code) VALUES ($1, $2, $3, $4, $5)",
            id,
            actor.Key,
            actor.Name,
            StoredJson.Word(actor.Type),
            actor.Code
        );
        return id;
    }

    /// <summary>
    /// Where a line stands in its view: by its first day, the undated last; lines of one day by the report that told them first and the place
    /// in it. Ids, which a store mints as reports arrive, decide nothing.
    /// </summary>
    public static string SortOf(LocalDate? earliest, LocalDate? latest, Member first)
    {
        Evidence? told = first.Evidence.IsDefaultOrEmpty ? null : first.Evidence[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{StoredTime.Of(earliest ?? latest) ?? StoredTime.Undated} {(first.Facts.Published.Earliest is { } at ? StoredTime.Of(at) : StoredTime.Undated)} {first.Facts.Id.Value} {told?.Span.Start ?? 0:D8} {first.Ordinal:D4}"
        );
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
