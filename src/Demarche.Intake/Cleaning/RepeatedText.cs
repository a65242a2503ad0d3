namespace Demarche.Intake;

/// <summary>Titles and teasers that stand a second time in the document.</summary>
internal static class RepeatedText
{
    private const int HeadBlocks = 8;
    private const int TeaserBlocks = 3;
    private const int ShortestTeaser = 40;
    private const int ShortestLabelled = 24;
    private const int LongestLabel = 20;
    private const int LongestTeaser = 1200;
    private const int MostSentences = 20;
    private const int Reach = 300;

    /// <summary>Marks blocks near the head that say the title again.</summary>
    public static void MarkTitle(string? title, IReadOnlyList<BodyBlock> blocks, string?[] reasons)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return;
        }

        string key = Key(title);
        for (int i = 0; i < Math.Min(blocks.Count, HeadBlocks); i++)
        {
            if (reasons[i] is null && Math.Abs(blocks[i].Text.Length - title.Length) < 40 && Says(Key(blocks[i].Text), key))
            {
                reasons[i] = "repeated-title";
            }
        }
    }

    // The heading may have a label before it ("Culture: What the lake reads"); a dateline has digits.
    private static bool Says(string line, string title) =>
        line == title
        || (
            title.Length >= ShortestLabelled
            && line.EndsWith(title, StringComparison.Ordinal)
            && line.Length - title.Length <= LongestLabel
            && !line.AsSpan(0, line.Length - title.Length).ContainsAnyInRange('0', '9')
        );

    /// <summary>Marks paragraphs at the head whose every sentence stands again, word for word, in a later paragraph.</summary>
    public static void MarkTeasers(IReadOnlyList<BodyBlock> blocks, string?[] reasons)
    {
        int seen = 0;
        for (int i = 0; i < blocks.Count && seen < TeaserBlocks; i++)
        {
            if (reasons[i] is not null || blocks[i].Kind is not PartKind.Paragraph)
            {
                continue;
            }

            seen++;
            if (blocks[i].Text.Length is >= ShortestTeaser and <= LongestTeaser && AllStandsLater(blocks, reasons, i))
            {
                reasons[i] = "repeated-teaser";
            }
        }
    }

    private static bool AllStandsLater(IReadOnlyList<BodyBlock> blocks, string?[] reasons, int at)
    {
        int sentences = 0;
        foreach (string sentence in Sentences(blocks[at].Text))
        {
            if (++sentences > MostSentences)
            {
                return false;
            }

            bool later = false;
            for (int k = at + 1; k < Math.Min(blocks.Count, at + Reach) && !later; k++)
            {
                later = reasons[k] is null && blocks[k].Text.Contains(sentence, StringComparison.Ordinal);
            }

            if (!later)
            {
                return false;
            }
        }

        return true;
    }

    // A teaser cut short ends in dots that the text does not have.
    private static IEnumerable<string> Sentences(string text)
    {
        string whole = text.TrimEnd('.', '…', ' ');
        int start = 0;
        for (int i = 1; i + 1 < whole.Length; i++)
        {
            if (
                whole[i] == ' '
                && LineShape.EndsSentence(whole.AsSpan(start, i - start))
                && (char.IsUpper(whole[i + 1]) || whole[i + 1] is '"' or '“')
            )
            {
                yield return whole[start..i];
                start = i + 1;
            }
        }

        if (start < whole.Length)
        {
            yield return whole[start..];
        }
    }

    private static string Key(string text)
    {
        Span<char> key = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(key[..length]);
    }
}
