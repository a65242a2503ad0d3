using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>What joining knows of a report: enough to order, date and count, never its text.</summary>
public sealed record ReportFacts
{
    public required ReportId Id { get; init; }

    public string? Outlet { get; init; }

    public string? Title { get; init; }

    /// <summary>The report's own date, or the one inferred from its story.</summary>
    public required PublishedDate Published { get; init; }

    /// <summary>True for a report that its outlet took back (a kill of a wire): what it tells is shown struck through, apart from all that stands.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Names of the independent origins of the report, as <see cref="OriginVerdict"/> judged them.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>Canonical order: published earliest, then id; undated reports last.</summary>
    public static IComparer<ReportFacts> CanonicalOrder { get; } =
        Comparer<ReportFacts>.Create(
            static (a, b) =>
            {
                int byDate = (a.Published.Earliest ?? Instant.MaxValue).CompareTo(b.Published.Earliest ?? Instant.MaxValue);
                return byDate != 0 ? byDate : a.Id.CompareTo(b.Id);
            }
        );
}

/// <summary>One thing told by one report, before it is known which other reports tell the same.</summary>
/// <param name="Ordinal">Position among the things of its kind in the report.</param>
public sealed record Mention<T>(ReportFacts Report, int Ordinal, T Told);

/// <summary>
/// Says when two mentions are of the same thing. A line of the record is a connected component of mentions under its rule: so
/// the record is a function of the set of reports, whatever their order of arrival. Everything here is pure.
/// </summary>
public interface IJoinRule<T>
{
    /// <summary>Name of the kind of line: "event", "position", "utterance", "story", "quantity".</summary>
    string Kind { get; }

    /// <summary>Two mentions that join meet by at least one of these keys. Few, selective, and bounded in number.</summary>
    IEnumerable<BlockingKey> BlockingKeys(Mention<T> mention);

    /// <summary>What <see cref="Joins"/> looks at in a mention.</summary>
    Comparand Draw(Mention<T> mention);

    /// <summary>Symmetric and pure: decided by the two mentions alone, never by what else the store holds.</summary>
    bool Joins(Comparand left, Comparand right);
}

/// <summary>Makes the line of a component. Members come in canonical order; the result depends on them alone.</summary>
public interface ILineComposer<T, out TLine>
{
    TLine Compose(IReadOnlyList<Mention<T>> members);
}
