using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>A brief as one HTML page that needs nothing else: the record's lines, each with the words that it rests on and where they stand.</summary>
public static class HtmlBrief
{
    private const int ShownEvidence = 3;

    public static void Write(TextWriter output, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        ViewPage<EventItem> first = request.Views.Timeline(request.Query with { Limit = 1 });
        Coverage coverage = first.Coverage;
        output.Write(
            Markup.Of(
                $$"""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>{{first.Dispute}}</title>
                <style>body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.7rem 0}blockquote{margin:.2rem 0 .2rem 1rem}small{color:#444}</style>
                </head>
                <body>
                <h1>{{first.Dispute}}</h1>
                <p>{{Phrases.Count(coverage.Reports, "report")}}, {{Phrases.Count(coverage.Outlets, "outlet")}}, {{Phrases.Count(
                    coverage.Origins,
                    "origin"
                )}}.</p>

                """
            )
        );
        Section(
            output,
            "Timeline",
            Paging.All(request.Views.Timeline, request.Query).Where(static e => !e.Background),
            e => Event(request, first.Dispute, e)
        );
        Section(
            output,
            "Background",
            Paging.All(request.Views.Timeline, request.Query).Where(static e => e.Background),
            e => Event(request, first.Dispute, e)
        );
        Section(output, "Positions", Paging.All(request.Views.Positions, request.Query), p => Position(request, first.Dispute, p));
        Section(output, "Quotations", Paging.All(request.Views.Quotes, request.Query), u => Utterance(request, first.Dispute, u));
        Section(output, "Where the reports disagree", Paging.All(request.Views.Disagreements, request.Query), Disagreement);
        output.Write("</body>\n</html>\n");
    }

    private static void Section<T>(TextWriter output, string name, IEnumerable<T> items, Func<T, Markup> line)
    {
        output.Write(Markup.Of($"<h2>{name}</h2>\n<ul>\n"));
        foreach (T item in items)
        {
            output.Write(Markup.Of($"<li>{line(item)}</li>\n"));
        }

        output.Write("</ul>\n");
    }

    private static Markup Event(ExportRequest request, string dispute, EventItem item)
    {
        string status = item.Status == EventStatus.Happened ? "" : $" [{item.Became ?? item.Status.Kebab()}]";
        return Line(
            request,
            dispute,
            item.Id,
            $"{HonestDate.Of(item.Date)}: {item.Summary}{status}",
            item.Support,
            item.Evidence,
            item.Withdrawn
        );
    }

    private static Markup Position(ExportRequest request, string dispute, PositionItem item)
    {
        string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
        Markup line = Line(
            request,
            dispute,
            item.Id,
            $"{HonestDate.Of(item.Stated)}: {Phrases.Names(item.Holders)}, {item.Kind.Kebab()}{to}: {item.Proposition}{Phrases.Condition(item.Condition)}{(item.Withdrawn is null ? $". {Phrases.Status(item)}" : "")}",
            item.Support,
            item.Evidence,
            item.Withdrawn
        );
        IEnumerable<Markup> answers = item.Responses.Select(r =>
            Markup.Of(
                $"<li>{Line(request, dispute, r.Id, $"{HonestDate.Of(r.Date)}: {Phrases.Name(r.By)}: {r.Status.Kebab()}", r.Support, r.Evidence, r.Withdrawn)}</li>"
            )
        );
        return item.Responses.IsEmpty ? line : Markup.Of($"{line}<ul>{answers}</ul>");
    }

    private static Markup Utterance(ExportRequest request, string dispute, UtteranceItem item)
    {
        string words = request.WithText ? $": {Phrases.Quoted(item.FullestText)}" : "";
        Markup line = Line(
            request,
            dispute,
            item.Id,
            $"{HonestDate.Of(item.Date)}: {Phrases.Speakers(item, withText: request.WithText)}{words}",
            item.Support,
            item.Evidence,
            item.Withdrawn
        );
        IEnumerable<Markup> told = Retelling
            .Of(item)
            .Select(t =>
                Markup.Of(
                    $"<li>In other words, {t.Outlets}{(request.WithText ? $": {t.Text}" : "")}{t.Evidence.Take(ShownEvidence).Select(e => Cited(request, e))}</li>"
                )
            );
        return item.Paraphrases.IsEmpty ? line : Markup.Of($"{line}<ul>{told}</ul>");
    }

    private static Markup Disagreement(DisagreementItem item) =>
        Markup.Of(
            $"{item.What}: {string.Join(" or ", item.Sides.Select(static s => $"{s.Value} ({Phrases.Count(s.Support.Origins, "origin")})"))}"
        );

    private static Markup Line(
        ExportRequest request,
        string dispute,
        string id,
        string fact,
        Support support,
        IEnumerable<EvidenceItem> evidence,
        Withdrawal? withdrawn
    )
    {
        Markup link = request.Links.At is null
            ? Markup.Of($"<small>{id}</small>")
            : Markup.Of($"<a href=\"{request.Links.Of(dispute, id)}\">{id}</a>");
        if (withdrawn is not null)
        {
            return Markup.Of(
                $"<del>{fact}</del> <small>({Phrases.Of(withdrawn, request.WithText)})</small> {link}{evidence.Take(ShownEvidence).Select(e => Cited(request, e))}"
            );
        }

        return Markup.Of(
            $"{fact} <small>({Phrases.Count(support.Outlets, "outlet")}, {Phrases.Count(support.Origins, "origin")})</small> {link}{evidence.Take(ShownEvidence).Select(e => Cited(request, e))}"
        );
    }

    private static Markup Cited(ExportRequest request, EvidenceItem item)
    {
        string source = $"{Phrases.Outlet(item.Outlet, item.Locator)}, {item.Published ?? HonestDate.NotStated}";
        Markup words = request.WithText ? Markup.Of($"{Phrases.Quoted(item.Evidence.Text)} ") : Markup.Empty;
        Markup where = (request.WithText ? WebAddress.Of(item.Url, item.Evidence) : WebAddress.Of(item.Url)) is { } address
            ? Markup.Of($"<a href=\"{address}\">{source}</a>")
            : Markup.Of($"{source}");
        return Markup.Of($"<blockquote>{words}{where}</blockquote>");
    }
}
