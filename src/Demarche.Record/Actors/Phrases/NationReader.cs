using Demarche.Language;

namespace Demarche.Record;

/// <summary>Finds whose an actor is: countries, organisations and bodies before its head, and places behind it.</summary>
/// <param name="isPerson">True for a word of a person's name: no town is meant by it.</param>
internal sealed class NationReader(ReportNames names, NodaTime.LocalDate? day, Func<int, bool> isPerson)
{
    /// <summary>Every country, organisation and body between two words that owns what is named, in order.</summary>
    public void Before(int first, int last, List<Nation> found)
    {
        for (int i = first; i <= last; i++)
        {
            if (names.MatchAt(i) is not { } match)
            {
                continue;
            }

            i = match.Last;
            if (match.Known.IsSeveral && match.Last <= last)
            {
                foreach (string code in match.Known.Code.Split('|'))
                {
                    found.Add(Nation.OfCountry(code, names.Knowledge) with { Several = true });
                }
            }
            else if (!match.Known.NeedsParty && match.Last <= last && !IsStance(match.First, match.Last))
            {
                found.Add(Nation.Of(match.Known, day));
            }
        }
    }

    /// <summary>The countries behind a preposition: by their names, or by a town or province of theirs.</summary>
    public void Behind(int first, int last, List<Nation> found)
    {
        int before = found.Count;
        Before(first, last, found);
        if (found.Count == before)
        {
            Town(first, last, found, alone: false);
        }

        // A seat behind a preposition is the place where its country is.
        for (int i = before; i < found.Count; i++)
        {
            Nation nation = found[i];
            found[i] = nation.Government && nation.Sector == "GOV" ? nation with { Sector = null, Government = false } : nation;
        }
    }

    /// <summary>The country of the first town or province between two words, where the town's name stands by itself.</summary>
    /// <param name="alone">True where no preposition says that it is a place: then a given name is none.</param>
    public void Town(int first, int last, List<Nation> found, bool alone)
    {
        for (int i = first; i <= last; i++)
        {
            if (PlaceNames.StartingAt(names.Words.AsSpan(), i, last + 1, out int end) is not { } country)
            {
                continue;
            }

            bool given = alone && i == end && GivenNames.IsWoman(names.Words[i].Key) is not null;
            if (!given && names.Tag(i) is null or "PROPN" && !isPerson(i) && !names.IsTitle(i) && IsWholeName(i, end))
            {
                found.Add(Nation.OfCountry(country, names.Knowledge));
                return;
            }

            i = end;
        }
    }

    // "Camp David" is not David, "Best Buy" is not Best; "Lorn Police", "Mount Lorn" and "Northern Lorn" are in Lorn.
    private bool IsWholeName(int first, int last)
    {
        bool goesOn = names.Joined(last) && names.Words[last + 1].Capital && !names.Words[last].Possessive && IsNamePart(last + 1);
        return !goesOn && !(names.Spaced(first - 1) && names.Words[first - 1].Capital && IsNamePart(first - 1));
    }

    private bool IsNamePart(int word)
    {
        PhraseWords small = PhraseWords.Shipped;
        string lower = names.Words[word].Key.ToLowerInvariant();
        bool other = small.IsBehind(lower) || small.IsAside(lower) || small.IsWhere(lower) || small.IsLand(lower);
        return !other && names.MatchAt(word) is null && RoleLexicon.Shipped.EndingAt(names.Words, word, word) is null;
    }

    /// <summary>A country whose name or adjective a word has with one letter wrong, where only one country fits.</summary>
    public void Misspelled(int first, int last, List<Nation> found)
    {
        for (int i = first; i <= last && found.Count == 0; i++)
        {
            bool other = isPerson(i) || RoleLexicon.Shipped.EndingAt(names.Words, i, i) is not null;
            if (
                names.Words[i].Capital
                && names.MatchAt(i) is null
                && !other
                && names.Knowledge.SpelledLike(names.Words[i].Key) is { } known
            )
            {
                found.Add(Nation.Of(known, day));
            }
        }
    }

    /// <summary>"pro-Arvenian", "Arvenian-backed": for, against or behind whom, not whose.</summary>
    public bool IsStance(int first, int last)
    {
        bool before = Hyphen(first - 1) && PhraseWords.Shipped.IsStance(names.Words[first - 1].Key.ToLowerInvariant());
        return before || (Hyphen(last) && PhraseWords.Shipped.IsSponsor(names.Words[last + 1].Key.ToLowerInvariant()));
    }

    private bool Hyphen(int word) => names.Joined(word) && names.Text[names.Words[word].Span.End] is '-' or '\u2011';
}
