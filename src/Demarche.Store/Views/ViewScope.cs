using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Store;

/// <summary>What every view of one dispute says besides its items.</summary>
internal sealed class ViewScope
{
    private ViewScope(SqlSession session, string dispute, long id, LocalDate? asOf, bool asked, ViewQuery query)
    {
        Session = session;
        Dispute = dispute;
        DisputeId = id;
        AsOf = asOf;
        AsOfAsked = asked;
        Query = query;
    }

    public SqlSession Session { get; }
    public string Dispute { get; }
    public long DisputeId { get; }
    public LocalDate? AsOf { get; }

    /// <summary>True when a day was asked for: what was reported later is left out.</summary>
    public bool AsOfAsked { get; }
    public ViewQuery Query { get; }
    public int Limit => Math.Clamp(Query.Limit, 1, 500);

    /// <summary>Sorts behind every instant of the day that is asked for.</summary>
    public string Horizon => AsOfAsked ? StoredTime.Of(AsOf!.Value) + "U" : "~";

    /// <summary>Where what is undated stands against the horizon: before it, unless a day is asked for.</summary>
    public string Undated => AsOfAsked ? "~" : "";

    /// <summary>The reports of a dispute (<c>$1</c>) that count, <c>r</c>, without their long rows.</summary>
    public const string ReportsInShort =
        "FROM dispute_reports d CROSS JOIN reports r INDEXED BY reports_in_short ON r.id = d.report_id WHERE d.dispute_id = $1 AND r.status = 'current'";

    public static ViewScope Of(SqlSession session, ViewQuery query)
    {
        (string name, long id) = Named(session, query.Dispute);
        LocalDate? asOf = query.AsOf ?? (query.Head is { } head ? head.AsOf : LastDay(session, id));
        return new ViewScope(session, name, id, asOf, query.AsOf is not null, query);
    }

    private static LocalDate? LastDay(SqlSession session, long dispute) =>
        StoredTime.Day(session.Word($"SELECT max(r.effective ->> 'localDay') {ReportsInShort}", dispute));

    /// <summary>The dispute that is meant; 0 when nothing was read yet.</summary>
    public static (string Name, long Id) Named(SqlSession session, string? dispute)
    {
        List<(string Name, long Id)> all = session.Query(
            "SELECT name, id FROM disputes ORDER BY name",
            static row => (row.GetString(0), row.GetInt64(1))
        );
        if (dispute is not null)
        {
            int found = all.FindIndex(d => d.Name == dispute);
            return found >= 0 ? all[found]
                : all.Count == 0 ? (dispute, -1)
                : throw new StoreException(StoreMessages.NoDispute(dispute, all.ConvertAll(static d => d.Name))) { WrongUsage = true };
        }

        return all.Count switch
        {
            0 => ("default", -1),
            1 => all[0],
            _ when all.Exists(static d => d.Name == "default") => all.Find(static d => d.Name == "default"),
            _ => throw new StoreException(StoreMessages.Ambiguous(all.ConvertAll(static d => d.Name))) { WrongUsage = true },
        };
    }

    public ViewPage<T> Page<T>(ImmutableArray<T> items, string? next)
    {
        PageHead head = Query.Head ?? new PageHead(AsOf, Seq(), new CoverageReading(this).Read());
        return new(Dispute, AsOf, head.Seq, head.Coverage, items, next);
    }

    private long Seq() => Session.Number("SELECT coalesce(max(seq), 0) FROM changes WHERE dispute_id = $1", DisputeId) ?? 0;
}
