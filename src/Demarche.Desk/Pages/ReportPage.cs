using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>One report: its clean text with every line of the record marked in place, what was cut away and why, and what it shares with others.</summary>
internal static class ReportPage
{
    public static DeskPage Of(DeskRequest request)
    {
        ReportItem report = Find(request, request.Part("report"));
        string text = request.Views.TextOf(report.Id) ?? "";
        ImmutableArray<CitedPlace> cited = request.Lookup.CitedIn(report.Id, request.Dispute);
        string? focus = request.Word("e");
        List<TextMark> marks = [.. cited.Where(static c => !c.InTitle).Select(c => Mark(request, c, focus))];
        CodePointSpan? ofTitle = null;
        if (
            focus is not null
            && !marks.Exists(static m => m.Id == "e")
            && request.Lookup.EvidenceOf(focus) is { } other
            && other.Evidence.Report == report.Id
        )
        {
            if (other.Evidence.In == EvidencePlace.Title)
            {
                ofTitle = other.Evidence.Span;
            }
            else
            {
                marks.Add(new TextMark(other.Evidence.Span.Start, other.Evidence.Span.End, "focus", "", null, "e"));
            }
        }

        if (
            request.Word("at") is { } at
            && at.Split('-') is [var first, var last]
            && int.TryParse(first, out int start)
            && int.TryParse(last, out int end)
            && start < end
        )
        {
            marks.Add(new TextMark(start, end, "focus", "", null, "e"));
        }

        Markup body = new MarkedText(text, report.Parts).Write(marks, (from, to) => Margin(request, cited, from, to));
        CitedPlace[] inTitle = [.. cited.Where(static c => c.InTitle)];
        Markup onTitle =
            inTitle.Length == 0
                ? Markup.Empty
                : Markup.Of($"<p class=\"small\">The headline bears: {Markup.Join(inTitle.Select(c => LineLink(request, c)), ", ")}</p>");
        return new DeskPage(
            report.Title ?? "Report",
            "reports",
            Markup.Of(
                $"""
                <article class="report" data-report="{report.Id}">
                <header><h1 dir="auto">{Heading(report, ofTitle)}</h1>{Head(request, report)}{onTitle}{Status(request, report)}</header>
                <p class="hint" hidden data-add-hint>Select words and press <kbd>a</kbd> to add a line that rests on them.</p>
                <div class="text" lang="{report.Language ?? "und"}">{body}</div>
                {Versions(request, report)}{Shared(request, report)}{Signs(report)}{Dropped(report)}{Notes(report)}
                {CorrectionForms.Add(request, report.Id)}
                </article>
                """
            )
        );
    }

    public static ReportItem Find(DeskRequest request, string id) =>
        request.Lookup.Report(id)
        ?? throw new DeskProblem(StatusCodes.Status404NotFound, $"There is no report \"{id}\" in this store. It may have been forgotten.");

    // Offsets of evidence in a title count in the title, not in the text.
    private static Markup Heading(ReportItem report, CodePointSpan? cited)
    {
        string title = report.Title ?? "(no title)";
        if (report.Title is null || cited is not { } points)
        {
            return Markup.Of($"{title}");
        }

        TextSpan span = new CleanText(title).Map.ToUtf16(points);
        return Markup.Of($"{title[..span.Start]}<mark class=\"focus\" id=\"e\">{span.Of(title)}</mark>{title[span.End..]}");
    }

    private static TextMark Mark(DeskRequest request, CitedPlace place, string? focus) =>
        new(
            place.Start,
            place.End,
            place.Evidence == focus ? $"on {place.Kind} focus" : $"on {place.Kind}",
            $"{place.Kind} {place.Line}: {Cards.Headline(place.Kind, place.Headline)}",
            request.Path(place.Line),
            place.Evidence == focus ? "e" : null
        );

    private static Markup Margin(DeskRequest request, ImmutableArray<CitedPlace> cited, int from, int to) =>
        Markup.Join(
            cited
                .Where(c => !c.InTitle && c.Start >= from && c.Start < to)
                .DistinctBy(static c => c.Line)
                .Select(c => Markup.Of($"<a class=\"note {c.Kind}\" href=\"{request.Path(c.Line)}\"><span>{c.Kind}</span> {c.Line}</a>"))
        );

    private static Markup LineLink(DeskRequest request, CitedPlace place) =>
        Markup.Of($"<a href=\"{request.Path(place.Line)}\">{Cards.Headline(place.Kind, place.Headline)}</a>");

    private static Markup Head(DeskRequest request, ReportItem report)
    {
        string authors = report.Authors.IsEmpty ? "" : " · " + string.Join(", ", report.Authors);
        string how = report.Published.Reason is { } reason ? reason : report.Published.Basis.Kebab();
        Markup outlet =
            WebAddress.Of(report.Url ?? report.CanonicalUrl) is { } page
                ? Markup.Of($" · <a class=\"page\" href=\"{page}\" rel=\"noreferrer noopener external\">outlet’s page</a>")
            : report.Url is { } strange ? Markup.Of($" · <span class=\"strange\">{strange}</span>")
            : Markup.Empty;
        string date = HonestDate.Of(report.Published);
        return Markup.Of(
            $"""
            <p class="facts"><strong>{Phrases.Outlet(
                report.Outlet,
                report.Locator
            )}</strong>{authors} · <span class="date" title="{how}">{date.TrimStart('~')}</span>{(
                date.StartsWith('~') ? " (inferred)" : ""
            )}{(report.Dateline is { } line ? $" · {line}" : "")}{outlet} · <a href="{request.Path(
                "reports",
                report.Id,
                "text"
            )}">text</a> · <a href="{request.Path("reports", report.Id, "original")}" download>stored original</a></p>
            """
        );
    }

