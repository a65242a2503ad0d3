using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// The names of a text: those that the network labels, those that are listed, and persons by the title or office beside them.
/// A listed name wins over a label inside it and types a label of the same words; the network wins where it sees more than is listed.
/// </summary>
internal sealed class NameFinder(INameLexicon lexicon)
{
    /// <param name="labelled">In order, not overlapping.</param>
    /// <param name="apposed">The token that each token is an apposition to; negative for none.</param>
    public List<Found> Find(
        string text,
        IReadOnlyList<TextSpan> tokens,
        IReadOnlyList<Sentence> sentences,
        IReadOnlyList<LabelledName> labelled,
        ReadOnlySpan<int> apposed
    )
    {
        List<Found> found = [];
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
                if (Listed(text, tokens, i, end) is (int listed, EntityType type) && Wins(i, listed, labelled, next))
                {
                    found.Add(new Found(i, listed, tokens[i].Union(tokens[listed]), type, null, null, null));
                    i = listed + 1;
                }
                else if (i == labels)
                {
                    found.Add(Labelled(text, tokens, sentence, labelled[next], apposed));
                    i = labelled[next].Last + 1;
                }
                else
                {
                    i = CapitalisedNames.Read(text, tokens, sentence, i, labels, found) ?? i + 1;
                }
            }
        }

        return found;
    }

    // A listed name may not cut a labelled one in two, nor stand for only a part of it.
    private static bool Wins(int first, int last, IReadOnlyList<LabelledName> labelled, int next)
    {
        for (; next < labelled.Count && labelled[next].First <= last; next++)
        {
            LabelledName label = labelled[next];
            if (label.Last > last || label.Type == EntityType.Person && label.First == first && label.Last == last)
            {
                return false;
            }
        }

        return true;
    }

    private (int Last, EntityType Type)? Listed(string text, IReadOnlyList<TextSpan> tokens, int first, int end)
    {
        if (!char.IsUpper(text[tokens[first].Start]))
        {
            return null;
        }

        for (int last = Math.Min(end, first + lexicon.LongestName) - 1; last >= first; last--)
        {
            // A name ends in a word: the comma behind it is the sentence's, whatever the list overlooks.
            if (!char.IsLetterOrDigit(text[tokens[last].Start]) && !char.IsLetterOrDigit(text[tokens[last].End - 1]))
            {
                continue;
            }

            if (lexicon.TypeOf(tokens[first].Union(tokens[last]).In(text)) is EntityType type)
            {
                return (last, type);
            }
        }

        return null;
    }

    private Found Labelled(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, LabelledName name, ReadOnlySpan<int> apposed)
    {
        TextSpan span = tokens[name.First].Union(tokens[name.Last]);
        int first = name.First;
        string? title = null;
        if (first > sentence.FirstToken && tokens[first - 1].Of(text) is var before && OfficeWords.IsTitle(before))
        {
            title = before;
            first--;
        }

        bool person =
            name.Type == EntityType.Person
            || lexicon.TypeOf(span.In(text)) is null && (title is not null || HoldsOffice(text, tokens, sentence, name, apposed));
        if (!person)
        {
            return new Found(name.First, name.Last, span, name.Type, null, null, null);
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
