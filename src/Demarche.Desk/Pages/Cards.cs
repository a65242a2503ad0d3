using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Desk;

/// <summary>Lines of the record as cards: the fact, how sure its date is, who stands behind it, and the words that it rests on.</summary>
internal sealed class Cards(DeskRequest request)
{
    private const int ShownEvidence = 2;

    public Markup Event(EventItem item)
    {
        string summary = SummaryOf(item);
        string type = Readable(item.Type) + (item.Mode is null ? "" : $", {Readable(item.Mode)}");
        Markup who =
            item.Actors.IsEmpty && item.Recipients.IsEmpty ? Markup.Empty
            : item.Actors.IsEmpty ? Markup.Of($"<span class=\"who\">not told → {Names(item.Recipients)}</span>")
            : item.Recipients.IsEmpty ? Markup.Of($"<span class=\"who\">{Names(item.Actors)}</span>")
            : Markup.Of($"<span class=\"who\">{Names(item.Actors)} → {Names(item.Recipients)}</span>");
        string status = item.Became ?? item.Status.Kebab();
        return Card(
            item.Id,
            item.RecordStatus,
            item.Withdrawn,
            item.Corrected,
            Date(item.Date),
            Markup.Of($"{summary}"),
            Markup.Of($"<span class=\"status {StatusClass(status)}\">{Readable(status)}</span> <span class=\"type\">{type}</span> {who}"),
            item.Support,
            Evidence(item.Evidence, summary)
        );
    }

    public Markup Position(PositionItem item, int reports)
    {
        string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
        Markup deadline =
            item.Deadline is { } until && HonestDate.Of(until) is { } day and not HonestDate.NotStated
                ? Markup.Of($"<span class=\"deadline\">deadline {day.TrimStart('~')}</span>")
                : Markup.Empty;
        return Card(
            item.Id,
            item.RecordStatus,
            item.Withdrawn,
            item.Corrected,
            Date(item.Stated),
            Markup.Of(
                $"<span class=\"kind {item.Kind.Kebab()}\">{Readable(item.Kind.Kebab())}</span> {Names(item.Holders)}{to}: {item.Proposition}{Phrases.Condition(item.Condition)}"
            ),
            item.Withdrawn is null ? Markup.Of($"{Status(item, reports)} {deadline}") : deadline,
            item.Support,
            Markup.Of($"{Evidence(item.Evidence, item.Proposition)}{Answers(item)}")
        );
    }

    public Markup Utterance(UtteranceItem item)
    {
        string office = item.SpeakerOffice is null ? "" : $", {item.SpeakerOffice}";
        string speaker = Phrases.Speakers(item, "Speaker not resolved");
        return Card(
            item.Id,
            item.RecordStatus,
            item.Withdrawn,
            item.Corrected,
            Date(item.Date),
            Markup.Of($"<span class=\"speaker\">{speaker}{office}</span> <q class=\"said\">{Phrases.Quoted(item.FullestText)}</q>"),
            Markup.Of($"{First(item.Evidence)}"),
            item.Support,
            Markup.Of($"{Variants(item)}{OtherWords.Of(item)}{Evidence(item.Evidence, item.FullestText)}")
        );
    }

    public Markup Disagreement(DisagreementItem item)
    {
        IEnumerable<Markup> sides = item.Sides.Select(side =>
            Markup.Of(
                $"""
                <section class="side"><h3>{side.Value}</h3><p class="facts">{Support(side.Support)}</p>{Evidence(
                    side.Evidence,
                    ""
                )}</section>
                """
            )
        );
        Markup about = item.About is { } line ? Markup.Of($" <a href=\"{request.Path(line)}\">{line}</a>") : Markup.Empty;
        Markup basis = item.Basis is { } why ? Markup.Of($"<p class=\"facts\">of one thing: {why}</p>") : Markup.Empty;
        Markup explained = item.Explanation is { } words ? Markup.Of($"<p class=\"explained\">{words}</p>") : Markup.Empty;
        return Markup.Of(
            $"""
            <article class="line clash" id="{item.Id}" data-line="{item.Id}" tabindex="-1"><header><p class="when"><a href="{request.Path(
                item.Id
            )}">{Readable(item.Aspect.Kebab())}</a></p>
            <h2>{item.What}</h2><p class="facts"><span class="status {item.State}">{Readable(
                item.State
            )}</span>{about}</p>{explained}{basis}</header>
            <div class="sides">{sides}</div></article>
            """
        );
    }

    /// <summary>Words of a report with who carries them, and the ways to them.</summary>
    public Markup Evidence(ImmutableArray<EvidenceItem> evidence, string shown)
    {
        if (evidence.IsEmpty)
        {
            return Markup.Empty;
        }

        Markup first = Markup.Join(evidence.Take(ShownEvidence).Select(e => Cited(e, shown)));
        Markup rest =
            evidence.Length > ShownEvidence
                ? Markup.Of(
                    $"<details class=\"more\"><summary>{evidence.Length - ShownEvidence} more</summary>{evidence.Skip(ShownEvidence).Select(e => Cited(e, shown))}</details>"
                )
                : Markup.Empty;
        return Markup.Of($"<div class=\"evidence\">{first}{rest}</div>");
    }

