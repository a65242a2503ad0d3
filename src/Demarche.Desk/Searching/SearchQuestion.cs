using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>
/// What somebody typed into the search, taken apart: words and "phrases" that must be there, and operators that narrow the record:
/// <c>by:</c> <c>on:</c> <c>with:</c> an actor, <c>kind:</c> or <c>type:</c>, <c>status:</c>, <c>origins:</c> at least, <c>from:</c> and <c>to:</c> a day, <c>outlet:</c>.
/// "X's demands on Y" and "what X said about Y" mean the same as their operators.
/// </summary>
internal sealed record SearchQuestion
{
    private static readonly ImmutableArray<(string Noun, string Kind)> s_nouns =
    [
        ("demands", "demand"),
        ("demand", "demand"),
        ("offers", "offer"),
        ("offer", "offer"),
        ("commitments", "commitment"),
        ("promises", "commitment"),
        ("threats", "threat"),
        ("threat", "threat"),
        ("conditions", "condition"),
        ("refusals", "refusal"),
        ("quotes", "quote"),
    ];

    public string Words { get; init; } = "";

    public string? By { get; init; }

    public string? On { get; init; }

    public string? With { get; init; }

    /// <summary>event, quote, or a kind of position.</summary>
    public string? Kind { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Outlet { get; init; }

    public int MinOrigins { get; init; }

    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }

    /// <summary>What could not be understood, in words.</summary>
    public ImmutableArray<string> Troubles { get; init; } = [];

    /// <summary>True when lines are narrowed by more than words.</summary>
    public bool AsksForLines => (By ?? On ?? With ?? Kind ?? Type ?? Status) is not null || MinOrigins > 0;

    public static SearchQuestion Read(string text)
    {
        SearchQuestion question = new();
        List<string> words = [];
        foreach (string term in Terms(Spoken(text)))
        {
            int colon = term.IndexOf(':', StringComparison.Ordinal);
            string value = colon > 0 ? term[(colon + 1)..].Trim('"', '“', '”') : "";
            SearchQuestion? narrowed = value.Length == 0 ? null : question.Narrowed(term[..colon].ToLowerInvariant(), value);
            if (narrowed is null)
            {
                words.Add(term);
            }
            else
            {
                question = narrowed;
            }
        }

        return question with
        {
            Words = string.Join(' ', words),
        };
    }

    private SearchQuestion? Narrowed(string name, string value) =>
        name switch
        {
            "by" or "from-actor" or "speaker" or "holder" => this with { By = value },
            "on" or "addressee" => this with { On = value },
            "with" or "actor" => this with { With = value },
            "kind" => this with { Kind = value.ToLowerInvariant() },
            "type" => this with { Type = value.ToUpperInvariant(), Kind = Kind ?? "event" },
            "status" => this with { Status = value.ToLowerInvariant() },
            "outlet" => this with { Outlet = value },
            "origins" => int.TryParse(value, out int least)
                ? this with
                {
                    MinOrigins = Math.Clamp(least, 0, 1000),
                }
                : Troubled($"\"origins\" is \"{value}\"; write a number"),
            "from" or "after" => Dated(value, first: true),
            "to" or "before" or "until" => Dated(value, first: false),
            _ => null,
        };

    private SearchQuestion Troubled(string why) => this with { Troubles = Troubles.Add(why) };

    private SearchQuestion Dated(string value, bool first)
    {
        LocalDate? day =
            LocalDatePattern.Iso.Parse(value) is { Success: true } exact ? exact.Value
            : YearMonthPattern.Iso.Parse(value) is { Success: true } month
                ? (first ? month.Value.OnDayOfMonth(1) : month.Value.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1))
            : int.TryParse(value, out int year) && year is > 1000 and < 9999
                ? (first ? new LocalDate(year, 1, 1) : new LocalDate(year, 12, 31))
            : null;
        return day is null ? Troubled($"\"{value}\" is no day; write it as 2031-03-26")
            : first ? this with { From = day }
            : this with { To = day };
    }

    // "Arvenia's demands on Tessamar", "what Adair said about sluices": how people say it.
    private static string Spoken(string text)
    {
        string line = text.Trim().Replace('’', '\'');
        if (
            line.StartsWith("what ", StringComparison.OrdinalIgnoreCase)
            && line.IndexOf(" said", StringComparison.OrdinalIgnoreCase) is > 5 and int said
        )
        {
            string rest = line[(said + 5)..].Trim();
            rest = rest.StartsWith("about ", StringComparison.OrdinalIgnoreCase) ? rest[6..] : rest;
            return $"kind:quote by:\"{line[5..said].Trim()}\" {Between(rest)}";
        }

        int owner = line.IndexOf("'s ", StringComparison.Ordinal);
        int skip = 3;
        if (owner < 0)
        {
            owner = line.IndexOf("s' ", StringComparison.Ordinal) is > 0 and int plural ? plural + 1 : -1;
            skip = 2;
        }

        if (owner > 0 && !line.AsSpan(0, owner).ContainsAny(":\""))
        {
            string rest = line[(owner + skip)..];
            foreach ((string noun, string kind) in s_nouns)
            {
                if (rest.StartsWith(noun, StringComparison.OrdinalIgnoreCase) && (rest.Length == noun.Length || rest[noun.Length] == ' '))
                {
                    string tail = rest[noun.Length..].Trim();
                    foreach (string link in (ReadOnlySpan<string>)["on ", "to ", "of ", "towards ", "against "])
                    {
                        if (tail.StartsWith(link, StringComparison.OrdinalIgnoreCase))
                        {
                            return $"kind:{kind} by:\"{line[..owner].Trim()}\" on:\"{tail[link.Length..].Trim()}\"";
                        }
                    }

                    return $"kind:{kind} by:\"{line[..owner].Trim()}\" {tail}";
                }
            }
        }

        return line;
    }

    // "sluices between 2031-03-01 and 2031-03-31"
    private static string Between(string rest)
    {
        int at = rest.IndexOf("between ", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && rest[(at + 8)..].Split(" and ", 2) is [var from, var to] && from.Length >= 4 && char.IsAsciiDigit(from[0])
            ? $"{rest[..at]} from:{from.Trim()} to:{to.Trim()}"
            : rest;
    }

    private static IEnumerable<string> Terms(string text)
    {
        int start = 0;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '"' or '“' or '”')
            {
                quoted = !quoted;
            }

            if (i == text.Length || (char.IsWhiteSpace(text[i]) && !quoted))
            {
                if (i > start)
                {
                    yield return text[start..i];
                }

                start = i + 1;
            }
        }
    }
}
