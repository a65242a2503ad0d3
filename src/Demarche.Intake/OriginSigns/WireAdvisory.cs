using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>The advisory words that wire agencies put before a headline (formats.md 1.8).</summary>
/// <param name="Status">correction, update, refile, repeat, wrap-up, breaking, withdrawn, kill, embargoed; null when there is none.</param>
/// <param name="UpdateNumber">3 for <c>UPDATE 3-</c>.</param>
/// <param name="Title">The headline without the advisory.</param>
public sealed record WireAdvisory(string? Status, int? UpdateNumber, string Title)
{
    private const int MostWords = 4;

    private static readonly (string Word, string Status)[] Words =
    [
        .. DataFile
            .Rows("advisories.tsv")
            .SelectMany(row => row[1].Split('|').Select(word => (Word: word, Status: row[0])))
            .OrderByDescending(entry => entry.Word.Length),
    ];

    // Graver news about the report itself outweighs what kind of take it is.
    private static readonly FrozenDictionary<string, int> Weight = new[]
    {
        "wrap-up",
        "update",
        "breaking",
        "repeat",
        "refile",
        "embargoed",
        "correction",
        "withdrawn",
        "kill",
    }
        .Index()
        .ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);

    /// <summary>Reads <c>CORRECTED-UPDATE 3-Headline</c>, <c>BREAKING: Headline</c>, <c>EMBARGOED UNTIL 10:00 GMT - Headline</c>.</summary>
    public static WireAdvisory Read(string? title)
    {
        string rest = (title ?? "").Trim();
        string? status = null;
        int? number = null;
        for (int i = 0; i < MostWords && TryTake(rest, out string? found, out int? update, out string? behind); i++)
        {
            status = status is null || Weight[found!] > Weight[status] ? found : status;
            number ??= update;
            rest = behind!;
        }

        return new WireAdvisory(status, number, rest);
    }

    private static bool TryTake(string text, out string? status, out int? number, out string? rest)
    {
        (status, number, rest) = (null, null, null);
        foreach ((string word, string meaning) in Words)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            int at = word.Length;
            if (at + 1 < text.Length && text[at] == ' ' && char.IsAsciiDigit(text[at + 1]))
            {
                int digits = at + 1;
                while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                {
                    digits++;
                }

                number = int.TryParse(text.AsSpan(at + 1, digits - at - 1), out int value) ? value : null;
                at = digits;
            }

            if (meaning == "embargoed" && text.AsSpan(at).StartsWith(" UNTIL", StringComparison.Ordinal))
            {
                // The time of day that follows may have a colon of its own: "10:00 GMT: Headline".
                int dash = text.IndexOf(" - ", at, StringComparison.Ordinal);
                int colon = text.IndexOf(": ", at, StringComparison.Ordinal);
                int end = colon >= 0 && (dash < 0 || colon < dash) ? colon : dash;
                at = end < 0 ? at : end;
            }

            int separator = at;
            while (separator < text.Length && text[separator] == ' ')
            {
                separator++;
            }

            bool separated = separator < text.Length && (text[separator] is ':' or '|' or '–' or '—' || IsDash(text, separator, at));
            string behind = separated ? text[(separator + 1)..].TrimStart(' ', '-') : "";
            if (behind.Length > 0 || (separator == text.Length && separator > 0))
            {
                status = meaning;
                rest = behind;
                return true;
            }
        }

        number = null;
        return false;
    }

    // "UPDATE 3-Headline" and "KILL - Headline", not the hyphen of a compound in small letters.
    private static bool IsDash(string text, int at, int word) =>
        text[at] == '-' && (at > word || at + 1 == text.Length || !char.IsLower(text[at + 1]));
}