    /// <summary>Where the words of an evidence stand in the stored copy.</summary>
    public string Place(EvidenceItem item) => $"{request.Path("reports", item.Evidence.Report)}?e={item.Id}#e";

    public Markup Source(EvidenceItem item)
    {
        string published = item.Published is { Length: > 0 } at ? $", {ShortDate(at)}" : ", date not stated";
        string origin = item.Origin is { } name && ReportsPage.OriginName(name) == name && name != item.Outlet ? $", from {name}" : "";
        Markup page = WebAddress.Of(item.Url, item.Evidence) is { } address
            ? Markup.Of(
                $" <a class=\"page\" href=\"{address}\" data-address=\"{WebAddress.Of(item.Url)}\" rel=\"noreferrer noopener external\">outlet’s page</a>"
            )
            : Markup.Empty;
        string lost = item.State == "exact" ? "" : $" (evidence: {item.State})";
        return Markup.Of(
            $"<cite>{Phrases.Outlet(item.Outlet, item.Locator)}{published}{origin}{lost}</cite> <a class=\"sentence\" href=\"{Place(item)}\">sentence</a>{page}"
        );
    }

    public static Markup Support(Support support) =>
        Markup.Of(
            $"<span class=\"support\">{Phrases.Count(support.Outlets, "outlet")}, <strong>{Phrases.Count(support.Origins, "origin")}</strong>, {Phrases.Count(support.Reports, "report")}</span>"
        );

    public static Markup Date(StatedDate date)
    {
        string words = HonestDate.Of(date);
        return HonestDate.IsInferred(date)
            ? Markup.Of($"<span class=\"date\">{words.TrimStart('~')}</span> <span class=\"basis\" title=\"{date.Reason}\">inferred</span>")
            : Markup.Of($"<span class=\"date\" title=\"{date.Reason}\">{words}</span>");
    }

    /// <summary>"carried-out" as "carried out".</summary>
    public static string Readable(string word) => word.Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();

    /// <summary>The day of a stored date of publication: "4 Mar 2031".</summary>
    public static string ShortDate(string published) =>
        published.Length >= 10 && NodaTime.Text.LocalDatePattern.Iso.Parse(published[..10]) is { Success: true } day
            ? HonestDate.Day(day.Value)
            : published;

    /// <summary>A headline of the store for people: "happened, 2033-05-10: words" are the words.</summary>
    public static string Headline(string kind, string headline)
    {
        int colon = kind == "event" ? headline.IndexOf(": ", StringComparison.Ordinal) : -1;
        return colon is > 0 and < 60 ? headline[(colon + 2)..] : headline;
    }

    public static string SummaryOf(EventItem item)
    {
        if (!item.Summary.Contains('…', StringComparison.Ordinal))
        {
            return item.Summary;
        }

        string cut = Phrases.OneLine(item.Summary).Trim('…', ' ');
        EvidenceItem? whole = item.Evidence.FirstOrDefault(e => Phrases.OneLine(e.Evidence.Text).Contains(cut, StringComparison.Ordinal));
        return whole is null ? item.Summary : Phrases.OneLine(whole.Evidence.Text);
    }

    private static string StatusClass(string status) => Readable(status).Replace(' ', '-');

    private Markup Card(
        string id,
        string recordStatus,
        Withdrawal? withdrawn,
        ImmutableArray<string> corrected,
        Markup when,
        Markup fact,
        Markup facts,
        Support support,
        Markup evidence
    )
    {
        Markup human = corrected.IsEmpty
            ? Markup.Empty
            : Markup.Of($"<span class=\"human\" title=\"{string.Join(", ", corrected)}\">corrected by a person</span>");
        Markup rejected =
            recordStatus == "rejected" ? Markup.Of($"<span class=\"status rejected\">rejected by a person</span>") : Markup.Empty;
        Markup told = withdrawn is null ? fact : Markup.Of($"<del class=\"struck\">{fact}</del>");
        Markup correct = withdrawn is null
            ? Markup.Of($" <a class=\"correct\" href=\"{request.Path(id)}#correct\">Correct</a>")
            : Markup.Empty;
        return Markup.Of(
            $"""
            <article class="line{(
                recordStatus == "rejected" ? " gone"
                : withdrawn is null ? ""
                : " withdrawn"
            )}" id="{id}" data-line="{id}" tabindex="-1">
            <header><p class="when"><a href="{request.Path(id)}">{when}</a></p>
            <h2>{told}</h2>
            <p class="facts">{rejected}{facts} {(withdrawn is null ? Support(support) : Markup.Empty)} {human}</p>{Why(withdrawn)}</header>
            {evidence}
            <p class="tools"><a class="copy" href="{request.Path(id, "copy")}">Copy with source</a>{correct}</p>
            </article>
            """
        );
    }

