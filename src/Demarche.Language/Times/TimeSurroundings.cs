using System.Collections.Frozen;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>
/// What stands around the core of an expression: article, "early", "the end of", "about" belong to it; "by", "since" do not, but bound it.
/// </summary>
internal sealed class TimeSurroundings(TimeAtoms atoms)
{
    private static readonly (string[] Words, string Mod)[] s_edges = Phrases("times.edges.tsv");
    private static readonly (string[] Words, string Mod)[] s_approximators = Phrases("times.approximators.tsv");
    private static readonly FrozenDictionary<string, string> s_reach = DataFile
        .Lines("times.approximators.tsv")
        .Select(static l => l.Split('\t'))
        .ToFrozenDictionary(static c => c[0], static c => c[2]);

    /// <summary>Widens the draft to the left and right, not past <paramref name="floor"/>.</summary>
    public void Widen(TimeDraft draft, TimeAction action, int floor)
    {
        bool articled = Article(draft, action, floor);
        if (
            draft.TakesEdge
            && !(draft.HasDay && atoms.IsAny(draft.First - 1, "earlier", "later"))
            && Ends(s_edges, draft.First, floor, out int length, out string? mod)
            && !IsVerbLike(draft.First - length)
        )
        {
            draft.First -= length;
            draft.Mod ??= mod;
            if (!articled || length > 1)
            {
                _ = Article(draft, action, floor, edge: true, of: atoms.Is(draft.First + length - 1, "of"));
            }
        }

        if (
            draft.Mod is "START" or "MID" or "END"
            && draft.Period is { Grain: CalendarGrain.Month or CalendarGrain.Decade or CalendarGrain.Century } period
            && draft.Clock is null
        )
        {
            (draft.Earliest, draft.Latest) = period.Part(draft.Mod);
            draft.Precision = DatePrecision.Range;
            draft.Reason += ", part of it approximate";
        }

        Approximator(draft, floor);
        if (atoms.Is(draft.End, "or") && atoms.Is(draft.End + 1, "so"))
        {
            draft.End += 2;
            draft.Mod = "APPROX";
        }
    }

    /// <summary>The preposition that bounds it; null for none.</summary>
    public string? Bound(TimeDraft draft)
    {
        int at = draft.First - 1;
        if (at < atoms.First || at >= atoms.Count)
        {
            return null;
        }

        ReadOnlySpan<char> word = atoms.In(at);
        foreach (
            string bound in (ReadOnlySpan<string>)
                ["by", "until", "till", "before", "after", "since", "from", "through", "between", "within"]
        )
        {
            if (word.Equals(bound, StringComparison.OrdinalIgnoreCase))
            {
                return bound == "till" ? "until" : bound;
            }
        }

        return null;
    }

    /// <summary>The days that an expression with its preposition leaves open: "by 31 January", "since 2014".</summary>
    public static (LocalDate? Earliest, LocalDate? Latest)? Window(TimeDraft draft, string? bound, LocalDate? publication)
    {
        if (draft.Earliest is not { } from || draft.Latest is not { } to)
        {
            return null;
        }

        return bound switch
        {
            "by" or "until" or "through" or "within" => (publication is { } now && now <= to ? now : null, to),
            "before" => (null, from.PlusDays(-1)),
            "since" => (from, publication is { } now && now >= from ? now : null),
            "from" => (from, null),
            "after" => (to.PlusDays(1), null),
            _ => null,
        };
    }

    private bool Article(TimeDraft draft, TimeAction action, int floor, bool edge = false, bool of = false)
    {
        if (draft.First - 1 < floor || !atoms.Is(draft.First - 1, TimeClass.The) || (!(edge && of) && !TakesArticle(draft, action)))
        {
            return false;
        }

        draft.First--;
        return true;
    }

