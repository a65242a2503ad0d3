using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// The names of a text: those that the network labels, those that are listed, and persons by the title or office beside them.
/// A listed name types a label of the same words and wins over a label inside it; elsewhere the network wins.
/// </summary>
internal sealed class NameFinder(INameLexicon lexicon)
{
    /// <param name="read">What the network labels: in order, not overlapping.</param>
    /// <param name="apposed">The token that each token is an apposition to; negative for none.</param>
    public List<Found> Find(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<Sentence> sentences,
        IReadOnlyList<LabelledName> read,
        ReadOnlySpan<int> apposed
    )
    {
        List<LabelledName> labelled = NameConsistency.Apply(text, tokens, sentences, NameBounds.Mend(text, tokens, read, lexicon));
        List<Found> found = [];
        HashSet<string> surnames = Surnames(text, tokens, labelled);
        int next = 0;
        foreach (Sentence sentence in sentences)
        {
            int end = sentence.FirstToken + sentence.TokenCount;
            for (int i = sentence.FirstToken; i < end; )
            {
                while (next < labelled.Count && labelled[next].First < i)
                {
                    next++;
                }

                int labels = next < labelled.Count ? Math.Min(labelled[next].First, end) : end;
                if (
                    Listed(text, tokens, i, end) is (int listed, EntityType type)
                    && Wins(i, listed, labelled, next)
                    && !(labels > listed && (NameBounds.IsInCompound(text, tokens, listed) || !NameBounds.Stands(text, tokens, i, listed)))
                )
                {
                    found.Add(new Found(i, listed, tokens[i].Union(tokens[listed]), type, null, null, null));
                    i = listed + 1;
                }
                else if (i == labels)
                {
                    LabelledName name = WithoutPlace(text, tokens, sentence, labelled[next], surnames, found);
                    found.Add(Labelled(text, tokens, sentence, name, surnames, apposed));
                    i = name.Last + 1;
                }
                else
                {
                    i = CapitalisedNames.Read(text, tokens, sentence, i, labels, found) ?? i + 1;
                }
            }
        }

        return found;
    }

    // What is listed is added to what is labelled, and wins only where it holds more: the labels know the sentence.
    private static bool Wins(int first, int last, IReadOnlyList<LabelledName> labelled, int next)
    {
        for (; next < labelled.Count && labelled[next].First <= last; next++)
        {
            LabelledName label = labelled[next];
            if (label.Last > last || label.First == first && label.Last == last)
            {
                return false;
            }
        }

        return true;
    }

    private (int Last, EntityType Type)? Listed(string text, IReadOnlyList<TextSpan> tokens, int first, int end)
    {
        // The article is no part of a name, though lists overlook it.
        if (!char.IsUpper(text[tokens[first].Start]) || tokens[first].In(text) is "The")
        {
            return null;
        }

        for (int last = Math.Min(end, first + lexicon.LongestName) - 1; last >= first; last--)
        {
            // A name ends in a word: the comma or the "'s" behind it is the sentence's, whatever the list overlooks. A common noun
            // at its end makes it a phrase about the name before it: "U.N. tribunal", "Maoist rebels".
            if (!char.IsLetterOrDigit(text[tokens[last].Start]) || last > first && IsCommonNoun(tokens[last].In(text)))
            {
                continue;
            }

            // A demonym alone may be a language or a people: whether it is a name here, the network says.
            if (
                lexicon.TypeOf(tokens[first].Union(tokens[last]).In(text)) is EntityType type and not EntityType.Miscellaneous
                && !IsOffice(text, tokens, first, last)
            )
            {
                return (last, type);
            }
        }

        return null;
    }

    // "Sana'a" may come in pieces of which the last is small and short.
    private static bool IsCommonNoun(ReadOnlySpan<char> word) => word.Length > 2 && char.IsLower(word[0]);

    // Lists give offices for those they speak for ("Secretary of State"): an office is no name.
    private static bool IsOffice(string text, IReadOnlyList<TextSpan> tokens, int first, int last) =>
        OfficeWords.IsHead(tokens[first].Of(text).ToLowerInvariant()) || OfficeWords.IsHead(tokens[last].Of(text).ToLowerInvariant());

    // The last words of full names of persons: alone they are persons too, though a country be called so.
    private static HashSet<string> Surnames(string text, IReadOnlyList<TextSpan> tokens, IReadOnlyList<LabelledName> labelled) =>
        [.. labelled.Where(static n => n.Type == EntityType.Person && n.First < n.Last).Select(n => tokens[n.Last].Of(text))];

    // "Ambassador to Tasmere John Swan": the place belongs to the office.
    private LabelledName WithoutPlace(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        LabelledName name,
        HashSet<string> surnames,
        List<Found> found
    )
    {
        if (
            name.Type == EntityType.Person
            && name.First > sentence.FirstToken
            && tokens[name.First - 1].In(text) is "to" or "of" or "for" or "in"
            && Listed(text, tokens, name.First, name.Last) is (int last, EntityType type)
            && !surnames.Contains(tokens[last].Of(text))
        )
        {
            found.Add(new Found(name.First, last, tokens[name.First].Union(tokens[last]), type, null, null, null));
            return name with { First = last + 1 };
        }

        return name;
    }

    private Found Labelled(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        LabelledName name,
        HashSet<string> surnames,
        ReadOnlySpan<int> apposed
    )
    {
        TextSpan span = tokens[name.First].Union(tokens[name.Last]);
        bool closes = name.Last == sentence.FirstToken + sentence.TokenCount - 1;
        if (closes && name.First < name.Last && tokens[name.Last].Length == 2 && text[span.End - 1] == '.')
        {
            span = new TextSpan(span.Start, span.End - 1); // "Annex B.": the stop is the sentence's.
        }

        int first = name.First;
        string? title = null;
        if (first > sentence.FirstToken && tokens[first - 1].Of(text) is var before && OfficeWords.IsTitle(before))
        {
            title = before;
            first--;
        }

        EntityType? listed = lexicon.TypeOf(span.In(text));
        bool person =
            name.Type == EntityType.Person && (listed is null or EntityType.Person || surnames.Contains(span.Of(text)))
            || listed is null && (title is not null || HoldsOffice(text, tokens, sentence, name, apposed));
        if (!person)
        {
            return new Found(name.First, name.Last, span, listed ?? name.Type, null, null, null);
        }

        TextSpan? office = OfficeWords.Beside(text, tokens, sentence, first, name.Last);
        return new Found(name.First, name.Last, span, EntityType.Person, title, office?.Of(text), office);
    }

    // "President Ilvar Tesk", "Ilvar Tesk, the Kestrian president": whoever holds an office is a person, whatever the name looks like.
    private static bool HoldsOffice(
        string text,
        IReadOnlyList<TextSpan> tokens,
        Sentence sentence,
        LabelledName name,
        ReadOnlySpan<int> apposed
    )
    {
        if (name.First > sentence.FirstToken && OfficeWords.IsHead(tokens[name.First - 1].Of(text).ToLowerInvariant()))
        {
            return char.IsUpper(text[tokens[name.First - 1].Start]);
        }

        const int Reach = 12;
        int end = Math.Min(sentence.FirstToken + sentence.TokenCount, name.Last + Reach);
        for (int i = name.Last + 2; i < end; i++)
        {
            if (apposed[i] >= name.First && apposed[i] <= name.Last)
            {
                return OfficeWords.IsHead(tokens[i].Of(text).ToLowerInvariant());
            }
        }

        return false;
    }
}