    private static Markup Status(DeskRequest request, ReportItem report)
    {
        Markup old =
            report.Status == "current"
                ? Markup.Empty
                : Markup.Of(
                    $"<p class=\"notice\">This report is {Cards.Readable(report.Status)}{(report.WireStatus is { } wire ? $" ({wire})" : "")}: the record does not rest on it any more{(report.Withdrawn is { } why ? $", what it told is struck through: {Phrases.Of(why)}" : "")}.</p>"
                );
        Markup copy = report is { CopyOf: { } source, CopiedFraction: { } share }
            ? Markup.Of(
                $"<p class=\"facts\">{Phrases.Share(share)} of it also stands in <a href=\"{request.Path("reports", report.Id, "beside", source)}\">an earlier report</a>.</p>"
            )
            : Markup.Empty;
        Markup story = report.StoryId is { } told
            ? Markup.Of($"<p class=\"facts\">It tells the story <a href=\"{request.Path(told)}\">{told}</a>.</p>")
            : Markup.Empty;
        return Markup.Of($"{old}{copy}{story}");
    }

    private static Markup Versions(DeskRequest request, ReportItem report)
    {
        ImmutableArray<ReportRow> versions = request.Lookup.Versions(report.Id);
        if (versions.Length < 2)
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> rows = versions.Select(v =>
            v.Id == report.Id
                ? Markup.Of($"<li><strong>this version</strong>, read {v.ReadAt[..10]}, {v.Status}</li>")
                : Markup.Of(
                    $"<li><a href=\"{request.Path("reports", v.Id)}\">{v.Title ?? v.Id}</a>, read {v.ReadAt[..10]}, {v.Status} · <a href=\"{request.Path("reports", report.Id, "versions", v.Id)}\">what differs</a></li>"
                )
        );
        return Markup.Of($"<section><h2>Versions of this page</h2><ul>{rows}</ul></section>");
    }

    private static Markup Shared(DeskRequest request, ReportItem report)
    {
        ImmutableArray<SharedPassages> shared = request.Lookup.Shared(report.Id);
        if (shared.IsEmpty)
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> rows = shared.Select(s =>
            Markup.Of(
                $"<li><a href=\"{request.Path("reports", report.Id, "beside", s.Other.Id)}\">{Phrases.Outlet(s.Other.Outlet, s.Other.Locator)}: {s.Other.Title ?? s.Other.Id}</a>, {(s.Earlier ? "earlier" : "later")}: {Phrases.Share(s.Fraction)} of this report, {Phrases.Share(s.OfFraction)} of that one, in {Phrases.Count(s.Runs.Length, "run")}{(s.Changes.IsEmpty ? "" : $"; {(s.Earlier ? "this report" : "that one")} changed: {ChangePhrases.Of(s.Changes)}")}</li>"
            )
        );
        return Markup.Of($"<section><h2>Passages shared with other reports</h2><ul>{rows}</ul></section>");
    }

    private static Markup Signs(ReportItem report)
    {
        IEnumerable<Markup> rows = report.Origins.Select(o =>
            Markup.Of(
                $"<li>{Phrases.Origin(o.Name, o.Kind)}{(o.Basis == OriginBasis.None ? "" : $", by {Cards.Readable(o.Basis.Kebab())}")}{(o.Sign.Length > 0 ? Markup.Of($": <q>{o.Sign}</q>") : Markup.Empty)}</li>"
            )
        );
        return report.Origins.IsEmpty ? Markup.Empty : Markup.Of($"<section><h2>Where it comes from</h2><ul>{rows}</ul></section>");
    }

    private static Markup Dropped(ReportItem report)
    {
        if (report.Dropped.IsEmpty)
        {
            return Markup.Of($"<section><h2>Cut away</h2><p>Nothing was cut away.</p></section>");
        }

        const int Shown = 200;
        const int Longest = 600;
        IEnumerable<Markup> rows = report
            .Dropped.Take(Shown)
            .Select(d =>
                Markup.Of(
                    $"<tr><th scope=\"row\">{Cards.Readable(d.Reason)}</th><td dir=\"auto\">{(d.Text.Length > Longest ? d.Text[..Longest] + "…" : d.Text)}</td><td>{(d.After < 0 ? "before the text" : $"after paragraph {d.After + 1}")}</td></tr>"
                )
            );
        string rest = report.Dropped.Length > Shown ? $" The first {Shown} are shown." : "";
        return Markup.Of(
            $"<section><details><summary><h2>Cut away: {Phrases.Count(report.Dropped.Length, "block")}</h2></summary><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Cut away\"><table><thead><tr><th scope=\"col\">Why</th><th scope=\"col\">Words</th><th scope=\"col\">Where</th></tr></thead><tbody>{rows}</tbody></table></div><p>{rest}</p></details></section>"
        );
    }

    private static Markup Notes(ReportItem report) =>
        report.Notes.IsEmpty
            ? Markup.Empty
            : Markup.Of($"<section><h2>Notes of the reading</h2><ul>{report.Notes.Select(n => Markup.Of($"<li>{n}</li>"))}</ul></section>");
}