    private Markup Why(Withdrawal? withdrawn) =>
        withdrawn is null
            ? Markup.Empty
            : Markup.Of($"<p class=\"withdrawal\"><a href=\"{request.Path("reports", withdrawn.Report)}\">{Phrases.Of(withdrawn)}</a></p>");

    private Markup Cited(EvidenceItem item, string shown)
    {
        string words = Phrases.OneLine(item.Evidence.Text);
        Markup quoted = words == Phrases.OneLine(shown) ? Markup.Empty : Markup.Of($"<blockquote>{Phrases.Quoted(words)}</blockquote>");
        return Markup.Of($"<div class=\"cited\">{quoted}<p class=\"source\">{Source(item)}</p></div>");
    }

    private static Markup Status(PositionItem item, int reports)
    {
        string words = Phrases.Status(item);
        string until = item.StatusAsOf is { } day ? $" until {HonestDate.Day(day)}" : "";
        return item.StatusNow == "open" && item.Responses.IsEmpty
                ? Markup.Of(
                    $"<span class=\"status open\">open</span> <span class=\"silence\">no answer reported in {Phrases.Count(reports, "report")}{until}</span>"
                )
            : item.StatusNow == "open" ? Markup.Of($"<span class=\"status open\">{words}</span>")
            : Markup.Of($"<span class=\"status {StatusClass(item.StatusNow)}\">{Readable(item.StatusNow)}</span>");
    }

    private Markup Answers(PositionItem item)
    {
        if (item.Responses.IsEmpty)
        {
            return Markup.Empty;
        }

        IEnumerable<Markup> answers = item.Responses.Select(r =>
            Markup.Of(
                $"""
                <li id="{r.Id}"{(r.Withdrawn is null ? Markup.Empty : Markup.Of($" class=\"withdrawn\""))}><p class="facts"><span class="when">{Date(r.Date)}</span> <strong>{Phrases.Name(
                    r.By
                )}</strong> <span class="status {r.Status.Kebab()}">{Readable(r.Status.Kebab())}</span>{(
                    r.Conditional ? ", with a condition" : ""
                )}{(r.Late ? ", after the deadline" : "")}{(r.Disputed ? ", disputed" : "")} {(r.Withdrawn is null ? Support(r.Support) : Markup.Empty)}</p>{Why(item.Withdrawn is null ? r.Withdrawn : null)}{Evidence(
                    r.Evidence,
                    ""
                )}</li>
                """
            )
        );
        return Markup.Of($"<h3 class=\"small\">Answers</h3><ol class=\"answers\">{answers}</ol>");
    }

    private static Markup First(ImmutableArray<EvidenceItem> evidence) =>
        evidence.IsEmpty || evidence[0].Published is not { } at
            ? Markup.Empty
            : Markup.Of(
                $"<span class=\"first\">first carried by {Phrases.Outlet(evidence[0].Outlet, evidence[0].Locator)}, {ShortDate(at)}</span>"
            );

    private static Markup Variants(UtteranceItem item)
    {
        Dictionary<string, string?> files = [];
        foreach (EvidenceItem evidence in item.Evidence)
        {
            files.TryAdd(evidence.Evidence.Report, evidence.Locator);
        }

        string fullest = Phrases.OneLine(item.FullestText);
        IGrouping<string, VariantItem>[] wordings = [.. item.Variants.GroupBy(static v => Phrases.OneLine(v.Text), StringComparer.Ordinal)];
        if (wordings.Length < 2)
        {
            string[] through =
            [
                .. item
                    .Variants.Where(static v => Phrases.Through(v).Length > 0)
                    .Select(v => Phrases.Outlet(v.Outlet, files.GetValueOrDefault(v.Report)) + Phrases.Through(v))
                    .Distinct(StringComparer.Ordinal),
            ];
            return through.Length > 0 ? Markup.Of($"<p class=\"facts\">{string.Join("; ", through)}</p>") : Markup.Empty;
        }

        IEnumerable<Markup> rows = wordings.Select(w =>
        {
            string outlets = string.Join(
                ", ",
                w.Select(v => Phrases.Outlet(v.Outlet, files.GetValueOrDefault(v.Report)) + Phrases.Through(v))
                    .Distinct(StringComparer.Ordinal)
            );
            Markup words = w.Key == fullest ? Markup.Of($"{w.Key}") : WordDifference.Marked(fullest, w.Key);
            string kind = w.Key == fullest ? "the fullest" : Readable(w.First().Difference.Kebab());
            return Markup.Of($"<tr><th scope=\"row\">{outlets}</th><td class=\"how\">{kind}</td><td class=\"wording\">{words}</td></tr>");
        });
        return Markup.Of(
            $"""
            <div class="wide" tabindex="0" role="region" aria-label="Wordings of {item.Id}"><table class="variants"><caption>{wordings.Length} wordings; <ins>added</ins> and <del>left out</del> against the fullest</caption>
            <thead><tr><th scope="col">Outlet</th><th scope="col">Version</th><th scope="col">Words</th></tr></thead><tbody>{rows}</tbody></table></div>
            """
        );
    }

    private static string Names(ImmutableArray<ActorRef> actors) => Phrases.Names(actors);
}
