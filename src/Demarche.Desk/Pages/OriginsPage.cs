using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Whose words the outlets carry: a matrix of outlets and origins, and the trees of who copied whom.</summary>
internal static class OriginsPage
{
    private const int MostOutlets = 24;
    private const int MostOrigins = 9;
    private const int Trees = 12;

    public static DeskPage Of(DeskRequest request)
    {
        if (request.Named is null)
        {
            return new DeskPage(
                "Origins",
                "origins",
                Markup.Of($"<h1>Origins</h1><p class=\"none\">Nothing was read into this dispute yet.</p>")
            );
        }

        ImmutableArray<OutletOrigin> cells = request.Figure(
            "outlets and origins",
            () => request.Lookup.OutletOrigins(request.Dispute, 600)
        );
        ImmutableArray<CopiedReport> copied = request.Figure("copied", () => request.Lookup.Copied(request.Dispute, Trees));
        Coverage coverage = request.Head().Coverage;
        return new DeskPage(
            "Origins",
            "origins",
            Markup.Of(
                $"""
                <h1>Origins</h1>
                <p>{Phrases.Count(coverage.Reports, "report")} of {Phrases.Count(coverage.Outlets, "outlet")} rest on {Phrases.Count(
                    coverage.Origins,
                    "independent origin"
                )}.</p>
                <h2>Outlets and their origins</h2>{Matrix(request, cells)}
                <h2>Who copied whom</h2>{Tree(request, copied)}
                """
            )
        );
    }

    private static Markup Matrix(DeskRequest request, ImmutableArray<OutletOrigin> cells)
    {
        if (cells.IsEmpty)
        {
            return Markup.Of($"<p class=\"none\">No origin is known yet.</p>");
        }

        string[] outlets =
        [
            .. cells
                .GroupBy(static c => c.Outlet)
                .OrderByDescending(static g => g.Sum(static c => c.Reports))
                .ThenBy(static g => g.Key, StringComparer.Ordinal)
                .Take(MostOutlets)
                .Select(static g => g.Key),
        ];
        string[] columns =
        [
            "own",
            .. cells
                .Where(static c => !IsOwn(c) && !IsUnknown(c))
                .GroupBy(static c => c.Origin)
                .OrderByDescending(static g => g.Sum(static c => c.Reports))
                .ThenBy(static g => g.Key, StringComparer.Ordinal)
                .Take(MostOrigins)
                .Select(static g => g.Key),
            "unknown",
        ];
        ILookup<string, OutletOrigin> by = cells.ToLookup(static c => c.Outlet);
        IEnumerable<Markup> rows = outlets.Select(outlet =>
        {
            IEnumerable<Markup> row = columns.Select(column =>
            {
                int reports = by[outlet].Where(c => Column(c) == column).Sum(static c => c.Reports);
                if (reports == 0)
                {
                    return Markup.Of($"<td class=\"nil\">·</td>");
                }

                List<KeyValuePair<string, string>> asked = [new("outlet", outlet)];
                if (column is not ("own" or "unknown"))
                {
                    asked.Add(new("origin", column));
                }

                string heat =
                    reports >= 50 ? "h4"
                    : reports >= 10 ? "h3"
                    : reports >= 3 ? "h2"
                    : "h1";
                return outlet.Length == 0
                    ? Markup.Of($"<td class=\"{heat}\">{reports}</td>")
                    : Markup.Of($"<td class=\"{heat}\"><a href=\"{DeskRequest.With(request.Path("reports"), asked)}\">{reports}</a></td>");
            });
            return Markup.Of($"<tr><th scope=\"row\">{(outlet.Length == 0 ? "outlet not stated" : outlet)}</th>{row}</tr>");
        });
        IEnumerable<Markup> heads = columns.Select(static c =>
            Markup.Of($"<th scope=\"col\">{c switch { "own" => "own reporting", "unknown" => "not stated", _ => c }}</th>")
        );
        return Markup.Of(
            $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Outlets and origins\"><table class=\"matrix\"><caption>Reports of each outlet (rows) that rest on each origin (columns)</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        );
    }

    private static Markup Tree(DeskRequest request, ImmutableArray<CopiedReport> copied)
    {
        if (copied.IsEmpty)
        {
            return Markup.Of($"<p class=\"none\">No report was found to copy another.</p>");
        }

        int next = 0;
        List<Markup> trees = [];
        while (next < copied.Length)
        {
            trees.Add(Branch(request, copied, ref next));
        }

        return Markup.Of($"<ul class=\"tree\">{trees}</ul>");
    }

    private static Markup Branch(DeskRequest request, ImmutableArray<CopiedReport> all, ref int next)
    {
        CopiedReport node = all[next++];
        List<Markup> below = [];
        while (next < all.Length && all[next].Depth > node.Depth)
        {
            below.Add(Branch(request, all, ref next));
        }

        ReportRow row = node.Report;
        string published = row.Published is { } at ? Cards.ShortDate(at) : "date not stated";
        Markup share =
            row is { CopyOf: { } source, CopiedFraction: { } part } && node.Depth > 0
                ? Markup.Of(
                    $" <a class=\"tag\" href=\"{request.Path("reports", row.Id, "beside", source)}\">{Phrases.Share(part)} copied</a>"
                )
                : Markup.Empty;
        Markup changed = node is { Changes: { } changes, Depth: > 0 }
            ? Markup.Of($"<p class=\"facts\">{ChangePhrases.Of(changes)}</p>")
            : Markup.Empty;
        Markup copies = below.Count > 0 ? Markup.Of($"<ul>{below}</ul>") : Markup.Empty;
        return Markup.Of(
            $"<li><p><strong>{Phrases.Outlet(row.Outlet, row.Locator)}</strong>, {published}: <a href=\"{request.Path("reports", row.Id)}\">{row.Title ?? "(no title)"}</a>{share}</p>{changed}{copies}</li>"
        );
    }

    private static bool IsOwn(OutletOrigin cell) => cell.OriginKind == OriginKind.OwnReporter.Kebab();

    private static bool IsUnknown(OutletOrigin cell) => cell.OriginKind == OriginKind.Unknown.Kebab();

    private static string Column(OutletOrigin cell) =>
        IsOwn(cell) ? "own"
        : IsUnknown(cell) ? "unknown"
        : cell.Origin;
}

/// <summary>Where reports give different values for the same thing.</summary>
internal static class DisagreementsPage
{
    public static DeskPage Of(DeskRequest request)
    {
        ViewPage<DisagreementItem> page = request.Views.Disagreements(request.Query(30, newestFirst: true));
        return new DeskPage(
            "Disagreements",
            "disagreements",
            Markup.Of(
                $"""
                <h1>Where the reports disagree</h1>
                {TimelinePage.Listed(
                    request,
                    page,
                    page.Items.Select(new Cards(request).Disagreement),
                    "The reports do not disagree on anything that the record compares."
                )}
                """
            )
        );
    }
}
