namespace Demarche.Intake;

/// <summary>The headline of a page, without the name of its outlet, among all that the page gives as title.</summary>
/// <param name="Shared">As the page gives it to those who share it: <c>og:title</c> first, then <c>twitter:title</c> and their like.</param>
/// <param name="Stated">The headline of its JSON-LD.</param>
/// <param name="Heading">Its main heading.</param>
/// <param name="Window">Its <c>title</c> element.</param>
internal sealed record TitleChoice(IReadOnlyList<string> Shared, string? Stated, string? Heading, string? Window)
{
    private const int LongestName = 48;

    // A title that was never closed holds the whole page.
    private const int LongestTitle = 500;

    private static readonly string[] Separators = [.. DataFile.Lines("title-separators.txt")];

    /// <summary>
    /// The first that is a headline: as shared, as stated, as shown, as in the title of the window. One sharing title alone yields to what
    /// the rest of the page agrees on (<see cref="Agreed"/>).
    /// </summary>
    /// <param name="outlet">Names of the outlet, its domain among them.</param>
    public string? Best(IReadOnlyList<string> outlet)
    {
        string? shared = Shared.Count > 0 ? Shared[0] : null;
        string? best = null;
        foreach (string? title in new[] { shared, Stated, Heading, Window })
        {
            if (Cleaned(title, outlet) is { } clean)
            {
                best ??= clean;
                if (!IsOutlet(clean, outlet) && IsHeadline(clean))
                {
                    best = clean;
                    break;
                }
            }
        }

        return best is null ? null : Agreed(best, outlet) ?? best;
    }

    /// <summary>
    /// The stated headline where the page has two wordings and more of it speaks for that one. A sharing title that differs from what the page
    /// shows and states was written on purpose and stays, unless another sharing title takes the side of the page. Where all three differ, what
    /// JSON-LD and the title of the window both say is taken.
    /// </summary>
    private string? Agreed(string best, IReadOnlyList<string> outlet)
    {
        if (Heading is null || IsSame(best, Heading) || Cleaned(Stated, outlet) is not { } stated || IsSame(best, stated))
        {
            return null;
        }

        bool agreed = IsSame(Heading, stated)
            ? Shared.Skip(1).Any(title => IsSame(Cleaned(title, outlet) ?? "", stated))
            : IsSame(Cleaned(Window, outlet) ?? "", stated);
        return agreed ? stated : null;
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

        return WithoutLabel(line);
    }

    // "Harbour strike: Crews return to work" where heading and JSON-LD both have the second half alone.
    private string WithoutLabel(string line)
    {
        if (Heading is not null && IsSame(Heading, Stated ?? Heading))
        {
            for (int at = line.IndexOf(": ", StringComparison.Ordinal); at > 0; at = line.IndexOf(": ", at + 1, StringComparison.Ordinal))
            {
                if (IsSame(line[(at + 2)..], Heading))
                {
                    return line[(at + 2)..].TrimStart();
                }
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
