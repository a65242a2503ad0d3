using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Keys by which a sentence that may answer and a position meet: their report, where one tells both; else a party, a telling word or the class of such
/// words (<see cref="WordClasses"/>), and the month. A position is looked for in the months after it was stated: what is answered later than that is left to
/// the rules, and no sentence meets the positions of years.
/// </summary>
internal static class TieKeys
{
    private const int MostParties = 3;
    private const int MostAround = 5;
    private const int MostWords = 12;
    private const int MostBefore = 8;
    private const int MostInTitle = 8;
    private const int MostTold = 6;

    /// <summary>Months in which a position is looked for, its own among them.</summary>
    private const int Months = 3;

    /// <summary>Words that every third report has lead nowhere.</summary>
    private const double LeastWeight = .25;

    public static IEnumerable<string> Of(ReportedResponse response, ReportFacts report) =>
        response.Clue is { } clue ? InOtherReports(response, clue, report).Prepend(InReport(report.Id.Value)) : [];

    private static IEnumerable<string> InOtherReports(ReportedResponse response, AnswerClue clue, ReportFacts report)
    {
        if ((response.Date.Latest ?? DateOverlap.DayOf(report)) is not { } day)
        {
            return [];
        }

        IEnumerable<string> parties = clue
            .Acting.Concat(clue.Speaking)
            .Concat(clue.Named)
            .Concat(clue.Around)
            .Distinct(StringComparer.Ordinal)
            .Take(MostAround);
        HashSet<string> naming = [.. clue.Naming];
        IEnumerable<string> stems = Telling(response.Evidence.First.Text, MostWords, null)
            .Concat(Telling(clue.Before, MostBefore, clue.Passage?.Before))
            .Concat(Telling(report.Title ?? "", MostInTitle, clue.Passage?.Title))
            .Where(stem => !naming.Contains(stem))
            .Distinct(StringComparer.Ordinal);
        return Keys(parties, stems, MonthOf(day));
    }

    public static IEnumerable<string> Of(PositionLine line) =>
        InOtherReports(line).Concat(line.Evidence.Select(static told => told.Report).Distinct(StringComparer.Ordinal).Select(InReport));

    private static IEnumerable<string> InOtherReports(PositionLine line)
    {
        if ((line.Stated.Earliest ?? line.Stated.Latest) is not { } stated)
        {
            return [];
        }

        ImmutableArray<string> parties =
        [
            .. line
                .Holders.Concat(line.Addressees)
                .Concat(line.Performers)
                .Select(static a => a.Party)
                .Distinct(StringComparer.Ordinal)
                .Take(MostParties),
        ];
        string[] stems =
        [
            .. Telling(line.Proposition, MostWords, null)
                .Concat(Telling(line.Evidence.First.Text, MostTold, line.Passage?.Here))
                .Distinct(StringComparer.Ordinal),
        ];
        return Enumerable.Range(MonthOf(stated), Months).SelectMany(month => Keys(parties, stems, month));
    }

    private static string InReport(string report) => $"tie|{report}";

    private static int MonthOf(LocalDate day) => (day.Year * 12) + day.Month - 1;

    private static IEnumerable<string> Keys(IEnumerable<string> parties, IEnumerable<string> stems, int month) =>
        parties.SelectMany(party => stems.Select(stem => $"tie|{party}|{stem}|{month}"));

    // The most telling first: their stems, and the classes of like words. Of what is written without its parties (a part of a passage; null for no such thing)
    // no party's name: beside the party of the key it would meet whatever concerns that party.
    private static IEnumerable<string> Telling(string text, int most, string? nameless)
    {
        HashSet<string>? stems = nameless is null ? null : [.. ContentStems.Of(nameless)];
        return ContentStems
            .WithWords(text)
            .Where(word =>
                word.Stem != "not" && ShippedWords.WeightOf(word.Word) >= LeastWeight && (stems is null || stems.Contains(word.Stem))
            )
            .OrderByDescending(static word => ShippedWords.WeightOf(word.Word))
            .ThenBy(static word => word.Stem, StringComparer.Ordinal)
            .Take(most)
            .SelectMany(static word => ClassOf(word) is { } like ? (string[])[word.Stem, like] : [word.Stem]);
    }

    private static string? ClassOf(ContentWord word) =>
        word.MayBeAlike && WordClasses.Of(word.Word) is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : null;
}
