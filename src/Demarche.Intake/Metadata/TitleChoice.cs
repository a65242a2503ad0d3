namespace Demarche.Intake;

/// <summary>The headline of a page, without the name of its outlet, among all that the page gives as title.</summary>
/// <param name="Shared">As the page gives it to those who share it (<c>og:title</c>).</param>
/// <param name="Stated">The headline of its JSON-LD.</param>
/// <param name="Heading">Its main heading.</param>
/// <param name="Window">Its <c>title</c> element.</param>
internal sealed record TitleChoice(string? Shared, string? Stated, string? Heading, string? Window)
{
    private const int LongestName = 48;

    // A title that was never closed holds the whole page.
    private const int LongestTitle = 500;

    private static readonly string[] Separators = [.. DataFile.Lines("title-separators.txt")];

    /// <summary>The first that is a headline: as shared, as stated, as shown, as in the title of the window.</summary>
    /// <param name="outlet">Names of the outlet, its domain among them.</param>
    public string? Best(IReadOnlyList<string> outlet)
    {
        string?[] all = [Shared, Stated, Heading, Window];
        foreach (string? title in all)
        {
            if (Cleaned(title, outlet) is { } clean && !IsOutlet(clean, outlet) && IsHeadline(clean))
            {
                return clean;
            }
        }

        return all.Select(title => Cleaned(title, outlet)).FirstOrDefault(title => title is not null);
    }

    private bool IsHeadline(string title) =>
        title.Length >= 3 && (title.Contains(' ', StringComparison.Ordinal) || (Stated ?? Heading) is null || title.Length > 12);

    private string? Cleaned(string? title, IReadOnlyList<string> outlet)
    {
        string line = InlineSpace.Collapse(title ?? "");
        if (line.Length is 0 or > LongestTitle)
        {
            return null;
        }

        foreach (string separator in Separators)
        {
            int at = line.LastIndexOf(separator, StringComparison.Ordinal);
            while (at > 0)
            {
                string head = line[..at].TrimEnd();
                string tail = line[(at + separator.Length)..].TrimStart();
                if (head.Length > 0 && (IsOutlet(tail, outlet) || IsSame(head, Heading) || IsSame(head, Stated)))
                {
                    return Cleaned(head, outlet);
                }

                if (
                    tail.Length > 0
                    && separator.Length > 1
                    && (IsSame(tail, Heading) || (IsOutlet(head, outlet) && !IsSame(line, Heading)))
                )
                {
                    return Cleaned(tail, outlet);
                }

                at = line.LastIndexOf(separator, at - 1, StringComparison.Ordinal);
            }
        }

        return line;
    }

    private static bool IsSame(string one, string? other) =>
        other is not null && other.Length >= 8 && Bare(one) is { Length: >= 8 } bare && bare == Bare(other);

    private static bool IsOutlet(string piece, IReadOnlyList<string> outlet)
    {
        if (piece.Length is 0 or > LongestName)
        {
            return false;
        }

        string bare = Bare(piece);
        foreach (string name in outlet)
        {
            string known = Bare(name);
            if (
                known.Length > 1
                && (
                    bare == known
                    || (known.Length >= 4 && bare.Length <= known.Length + 12 && bare.Contains(known, StringComparison.Ordinal))
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters and digits without case.</summary>
    internal static string Bare(string text)
    {
        Span<char> bare = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                bare[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(bare[..length]);
    }
}
