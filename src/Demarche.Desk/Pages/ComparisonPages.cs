using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>Two reports side by side: what they share, or what one version of a page changed of the other.</summary>
internal static class ComparisonPages
{
    public static DeskPage Beside(DeskRequest request)
    {
        ReportItem here = ReportPage.Find(request, request.Part("report"));
        ReportItem there = ReportPage.Find(request, request.Part("other"));
        SharedPassages shared =
            request.Lookup.Shared(here.Id).FirstOrDefault(s => s.Other.Id == there.Id)
            ?? throw new DeskProblem(StatusCodes.Status404NotFound, "These two reports share no passage.");
        TextMark[] marksHere =
        [
            .. shared.Runs.Select(
                (r, i) => new TextMark(r.Start, r.End, $"run run{i % 4}", $"shared passage {i + 1}", $"#there{i}", $"here{i}")
            ),
        ];
        TextMark[] marksThere =
        [
            .. shared.Runs.Select(
                (r, i) => new TextMark(r.OtherStart, r.OtherEnd, $"run run{i % 4}", $"shared passage {i + 1}", $"#here{i}", $"there{i}")
            ),
        ];
        marksHere = [.. marksHere, .. Changed(shared, ofLater: shared.Earlier)];
        marksThere = [.. marksThere, .. Changed(shared, ofLater: !shared.Earlier)];
        return new DeskPage(
            "Side by side",
            "reports",
            Markup.Of(
                $"""
                <h1>What two reports share</h1>
                <p class="facts">{Phrases.Share(shared.Fraction)} of the first, {Phrases.Share(
                    shared.OfFraction
                )} of the second, in {Phrases.Count(shared.Runs.Length, "run")}; the {(
                    shared.Earlier ? "second" : "first"
                )} one is the earlier. A marked passage leads to its other.</p>
                <h2>What the later one changed</h2>
                <p>{ChangePhrases.Of(shared.Changes)}. What was put in, left out or changed is underlined.</p>
                <div class="pair">{Side(request, here, marksHere)}{Side(request, there, marksThere)}</div>
                """
            )
        );
    }

    private static IEnumerable<TextMark> Changed(SharedPassages shared, bool ofLater) =>
        from change in shared.Changes
        from place in change.Places
        let span = ofLater ? place.InLater : place.InEarlier
        where span is not null
        select new TextMark(span.Value.Start, span.Value.End, "changed", Cards.Readable(change.Kind.Kebab()), null);

    public static DeskPage Versions(DeskRequest request)
    {
        ReportItem one = ReportPage.Find(request, request.Part("report"));
        ReportItem two = ReportPage.Find(request, request.Part("other"));
        ImmutableArray<ReportRow> versions = request.Lookup.Versions(one.Id);
        int first = IndexOf(versions, one.Id);
        int second = IndexOf(versions, two.Id);
        if (first < 0 || second < 0)
        {
            throw new DeskProblem(StatusCodes.Status404NotFound, "These two reports are not versions of one page.");
        }

        (ReportItem older, ReportItem newer) = first < second ? (one, two) : (two, one);
        List<(WordDifference.Part Part, string Paragraph)> changes = Paragraphs(
            request.Views.TextOf(older.Id) ?? "",
            request.Views.TextOf(newer.Id) ?? ""
        );
        return new DeskPage(
            "What differs",
            "reports",
            Markup.Of(
                $"""
                <h1>What the later version changed</h1>
                <p><a href="{request.Path("reports", older.Id)}">{older.Title ?? older.Id}</a>, {HonestDate.Of(
                    older.Published
                )} → <a href="{request.Path("reports", newer.Id)}">{newer.Title ?? newer.Id}</a>, {HonestDate.Of(newer.Published)}</p>
                <div class="text changes">{Changed(changes)}</div>
                """
            )
        );
    }

    // A paragraph taken out and one put in at the same place are one changed paragraph: its words are told apart.
    private static IEnumerable<Markup> Changed(List<(WordDifference.Part Part, string Paragraph)> changes)
    {
        for (int i = 0; i < changes.Count; i++)
        {
            (WordDifference.Part part, string paragraph) = changes[i];
            if (part == WordDifference.Part.LeftOut && i + 1 < changes.Count && changes[i + 1].Part == WordDifference.Part.Added)
            {
                yield return Markup.Of($"<p class=\"changed\">{WordDifference.Marked(paragraph, changes[++i].Paragraph)}</p>");
                continue;
            }

            yield return part switch
            {
                WordDifference.Part.Added => Markup.Of($"<p><ins>{paragraph}</ins></p>"),
                WordDifference.Part.LeftOut => Markup.Of($"<p><del>{paragraph}</del></p>"),
                _ => Markup.Of($"<p class=\"same\">{paragraph}</p>"),
            };
        }
    }

    private static List<(WordDifference.Part Part, string Paragraph)> Paragraphs(string older, string newer)
    {
        const int Most = 1500;
        string[] a = [.. older.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(Most)];
        string[] b = [.. newer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(Most)];
        int[,] longest = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        List<(WordDifference.Part, string)> parts = [];
        int x = 0;
        int y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                parts.Add((WordDifference.Part.Same, b[y++]));
                x++;
            }
            else if (y >= b.Length || (x < a.Length && longest[x + 1, y] >= longest[x, y + 1]))
            {
                parts.Add((WordDifference.Part.LeftOut, a[x++]));
            }
            else
            {
                parts.Add((WordDifference.Part.Added, b[y++]));
            }
        }

        return parts;
    }

    private static int IndexOf(ImmutableArray<ReportRow> versions, string id)
    {
        for (int i = 0; i < versions.Length; i++)
        {
            if (versions[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static Markup Side(DeskRequest request, ReportItem report, TextMark[] marks) =>
        Markup.Of(
            $"""
            <section class="half"><h2><a href="{request.Path("reports", report.Id)}">{report.Title
                ?? "(no title)"}</a></h2><p class="facts">{Phrases.Outlet(report.Outlet, report.Locator)}, {HonestDate.Of(
                report.Published
            )}</p><div class="text">{new MarkedText(request.Views.TextOf(report.Id) ?? "", report.Parts).Write(
                marks,
                static (_, _) => Markup.Empty
            )}</div></section>
            """
        );
}