    private bool TakesArticle(TimeDraft draft, TimeAction action)
    {
        switch (action)
        {
            case TimeAction.Date
            or TimeAction.Month
            or TimeAction.Year
            or TimeAction.Weekday
            or TimeAction.Figures
            or TimeAction.Day
            or TimeAction.DayPart
            or TimeAction.Ref
            or TimeAction.RefAdjective
            or TimeAction.Clock
            or TimeAction.Military
            or TimeAction.Holiday
            or TimeAction.PairFirst
            or TimeAction.PairLast
            or TimeAction.YearPair
            or TimeAction.Era
            or TimeAction.EraPair
            or TimeAction.YearEnd
            or TimeAction.Age
            or TimeAction.AdverbSet
            or TimeAction.OneDay
            or TimeAction.Weekdays
            or TimeAction.SameYear
            or TimeAction.Tonight:
                return false;
            case TimeAction.Duration or TimeAction.Quarter or TimeAction.Offset or TimeAction.Century or TimeAction.Fiscal:
                for (int i = draft.First; i < draft.End; i++)
                {
                    if (atoms.Is(i, TimeClass.Dash))
                    {
                        return false;
                    }
                }

                // "a two-year plan", "the 11th century temple": the article is the noun's.
                return action != TimeAction.Century || !NounFollows(draft.End);
            default:
                return true;
        }
    }

    private bool NounFollows(int at) =>
        at < atoms.Count
        && char.IsAsciiLetterLower(atoms.Text[atoms[at].Span.Start])
        && !atoms.IsAny(
            at,
            "and",
            "or",
            "to",
            "in",
            "when",
            "was",
            "were",
            "is",
            "that",
            "with",
            "by",
            "of",
            "on",
            "as",
            "for",
            "at",
            "from",
            "has",
            "had",
            "have",
            "will",
            "who",
            "which",
            "but",
            "saw",
            "until",
            "after",
            "before",
            "a",
            "the",
            "there"
        );

    private void Approximator(TimeDraft draft, int floor)
    {
        if (draft.Type == TimexType.Set || draft.Mod is not null && draft.Type == TimexType.Date)
        {
            return;
        }

        if (!Ends(s_approximators, draft.First, floor, out int length, out string? mod))
        {
            return;
        }

        string words = string.Join(
            ' ',
            Enumerable.Range(draft.First - length, length).Select(i => atoms.In(i).ToString().ToLowerInvariant())
        );
        string reach = s_reach[words];
        bool length_ = draft.Type == TimexType.Duration || atoms.Is(draft.End - 1, "ago") || atoms.IsAny(draft.End - 1, "later", "earlier");
        if (
            (
                reach == "dates"
                && (
                    length_
                    || draft.Period is not null
                        && !atoms.IsAny(
                            draft.First - length - 1,
                            "information",
                            "questions",
                            "talk",
                            "talks",
                            "concern",
                            "concerns",
                            "is",
                            "was"
                        )
                )
            )
            || (reach == "lengths" && length_)
            || (reach == "numbers" && length_ && atoms.Is(draft.First, TimeClass.Num) && !atoms.Is(draft.First, TimeClass.Vague))
        )
        {
            draft.First -= length;
            draft.Mod = mod;
        }
    }

    // "The talks ended late Friday": fine; "arrived late on Friday" does not end in the phrase at all.
    private bool IsVerbLike(int at) => atoms.Is(at, "later") && atoms.Is(at - 1, "or");

    private bool Ends((string[] Words, string Mod)[] phrases, int at, int floor, out int length, out string? mod)
    {
        foreach ((string[] words, string value) in phrases)
        {
            int first = at - words.Length;
            if (first < floor || !atoms.Is(first, words[0]))
            {
                continue;
            }

            int n = 1;
            while (n < words.Length && atoms.Is(first + n, words[n]))
            {
                n++;
            }

            if (n == words.Length)
            {
                (length, mod) = (n, value);
                return true;
            }
        }

        (length, mod) = (0, null);
        return false;
    }

    private static (string[] Words, string Mod)[] Phrases(string file) =>
        [
            .. DataFile
                .Lines(file)
                .Select(static l => l.Split('\t'))
                .Select(static c => (Words: c[0].Split(' '), Mod: c[1]))
                .OrderByDescending(static p => p.Words.Length),
        ];
}
