using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Finds houses that the text itself explains: "Rook House, the seat of the Arvenian president", "the seat of government in Lorn", "as the
/// Arvenian presidency is known". From then on, and before, the name stands for that government.
/// </summary>
internal sealed class SeatReader(ReportNames names)
{
    private const int MostSeats = 8;
    private const int LongestName = 4;

    public ImmutableArray<NameMatch> Read()
    {
        Dictionary<string, List<(string[] Name, KnownName Known)>> seats = new(StringComparer.Ordinal);
        int count = 0;
        for (int i = 0; i + 5 < names.Words.Length && count < MostSeats; i++)
        {
            if (names.CommaBehind(i) && IsNamePart(i) && (Government(i + 1) ?? KnownAs(i + 1)) is { } code)
            {
                int first = i;
                while (first > 0 && i - first + 1 < LongestName && names.Spaced(first - 1) && IsNamePart(first - 1))
                {
                    first--;
                }

                string[] name = [.. names.Words[first..(i + 1)].Select(static w => w.Key)];
                KnownName known = new(NameUse.Metonym, code, string.Join(' ', name), ActorType.Country);
                if (!seats.TryGetValue(name[0], out List<(string[] Name, KnownName Known)>? alike))
                {
                    seats[name[0]] = alike = [];
                }

                alike.Add((name, known));
                count++;
            }
        }

        return count == 0 ? [] : Places(seats);
    }

    private ImmutableArray<NameMatch> Places(Dictionary<string, List<(string[] Name, KnownName Known)>> seats)
    {
        ImmutableArray<NameMatch>.Builder found = ImmutableArray.CreateBuilder<NameMatch>();
        for (int i = 0; i < names.Words.Length; i++)
        {
            foreach ((string[] name, KnownName known) in seats.GetValueOrDefault(names.Words[i].Key, []))
            {
                if (Stands(name, i))
                {
                    found.Add(new NameMatch(i, i + name.Length - 1, known));
                    i += name.Length - 1;
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    private bool Stands(string[] name, int first)
    {
        for (int i = 0; i < name.Length; i++)
        {
            int word = first + i;
            bool joined = i == 0 || names.Spaced(word - 1);
            if (word >= names.Words.Length || !joined || names.Words[word].Key != name[i] || names.MatchAt(word) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNamePart(int word) =>
        names.Words[word].Capital && names.Words[word].Key is not "The" && names.MatchAt(word) is null && !names.Words[word].Possessive;

    // "the seat of the Arvenian president", "the office of Arvenia's prime minister".
    private string? Government(int article)
    {
        if (
            names.Words[article].Key is not "the"
            || names.Words[article + 1].Key is not ("seat" or "residence" or "office" or "offices" or "headquarters")
            || names.Words[article + 2].Key is not "of"
            || !names.Spaced(article)
            || !names.Spaced(article + 1)
            || !names.Spaced(article + 2)
        )
        {
            return null;
        }

        if (names.Words[article + 3].Key is "government" or "power")
        {
            return Seated(article + 3);
        }

        return Office(article + 3);
    }

    // "the seat of government in Lorn", "the seat of power of Arvenia".
    private string? Seated(int noun)
    {
        int place = noun + 2;
        bool placed =
            names.Spaced(noun) && place < names.Words.Length && names.Words[noun + 1].Key is "in" or "of" && names.Spaced(noun + 1);
        return
            placed
            && names.MatchAt(place) is { Known: { Type: ActorType.Country, Use: NameUse.Name or NameUse.Capital } known } match
            && match.First == place
            ? known.Party + " GOV"
            : null;
    }

    // "as the Arvenian presidency is known", "as the office of Arvenia's president is called".
    private string? KnownAs(int word)
    {
        if (names.Words[word].Key is not "as" || !names.Spaced(word) || names.Words[word + 1].Key is not "the" || !names.Spaced(word + 1))
        {
            return null;
        }

        int start = word + 2;
        bool office = names.Words[start].Key is "seat" or "residence" or "office" or "offices" or "headquarters";
        start += office && names.Spaced(start) && start + 2 < names.Words.Length && names.Words[start + 1].Key == "of" ? 2 : 0;
        int end = start;
        while (
            end + 2 < names.Words.Length
            && end - start < LongestName
            && names.Joined(end)
            && names.Words[end].Key is not ("is" or "are" or "was")
        )
        {
            end++;
        }

        bool known = end + 1 < names.Words.Length && names.Words[end + 1].Key is "known" or "called";
        return known && names.Words[end].Key is "is" or "are" or "was" ? Office(start) : null;
    }

    // "the Arvenian president", "Arvenia's prime minister".
    private string? Office(int first)
    {
        int country = first;
        country += names.Words[country].Key == "the" && names.Spaced(country) ? 1 : 0;
        if (
            names.MatchAt(country) is not { Known: { Type: ActorType.Country, Use: NameUse.Name or NameUse.Demonym } known } match
            || match.First != country
        )
        {
            return null;
        }

        for (int i = match.Last; names.Joined(i) && i - match.Last < 3; i++)
        {
            string next = names.Words[i + 1].Key;
            bool institution = names.MatchAt(i + 1) is { Known: { NeedsParty: true, Sector: "GOV" } };
            if (
                institution
                || next
                    is "president"
                        or "presidency"
                        or "premier"
                        or "premiership"
                        or "minister"
                        or "chancellor"
                        or "prime"
                        or "government"
            )
            {
                return known.Party + " GOV";
            }
        }

        return null;
    }
}
