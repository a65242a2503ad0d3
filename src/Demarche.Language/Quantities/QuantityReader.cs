using System.Collections.Immutable;
using System.Globalization;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Numbers in digits and words with their bound, magnitude and counted noun. Dates, clock times and ordinals are left out.</summary>
internal static class QuantityReader
{
    private static readonly Dictionary<string, double> s_numerals = Table("numerals.tsv");
    private static readonly Dictionary<string, double> s_magnitudes = Table("magnitudes.tsv");
    private static readonly Dictionary<string, string> s_currencies = DataFile
        .Lines("currencies.tsv")
        .Select(static l => l.Split('\t'))
        .ToDictionary(static c => c[0], static c => c[1], StringComparer.Ordinal);
    private static readonly Dictionary<string, (double Low, double High)> s_vague = DataFile
        .Lines("vague-numbers.tsv")
        .Select(static l => l.Split('\t'))
        .ToDictionary(
            static c => c[0],
            static c => (double.Parse(c[1], CultureInfo.InvariantCulture), double.Parse(c[2], CultureInfo.InvariantCulture)),
            StringComparer.OrdinalIgnoreCase
        );

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
                    (int closing, double? high) = Range(text, tokens, sentence, i, last, end, value);
                    Add(text, tokens, sentence, i, closing, end, value, high, found);
                    i = closing;
                }
                else if (s_vague.TryGetValue(tokens[i].Of(text), out (double Low, double High) vague))
                {
                    i = AddVague(text, tokens, i, end, vague.Low, vague.High, found);
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

        while (
            last + 1 < end
            && s_magnitudes.TryGetValue(tokens[last + 1].Of(text), out double factor)
            && (tokens[last + 1].Length > 2 || tokens[last + 1].Start == tokens[last].End)
        )
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
        double? high,
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
        else if (first > sentence.FirstToken && s_currencies.TryGetValue(tokens[first - 1].Of(text), out string? sign))
        {
            unit = sign;
        }
        else if (last + 1 < end && s_currencies.TryGetValue(tokens[last + 1].Of(text), out string? money))
        {
            unit = money;
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

        // The bound stands before the sign of the money: "more than $5".
        int before =
            first > sentence.FirstToken && !char.IsLetterOrDigit(text[tokens[first - 1].Start]) && counted is null ? first - 1 : first;
        string bound = NumberBounds.Before(text, tokens, sentence.FirstToken, before);
        TextSpan span = tokens[first].Union(tokens[last]);
        found.Add(
            high is null
                ? new Quantity(span, value, bound, null, null, unit, counted)
                : new Quantity(span, null, bound, value, high, unit, counted)
        );
    }

    // "8,000-10,000", "8,000 to 10,000", "between 5 and 10", "one or two"; "from 25 to 40" is a change and stays two numbers.
    private static (int Last, double? High) Range(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        int first,
        int last,
        int end,
        double low
    )
    {
        if (last + 2 >= end || !ValueAt(text, tokens, last + 2, end, out double high, out int closing) || high <= low)
        {
            return (last, null);
        }

        ReadOnlySpan<char> before = first > sentence.FirstToken ? tokens[first - 1].In(text) : default;
        bool joined = tokens[last + 1].In(text) switch
        {
            "-" or "–" or "or" => true,
            "to" => before is not ("from" or "From"),
            "and" => before is "between" or "Between",
            _ => false,
        };
        return joined ? (closing, high) : (last, null);
    }

    // "dozens of boats", "tens of thousands of troops", "several ships"
    private static int AddVague(
        string text,
        IReadOnlyList<TextSpan> tokens,
        int first,
        int end,
        double low,
        double high,
        ImmutableArray<Quantity>.Builder found
    )
    {
        int last = first;
        bool several = tokens[first].In(text) is "several" or "Several";
        if (several)
        {
            if (last + 1 < end && s_vague.ContainsKey(tokens[last + 1].Of(text)))
            {
                return first;
            }
        }
        else if (last + 1 >= end || tokens[last + 1].In(text) is not "of")
        {
            return first;
        }

        if (!several && last + 2 < end && tokens[last + 2].In(text) is "thousands" or "millions" or "billions" && low == 200)
        {
            double factor = s_vague[tokens[last + 2].Of(text)].Low / 2;
            (low, high) = (low * factor, 1000 * factor - 1);
            last += 2;
        }

        int noun = last + 1 < end && tokens[last + 1].In(text) is "of" ? last + 1 : last;
        if (CountedNoun(text, tokens, noun, end) is string counted)
        {
            found.Add(new Quantity(tokens[first].Union(tokens[last]), null, "~", low, high, counted, counted));
        }

        return last;
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
