using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Where names begin and end, by what every sentence keeps to: titles are no part of a name, two names joined by "and" are two,
/// and a word that only tells what the next name is ("South" before "Korean", "Col." before a name) is none by itself.
/// </summary>
internal static class NameBounds
{
    // "General Seyi Ramon Memene": more words behind a title are a body called after somebody.
    private const int LongestPerson = 3;

    private static readonly HashSet<string> s_ranks = [.. DataFile.Lines("ranks.txt")];

    /// <summary>The names as the network labels them, mended: in order, not overlapping. Linear in the words.</summary>
    public static List<LabelledName> Mend(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<LabelledName> labelled,
        INameLexicon lexicon
    )
    {
        Dictionary<string, EntityType> alone = new(StringComparer.Ordinal);
        HashSet<string> surnames = new(StringComparer.Ordinal);
        foreach (LabelledName name in labelled)
        {
            alone.TryAdd(Written(text, tokens, name.First, name.Last), name.Type);
            if (name.Type == EntityType.Person)
            {
                surnames.Add(tokens[name.Last].Of(text));
            }
        }

        List<LabelledName> mended = new(labelled.Count + 4);
        foreach (LabelledName name in labelled)
        {
            LabelledName rest = name;
            if (Dash(text, tokens, name) is { } dash)
            {
                mended.Add(Typed(text, tokens, name with { Last = dash - 1 }, lexicon));
                rest = Typed(text, tokens, name with { First = dash + 1 }, lexicon);
            }

            if (Joined(text, tokens, rest, alone, lexicon) is (LabelledName left, LabelledName right))
            {
                mended.Add(left);
                mended.Add(right);
            }
            else
            {
                mended.Add(WithoutRank(text, tokens, rest, surnames));
            }
        }

        mended.RemoveAll(n => !Stands(text, tokens, n.First, n.Last) || n.First == n.Last && IsAddress(tokens[n.First].In(text)));
        return mended;
    }

    /// <summary>Whether words can be a name by themselves where they stand.</summary>
    public static bool Stands(string text, IReadOnlyList<TextSpan> tokens, int first, int last)
    {
        if (first < last || last + 1 == tokens.Count || !char.IsUpper(text[tokens[last + 1].Start]))
        {
            return true;
        }

        // "South Korean", "the West African bloc", but "the North Monday". The words of a line, not the next heading.
        ReadOnlySpan<char> gap = text.AsSpan(tokens[last].End, Math.Max(0, tokens[last + 1].Start - tokens[last].End));
        return gap is not " "
            || CommonWords.Contains(tokens[last + 1].Of(text))
            || !(tokens[first].In(text) is "North" or "South" or "East" or "West" || s_ranks.Contains(tokens[first].Of(text)));
    }

    /// <summary>Whether a name only says in a compound who does something: "Arvenian-led", "NATO-backed".</summary>
    public static bool IsInCompound(string text, IReadOnlyList<TextSpan> tokens, int last) =>
        last + 2 < tokens.Count
        && tokens[last + 1].In(text) is "-" or "‐" or "‑"
        && tokens[last].End == tokens[last + 1].Start
        && tokens[last + 1].End == tokens[last + 2].Start
        && tokens[last + 2].In(text).EndsWith("ed", StringComparison.Ordinal);

    /// <summary>Whether a word is an address or a file and no name: "press@lorn.org", "news.lorn.org", "notes.pdf"; but "@lorn" and "Lorn.com" are names.</summary>
    public static bool IsAddress(ReadOnlySpan<char> word)
    {
        if (word.IndexOf('@') > 0 || FileNames.Is(word))
        {
            return true;
        }

        int stop = word.IndexOf('.');
        return stop > 1 && stop + 2 < word.Length && !word.ContainsAnyInRange('A', 'Z') && char.IsLetter(word[stop + 1]);
    }

    // "LORN - Arvenia said": a dash between blanks parts two names.
    private static int? Dash(string text, IReadOnlyList<TextSpan> tokens, LabelledName name)
    {
        for (int i = name.First + 1; i < name.Last; i++)
        {
            if (tokens[i].In(text) is "-" or "–" or "—" && tokens[i - 1].End < tokens[i].Start && tokens[i].End < tokens[i + 1].Start)
            {
                return i;
            }
        }

        return null;
    }

    private static LabelledName Typed(string text, IReadOnlyList<TextSpan> tokens, LabelledName name, INameLexicon lexicon) =>
        name with
        {
            Type = lexicon.TypeOf(tokens[name.First].Union(tokens[name.Last]).In(text)) ?? name.Type,
        };

    // "King Tesk", labelled as one name: a person if another name of the text says so, or the network does.
    private static LabelledName WithoutRank(string text, IReadOnlyList<TextSpan> tokens, LabelledName name, HashSet<string> surnames)
    {
        int first = name.First;
        while (first < name.Last && s_ranks.Contains(tokens[first].Of(text)))
        {
            first++;
        }

        bool person = name.Type == EntityType.Person || name.Last - first < LongestPerson && surnames.Contains(tokens[name.Last].Of(text));
        return first > name.First && person ? new LabelledName(first, name.Last, EntityType.Person) : name;
    }

    // "the World Bank and IMF": two names where both are known by themselves, one where the whole is ("Jammu and Kashmir").
    private static (LabelledName Left, LabelledName Right)? Joined(
        string text,
        IReadOnlyList<TextSpan> tokens,
        LabelledName name,
        Dictionary<string, EntityType> alone,
        INameLexicon lexicon
    )
    {
        for (int i = name.First + 1; i < name.Last; i++)
        {
            if (tokens[i].In(text) is not "and")
            {
                continue;
            }

            return
                lexicon.TypeOf(tokens[name.First].Union(tokens[name.Last]).In(text)) is null
                && Known(name.First, i - 1) is EntityType left
                && Known(i + 1, name.Last) is EntityType right
                ? (new LabelledName(name.First, i - 1, left), new LabelledName(i + 1, name.Last, right))
                : null;
        }

        return null;

        EntityType? Known(int first, int last) =>
            alone.TryGetValue(Written(text, tokens, first, last), out EntityType type)
                ? type
                : lexicon.TypeOf(tokens[first].Union(tokens[last]).In(text));
    }

    /// <summary>The words of a name with single spaces between, however they are parted in the text.</summary>
    public static string Written(string text, IReadOnlyList<TextSpan> tokens, int first, int last) =>
        first == last
            ? tokens[first].Of(text)
            : string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => tokens[i].Of(text)));
}
