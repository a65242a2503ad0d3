using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Draws the sketch of a report from its title and the head of its text.</summary>
public static class StorySketches
{
    private const int HeadWords = 400;
    private const int MostNames = 30;
    private const int MostWords = 80;
    private const int KeptFingerprints = 32;
    private const float TitleWeight = 2;

    public static StorySketch Of(AnalysedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ImmutableArray<string> days =
        [
            .. report
                .Language.Times.Where(static t => t is { Type: TimexType.Date, Precision: DatePrecision.Day } && t.Earliest == t.Latest)
                .Select(static t => t.Value)
                .Where(static v => v.Length == 10 && v[0] != 'X')
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(8),
        ];
        return Of(report.Report.Title, report.Report.Text) with { Days = days };
    }

    /// <summary>As from an analysed report, without the days that it tells of.</summary>
    public static StorySketch Of(string? title, CleanText text) => Of(title, text, CopyFinder.Fingerprints(text));

    internal static StorySketch Of(string? title, CleanText text, ulong[] fingerprints)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, float> names = new(StringComparer.Ordinal);
        Dictionary<string, float> words = new(StringComparer.Ordinal);
        Count(title, TitleWeight, isTitle: true, names, words);
        Count(text.Value, 1, isTitle: false, names, words);
        return new StorySketch(Heaviest(names, MostNames), Heaviest(words, MostWords), [])
        {
            Fingerprints = [.. fingerprints.AsSpan(0, Math.Min(KeptFingerprints, fingerprints.Length))],
            Quotations = QuotedRuns.Of(text.Value),
        };
    }

    private static void Count(string? text, float weight, bool isTitle, Dictionary<string, float> names, Dictionary<string, float> words)
    {
        ReadOnlySpan<char> span = text;
        int at = 0;
        int previousEnd = 0;
        for (int n = 0; n < HeadWords && WordFolding.Next(span, ref at, out int start); n++)
        {
            ReadOnlySpan<char> written = WithoutPossessive(span[start..at]);
            string word = WordFolding.Folded(written);
            bool opens = n == 0 || span[previousEnd..start].IndexOfAny(".!?\n:") >= 0;
            previousEnd = at;
            if (word.Length < 2 || ShippedWords.Stop.Contains(word))
            {
                continue;
            }

            // The top of a report says what it is about.
            float here = isTitle || n >= 100 ? weight : weight * 1.5f;
            double telling = ShippedWords.WeightOf(word);
            if (char.IsUpper(written[0]) && !opens && (!isTitle || telling >= 1))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(names, word, out _) += here;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(words, Stemming.Stem(word), out _) += here * (float)(telling * telling);
        }
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' && WordFolding.IsApostrophe(word[^2]) ? word[..^2] : word;

    // A word told ten times is not ten times as telling.
    private static ImmutableArray<WeightedTerm> Heaviest(Dictionary<string, float> terms, int most)
    {
        WeightedTerm[] all = new WeightedTerm[terms.Count];
        int i = 0;
        foreach ((string term, float weight) in terms)
        {
            all[i++] = new WeightedTerm(term, MathF.Round(MathF.Sqrt(weight), 3));
        }

        Array.Sort(all, static (x, y) => x.Weight != y.Weight ? y.Weight.CompareTo(x.Weight) : string.CompareOrdinal(x.Term, y.Term));
        return [.. all.AsSpan(0, Math.Min(most, all.Length))];
    }
}
