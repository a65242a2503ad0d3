using Demarche.Text;

namespace Demarche.Record;

/// <summary>A phrase for an office: "Ukraine's foreign minister", "White House spokeswoman".</summary>
/// <param name="First">First word.</param>
/// <param name="Last">Last word, inclusive.</param>
/// <param name="Head">The noun that says what the person does, in small letters: "minister".</param>
/// <param name="Party">Code of the country or organisation named in it; null for none.</param>
internal sealed record OfficePhrase(int First, int Last, string Head, string Sector, string? Party)
{
    public string? Code => Party is null ? null : $"{Party} {Sector}";
}

/// <summary>Finds the office that stands right before or right behind a name.</summary>
internal sealed class OfficePhraseReader(ReportNames names)
{
    private const int LongestPhrase = 12;

    /// <summary>The office whose last word is right before word <paramref name="next"/>.</summary>
    public OfficePhrase? EndingBefore(int next)
    {
        int last = next - 1;
        if (last < 0 || !Touches(last) || names.Words[last].Key == "and")
        {
            return null;
        }

        int first = last;
        while (first > 0 && last - first < LongestPhrase && Belongs(first - 1) && Touches(first - 1) && !StartsAnew(first, last))
        {
            first--;
        }

        return Belongs(last) ? Read(first, last) : null;
    }

    /// <summary>The office of a state that a name explains: "Arvenia's minister, Pell Adair, said"; the name stands between commas.</summary>
    /// <param name="first">First word of the name.</param>
    /// <param name="last">Last word of the name.</param>
    public OfficePhrase? ExplainedBy(int first, int last)
    {
        int comma = first - 1;
        if (comma < 1 || !names.CommaBehind(comma) || !IsAsideEnd(last))
        {
            return null;
        }

        if (Described(comma) is { } described)
        {
            return described;
        }

        int start = comma;
        while (start > 0 && comma - start < LongestPhrase && Touches(start - 1) && IsOfficeWord(start - 1))
        {
            start--;
        }

        return
            OfficeLexicon.Shipped.SectorOf(names.Words[comma].Key) is not null
            && Touches(start - 1)
            && names.MatchAt(start - 1) is { } match
            && Read(match.First, comma) is { Party: not null } office
            ? office
            : null;
    }

    // "the Arvenian chief of the General Staff, Pell Adair, said": back to the article that opens the phrase.
    private OfficePhrase? Described(int last)
    {
        int start = last;
        while (start >= 0 && last - start < LongestPhrase && Belongs(start) && names.Words[start].Key != "and")
        {
            bool begins = start == 0 || !Touches(start - 1);
            if (names.Words[start].Key is "the" or "The" && (begins || names.Words[start - 1].Key is not ("of" or "for" or "to")))
            {
                return Read(start, last) is { Party: not null } office ? office : null;
            }

            if (begins)
            {
                return null;
            }

            start--;
        }

        return null;
    }

    private bool IsOfficeWord(int word) =>
        names.MatchAt(word) is null
        && (OfficeLexicon.Shipped.IsModifier(names.Words[word].Key) || OfficeLexicon.Shipped.SectorOf(names.Words[word].Key) is not null);

    // A list goes on behind its commas, and its last name is followed by none.
    private bool IsAsideEnd(int last) =>
        names.CommaBehind(last)
        && last + 1 < names.Words.Length
        && (names.IsVerb(last + 1) || names.Words[last + 1].Key is "on" or "also" or "who");

    /// <summary>The office in apposition: it starts at a word and ends at a comma, a point or a verb.</summary>
    public OfficePhrase? StartingAt(int first)
    {
        int last = first;
        while (last < names.Words.Length && last - first < LongestPhrase && Belongs(last))
        {
            if (!Touches(last))
            {
                return Read(first, last) is { } office && !NamesSomebody(office, last) ? office : null;
            }

            last++;
        }

        return null;
    }

