using System.Collections.Immutable;
using System.Globalization;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Numbers in digits and words with their bound, magnitude and counted noun. Dates, clock times and ordinals are left out.</summary>
internal static class QuantityReader
{
    private static readonly Dictionary<string, double> s_numerals = Table("numerals.tsv");
    private static readonly Dictionary<string, double> s_magnitudes = Table("magnitudes.tsv");

    public static ImmutableArray<Quantity> Read(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<Sentence> sentences,
        ImmutableArray<TimeExpression> times
    )
    {
        ImmutableArray<Quantity>.Builder found = ImmutableArray.CreateBuilder<Quantity>();
        int time = 0;
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            for (int i = sentence.FirstToken; i < end; i++)
            {
                while (time < times.Length && times[time].Span.End <= tokens[i].Start)
                {
                    time++;
                }

                if (time < times.Length && times[time].Span.Overlaps(tokens[i]))
                {
                    continue;
                }

                if (ValueAt(text, tokens, i, end, out double value, out int last))
                {
                    Add(text, tokens, sentence, i, last, end, value, found);
                    i = last;
                }
            }
        }

        return found.ToImmutable();
    }

    private static bool ValueAt(string text, IReadOnlyList<TextSpan> tokens, int i, int end, out double value, out int last)
    {
        last = i;
        ReadOnlySpan<char> word = tokens[i].In(text);
        bool digits =
            char.IsAsciiDigit(word[0])
            && double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
        value = 0;
        if (digits)
        {
            value = double.Parse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        }
        else if (!s_numerals.TryGetValue(tokens[i].Of(text).ToLowerInvariant(), out value))
        {
            return false;
        }

        while (last + 1 < end && s_magnitudes.TryGetValue(tokens[last + 1].Of(text), out double factor))
        {
            value *= factor;
            last++;
        }

        return true;
    }

    private static void Add(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        int first,
        int last,
        int end,
        double value,
        ImmutableArray<Quantity>.Builder found
    )
    {
        // "one of the", "Article 5", "5:30" and years in passing are no quantities.
        if (last + 1 < end && tokens[last + 1].In(text) is "of" or ":" || FollowsName(text, tokens, sentence, first))
        {
            return;
        }

        string? unit = null;
        string? counted = null;
        if (last + 1 < end && tokens[last + 1].In(text) is "%" or "percent")
        {
            unit = "percent";
        }
        else if (first > sentence.FirstToken && tokens[first - 1].In(text) is "$" or "€" or "£")
        {
            unit =
                tokens[first - 1].In(text) is "€" ? "EUR"
                : tokens[first - 1].In(text) is "£" ? "GBP"
                : "USD";
        }
        else
        {
            counted = CountedNoun(text, tokens, last, end);
            unit = counted;
        }

        if (unit is null)
        {
            return;
        }

        string bound = "=";
        if (first > sentence.FirstToken)
        {
            string before = tokens[first - 1].Of(text).ToLowerInvariant();
            string two = first - 2 >= sentence.FirstToken ? tokens[first - 2].Of(text).ToLowerInvariant() : "";
            bound = before switch
            {
                "about" or "some" or "around" or "nearly" or "almost" or "roughly" or "approximately" or "estimated" => "~",
                "over" => ">",
                "than" when two == "more" => ">",
                "than" when two is "fewer" or "less" => "<",
                "least" when two == "at" => ">",
                "most" when two == "at" => "<",
                _ => "=",
            };
        }

        found.Add(new Quantity(tokens[first].Union(tokens[last]), value, bound, null, null, unit, counted));
    }

    // "Article 5", "Resolution 2202", "Channel 4": a number that belongs to a name.
    private static bool FollowsName(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first) =>
        first > sentence.FirstToken && char.IsUpper(text[tokens[first - 1].Start]) && !CommonWords.Contains(tokens[first - 1].Of(text));

    // The last small-letter noun of the phrase that follows: "8,500 US troops" counts troops.
    private static string? CountedNoun(string text, IReadOnlyList<TextSpan> tokens, int last, int end)
    {
        for (int i = last + 1; i < end && i <= last + 4; i++)
        {
            ReadOnlySpan<char> word = tokens[i].In(text);
            if (!char.IsLetter(word[0]))
            {
                return null;
            }

            if (word.Length > 3 && char.IsLower(word[0]) && word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                return EnglishMorphology.Singular(tokens[i].Of(text));
            }

            if (word is "people" or "crew" or "men" or "women" or "children" or "dead" or "personnel")
            {
                return tokens[i].Of(text);
            }
        }

        return null;
    }

    private static Dictionary<string, double> Table(string name)
    {
        Dictionary<string, double> table = new(StringComparer.Ordinal);
        foreach (string line in DataFile.Lines(name))
        {
            string[] cells = line.Split('\t');
            table.Add(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture));
        }

        return table;
    }
}
