using System.Collections.Immutable;
using System.Text;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>The reports that the record rests on.</summary>
internal static class ReportsPage
{
    private const int PageSize = 60;

    public static DeskPage Of(DeskRequest request)
    {
        ImmutableArray<ReportRow> rows = request.Named is null
            ? []
            : request.Lookup.ReportRows(
                new ReportQuestion(
                    request.Dispute,
                    PageSize + 1,
                    Before(request.Word("cursor")),
                    request.Word("outlet"),
                    request.Word("origin"),
                    request.Day("from"),
                    request.Day("to"),
                    request.Word("title")
                )
            );
        Markup next =
            rows.Length > PageSize
                ? Markup.Of(
                    $"<p class=\"next\"><a rel=\"next\" href=\"{request.Again(("cursor", Cursor(rows[PageSize - 1])))}\">Earlier reports</a></p>"
                )
                : Markup.Empty;
        Markup table = rows.IsEmpty
            ? Markup.Of($"<p class=\"none\">No report is here for this choice.</p>")
            : Markup.Of(
                $"""
                <div class="wide" tabindex="0" role="region" aria-label="Reports"><table class="reports"><thead><tr><th scope="col">Published</th><th scope="col">Report</th><th scope="col">Outlet</th><th scope="col">Origins</th></tr></thead>
                <tbody>{rows.Take(PageSize).Select(r => Row(request, r))}</tbody></table></div>
                """
            );
        return new DeskPage(
            "Reports",
            "reports",
            Markup.Of(
                $"""
                <h1>Reports</h1>
                <form class="filters" method="get" aria-label="Choose reports">
                {Choices.Text(request, "title", "Title has")}
                {Choices.Text(request, "outlet", "Outlet")}
                {Choices.Text(request, "origin", "Origin")}
                {Choices.Day(request, "from", "From")}
                {Choices.Day(request, "to", "To")}
                <p class="field go"><button>Show</button> <a href="{request.Path("reports")}">All</a></p>
                </form>
                {table}{next}
                """
            )
        );
    }

    public static Markup Row(DeskRequest request, ReportRow row)
    {
        string published = row.Published is { } at ? Cards.ShortDate(at) : "not stated";
        string status = row.Status == "current" ? "" : row.Status;
        Markup old = status.Length > 0 ? Markup.Of($" <span class=\"tag\">{status}</span>") : Markup.Empty;
        Markup copy = row is { CopyOf: { } source, CopiedFraction: { } share }
            ? Markup.Of($" <a class=\"tag\" href=\"{request.Path("reports", row.Id, "beside", source)}\">copy, {Phrases.Share(share)}</a>")
            : Markup.Empty;
        return Markup.Of(
            $"""
            <tr data-line="{row.Id}" data-open="{request.Path(
                "reports",
                row.Id
            )}" tabindex="-1"><td class="day">{published}</td><td><a href="{request.Path("reports", row.Id)}">{row.Title
                ?? "(no title)"}</a>{old}{copy}</td><td>{Phrases.Outlet(row.Outlet, row.Locator)}</td><td>{string.Join(
                ", ",
                row.Origins.Select(OriginName).Distinct(StringComparer.Ordinal)
            )}</td></tr>
            """
        );
    }

    /// <summary>"own:DW News" as people say it.</summary>
    public static string OriginName(string name) =>
        name.StartsWith("own:", StringComparison.Ordinal) ? "own reporting"
        : name.StartsWith("unknown", StringComparison.Ordinal) ? "not stated"
        : name;

    private static string Cursor(ReportRow row) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{row.Sort}\n{row.Id}")).Replace('+', '-').Replace('/', '_');

    private static string? Before(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor.Replace('-', '+').Replace('_', '/'), bytes, out int length)
            ? Encoding.UTF8.GetString(bytes[..length])
            : throw new DeskProblem(400, "The address of this page is damaged. Start again from the first page.");
    }
}
