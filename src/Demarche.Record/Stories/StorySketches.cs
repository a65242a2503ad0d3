using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Draws the sketch of a report from its title and the head of its text.</summary>
public static class StorySketches
{
    private const int LedeWords = 80;
    private const int KeptFingerprints = 32;

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
        Counting counting = new();
        counting.Add(title, isTitle: true);
        counting.Add(text.Value, isTitle: false);
        return counting.Sketch() with
        {
            Fingerprints = [.. fingerprints.AsSpan(0, Math.Min(KeptFingerprints, fingerprints.Length))],
            Quotations = QuotedRuns.Of(text.Value),
        };
    }

    private sealed class Counting
    {
        private readonly Dictionary<uint, float> _body = [];
        private readonly Dictionary<uint, float> _lede = [];
        private readonly Dictionary<uint, float> _title = [];
        private readonly Dictionary<uint, float> _names = [];
        private readonly Dictionary<uint, float> _pairs = [];
        private readonly Dictionary<uint, float> _numbers = [];
        private readonly Dictionary<uint, float> _rarity = [];
        private readonly Dictionary<uint, string> _written = [];
        private readonly SortedSet<ushort> _monthDays = [];
        private int _words;

        public StorySketch Sketch() =>
            new()
            {
                Body = TermVector.Of(Weighted(_body), 120),
                Lede = TermVector.Of(Weighted(_lede), 50),
                Title = TermVector.Of(Weighted(_title), 16),
                Names = TermVector.Of(Weighted(_names), 30),
                Pairs = TermVector.Of(_pairs, 80),
                Numbers = TermVector.Of(_numbers, 20),
                MonthDays = [.. _monthDays.Take(12)],
                Length = _words,
                HeadNames =
                [
                    .. _names
                        .OrderByDescending(n => n.Value * _rarity[n.Key])
                        .ThenBy(n => _written[n.Key], StringComparer.Ordinal)
                        .Take(5)
                        .Select(n => _written[n.Key]),
                ],
            };

        public void Add(string? text, bool isTitle)
        {
            ReadOnlySpan<char> span = text;
            int at = 0;
            int previousEnd = 0;
            string before = "";
            (uint Term, float Rarity) neighbour = default;
            for (int n = 0; n < StoryTerms.HeadWords && WordFolding.Next(span, ref at, out int start); n++)
            {
                ReadOnlySpan<char> written = StoryTerms.WithoutPossessive(span[start..at]);
                string word = WordFolding.Folded(written);
                bool opens = n == 0 || span[previousEnd..start].IndexOfAny(".!?\n:") >= 0;
                previousEnd = at;
                _words++;
                if (word.Length > 0 && char.IsAsciiDigit(word[0]))
                {
                    AddNumber(word, before);
                }

                before = word;
                if (word.Length < 2 || ShippedWords.Stop.Contains(word))
                {
                    continue;
                }

                string stem = Stemming.Stem(word);
                uint term = StoryTerms.Hash(stem);
                float rarity = StoryTerms.RarityOf(term);
                _rarity[term] = rarity;
                Count(_body, term, isTitle ? 2 : 1);
                if (isTitle)
                {
                    Count(_title, term, 1);
                }

                bool top = isTitle || n < LedeWords;
                if (top)
                {
                    Count(_lede, term, isTitle ? 1.5f : 1);
                }

                // A capital inside a sentence; in a headline, and at its head, only of a word that is rare enough to be a name.
                bool isName = char.IsUpper(written[0]) && (isTitle ? !opens && rarity >= 3 : !opens || rarity > 5);
                if (isName)
                {
                    Count(_names, term, top ? 2 : 1);
                    _written.TryAdd(term, word);
                }

                if (neighbour.Term != 0)
                {
                    _pairs[(neighbour.Term * 31) + term] = neighbour.Rarity + rarity;
                }

                neighbour = (term, rarity);
            }
        }

        private void AddNumber(string word, string before)
        {
            if (Month(before) is > 0 and var month && int.TryParse(word, CultureInfo.InvariantCulture, out int day) && day is > 0 and <= 31)
            {
                _monthDays.Add((ushort)((month * 32) + day));
            }
            else if (word.Length == 4 && word[..2] is "19" or "20")
            {
                _numbers[StoryTerms.Hash("y" + word)] = 1.5f;
            }
            else if (word.Length > 1)
            {
                _numbers[StoryTerms.Hash(word)] = word.Length > 2 ? 2 : 1;
            }
        }

        private static int Month(string word)
        {
            if (word.Length < 3)
            {
                return 0;
            }

            string[] names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
            for (int m = 0; m < 12; m++)
            {
                if (
                    names[m].StartsWith(word, StringComparison.OrdinalIgnoreCase)
                    && (word.Length is 3 or 4 || word.Length == names[m].Length)
                )
                {
                    return m + 1;
                }
            }

            return 0;
        }

        private static void Count(Dictionary<uint, float> terms, uint term, float weight) =>
            CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _) += weight;

        // A word told ten times is not ten times as telling.
        private Dictionary<uint, float> Weighted(Dictionary<uint, float> counts)
        {
            foreach (uint term in counts.Keys)
            {
                ref float weight = ref CollectionsMarshal.GetValueRefOrNullRef(counts, term);
                weight = MathF.Sqrt(weight) * _rarity[term];
            }

            return counts;
        }
    }
}