    /// <summary>Reads the words from first to last as an office; null when no noun among them names one.</summary>
    public OfficePhrase? Read(int first, int last)
    {
        OfficeLexicon offices = OfficeLexicon.Shipped;
        int head = -1;
        for (int i = last; i >= first && head < 0; i--)
        {
            bool behindPreposition = i > first && names.Words[i - 1].Key is "of" or "for" or "to";
            if (offices.SectorOf(names.Words[i].Key) is not null && !behindPreposition && !IsModifierOnly(i, last))
            {
                head = i;
            }
        }

        if (head < 0)
        {
            return null;
        }

        string? party = null;
        string? sector = null;
        bool former = false;
        int start = head;
        for (int i = first; i <= last; i++)
        {
            string word = names.Words[i].Key;
            former |= word is "former" or "Former" or "ex" or "Ex";
            if (names.MatchAt(i) is { } match && match.First == i)
            {
                start = Math.Min(start, i);
                if (!match.Known.NeedsParty)
                {
                    party ??= match.Known.Party;
                }

                sector ??= match.Known.Sector is "GOV" ? null : match.Known.Sector;
            }
            else if (offices.IsModifier(word) || offices.SectorOf(word) is not null)
            {
                start = Math.Min(start, i);
            }
        }

        // A correspondent in a capital does not speak for its country.
        string own = offices.SectorOf(names.Words[head].Key)!;
        party = own == "JRN" ? null : party;
        string decided =
            former ? "ELI"
            : own == "GOV" && sector is not null ? sector
            : own;
        return new OfficePhrase(start, last, names.Words[head].Key.ToLowerInvariant(), decided, party);
    }

    // "President Ada Okoye and Arvenian Minister Pell Adair": what stands before "and" is the office of somebody else.
    private bool StartsAnew(int first, int last)
    {
        if (first < 2 || names.Words[first - 1].Key != "and")
        {
            return false;
        }

        bool office = false;
        bool country = false;
        for (int i = first; i <= last; i++)
        {
            office |= OfficeLexicon.Shipped.SectorOf(names.Words[i].Key) is not null;
            country |= names.MatchAt(i) is { Known.NeedsParty: false };
        }

        string before = names.Words[first - 2].Key;
        return office && (country || !(OfficeLexicon.Shipped.IsModifier(before) || OfficeLexicon.Shipped.SectorOf(before) is not null));
    }

    // A secretary general and a consul general are no officers.
    private bool IsGeneral(int word) =>
        names.Words[word].Key is "general" or "General"
        && word > 0
        && names.Words[word - 1].Key.ToLowerInvariant() is "secretary" or "consul" or "director" or "attorney";

    // "Adair, Tasmerian minister Ada Okoye, …" is a list of persons: a name stands behind the office.
    private bool NamesSomebody(OfficePhrase office, int last)
    {
        int head = office.First;
        while (head < last && !string.Equals(names.Words[head].Key, office.Head, StringComparison.OrdinalIgnoreCase))
        {
            head++;
        }

        return head < last && names.Words[head + 1].Capital;
    }

    // "deputy" and "speaker" head a phrase only where nothing that they qualify follows.
    private bool IsModifierOnly(int word, int last)
    {
        bool qualifiesNext =
            word < last
            && OfficeLexicon.Shipped.IsModifier(names.Words[word].Key)
            && OfficeLexicon.Shipped.SectorOf(names.Words[word + 1].Key) is not null
            && !IsGeneral(word + 1);
        return qualifiesNext || (word > 0 && IsGeneral(word));
    }

    private bool Belongs(int word)
    {
        NameWord candidate = names.Words[word];
        return candidate.Capital
            || candidate.Key is "of" or "for" or "to" or "and" or "the" or "a" or "an" or "its"
            || OfficeLexicon.Shipped.IsModifier(candidate.Key)
            || OfficeLexicon.Shipped.SectorOf(candidate.Key) is not null
            || names.MatchAt(word) is not null;
    }

    // A point after an abbreviated rank ("Gen.") joins as a blank does.
    private bool Touches(int word)
    {
        if (word < 0 || word + 1 >= names.Words.Length)
        {
            return false;
        }

        if (names.Words[word].Joined)
        {
            return true;
        }

        TextSpan span = names.Words[word].Span;
        return span.Length <= 4
            && names.Words[word].Capital
            && span.End + 1 < names.Text.Length
            && names.Text[span.End] == '.'
            && names.Text[span.End + 1] == ' '
            && names.Words[word + 1].Span.Start == span.End + 2
            && OfficeLexicon.Shipped.SectorOf(names.Words[word].Key) is not null;
    }
}
