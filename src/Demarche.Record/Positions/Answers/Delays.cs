using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// How late or early a deed is told to be: "four days late", "a day after the date that Arvenia had given". With the day of the deed it
/// names the deadline that was meant, which ties the deed to the promise with that deadline.
/// </summary>
internal static class Delays
{
    /// <param name="Due">The deadline that the words name; null where they give no number of days or the deed has no day.</param>
    internal readonly record struct Delay(bool Late, LocalDate? Due);

    private static readonly string[] Numbers =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    private const int MostUnits = 400;

    /// <summary>What the words from <paramref name="first"/> on to the next clause say of the deed; null where they say nothing of its time.</summary>
    public static Delay? In(SentenceView view, int first, StatedDate deed)
    {
        int end = EndOfClause(view.Tree, first);
        for (int i = Math.Max(first, 1); i < end; i++)
        {
            bool? late = view.Words[i].Lower switch
            {
                "late" => true,
                "early" => false,
                "behind" when Follows(view, i, "schedule") => true,
                "ahead" when Follows(view, i, "of", "schedule") => false,
                "after" or "past" when NamesDeadline(view, i) => true,
                "before" when NamesDeadline(view, i) => false,
                _ => null,
            };
            if (late is not { } isLate)
            {
                continue;
            }

            Period? by = LengthBefore(view, i);
            bool bare = view.Words[i].Lower is "late" or "early";
            if (by is null && bare)
            {
                // "late on Friday" says nothing of a deadline.
                continue;
            }

            LocalDate? day = deed.Earliest is { } from && deed.Latest == from ? from : null;
            return new Delay(
                isLate,
                by is null ? null
                    : isLate ? day?.Minus(by)
                    : day?.Plus(by)
            );
        }

        return null;
    }

    private static int EndOfClause(SentenceTree tree, int verb)
    {
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && (tree.Is(child, "conj") || tree.Is(child, "parataxis")))
            {
                return tree.Extent(child).First;
            }
        }

        return tree.Count;
    }

    private static bool Follows(SentenceView view, int at, params ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (at + 1 + i >= view.Words.Length || view.Words[at + 1 + i].Lower != words[i])
            {
                return false;
            }
        }

        return true;
    }

    // "after the deadline", "after the date that Arvenia had given"
    private static bool NamesDeadline(SentenceView view, int at)
    {
        for (int i = at + 1; i < view.Words.Length && i <= at + 4; i++)
        {
            if (view.Words[i].Lower is "deadline" or "schedule")
            {
                return true;
            }

            if (view.Words[i].Lower is "date" or "day")
            {
                return i + 1 < view.Words.Length && (view.Words[i + 1].Lower is "that" or "which" || view.MentionAt(i + 1) is not null);
            }
        }

        return false;
    }

    /// <summary>"four days", "a week" right before the word; null for none.</summary>
    private static Period? LengthBefore(SentenceView view, int at)
    {
        if (at < 2)
        {
            return null;
        }

        string number = view.Words[at - 2].Lower;
        int count =
            number is "a" or "an" ? 1
            : int.TryParse(
                number,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out int digits
            )
                ? digits
            : Array.IndexOf(Numbers, number);
        if (count is < 1 or > MostUnits)
        {
            return null;
        }

        return view.Words[at - 1].Lower switch
        {
            "day" or "days" => Period.FromDays(count),
            "week" or "weeks" => Period.FromWeeks(count),
            "month" or "months" => Period.FromMonths(count),
            _ => null,
        };
    }
}
