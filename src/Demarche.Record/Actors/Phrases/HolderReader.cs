namespace Demarche.Record;

/// <summary>Finds office-holders of the shipped list by full name, or by last name behind a title.</summary>
/// <param name="personAt">The person whose name holds a word, as the report tells of it; null for none.</param>
internal sealed class HolderReader(ReportNames names, NodaTime.LocalDate? day, Func<int, (Actor Person, int Last)?> personAt)
{
    private const int LongestName = 5;

    /// <summary>The person named between two words; null for none that the list knows.</summary>
    /// <param name="end">The last word of the name.</param>
    public Actor? In(int first, int last, PhraseReading reading, out int end)
    {
        end = last;
        for (int i = first; i <= last; i++)
        {
            if (!names.Words[i].Capital || names.MatchAt(i) is { Known.Type: ActorType.Country, Known.Use: not NameUse.Capital })
            {
                continue;
            }

            // A part of somebody's name is not the name of somebody else.
            int least = personAt(i)?.Last ?? i;
            if (IsInner(i) || names.IsTitle(i))
            {
                continue;
            }

            for (end = Math.Min(last, i + LongestName - 1); end >= Math.Min(least, last); end--)
            {
                if (Joined(i, end) && Known(i, end, reading) is { } holder)
                {
                    return new Actor($"person:{holder.Identity}", holder.Code, holder.Name, ActorType.Person) { Inferred = true };
                }
            }
        }

        return null;
    }

    private bool IsInner(int word) =>
        personAt(word) is { } here && word > 0 && personAt(word - 1) is { } before && here.Last == before.Last;

    private OfficeHolder? Known(int first, int last, PhraseReading reading)
    {
        string identity = Identity(first, last);
        if (first < last)
        {
            return OfficeHolders.Shipped.Named(identity, day);
        }

        // A last name alone: behind a title or office, or as the whole phrase where no report tells whether it is one ("In May").
        bool whole = first == reading.First && last == reading.Last && names.Analysis.Tokens.IsEmpty;
        bool title = reading.Head is { } head && (head.Last == first - 1 || (head.First == last + 1 && head.Role.Sectors is ["GOV", ..]));
        title |=
            first > 0
            && names.Words[first - 1].Key is "Mr" or "Mrs" or "Ms" or "Sir" or "Dr" or "Madam" or "Lord" or "Chairman" or "Comrade";
        title |= names.Words[last].Possessive && reading.Head?.First > last;
        bool endsName = last == reading.Last || !names.Joined(last) || !names.Words[last + 1].Capital || reading.Head?.First == last + 1;
        OfficeHolder? holder =
            (whole || title) && endsName && names.MatchAt(first) is null ? OfficeHolders.Shipped.Called(identity, day) : null;
        bool otherCountry = holder is not null && reading.Nations.Count > 0 && reading.Nations[0].Party != holder.Party;
        return otherCountry ? null : holder;
    }

    private bool Joined(int first, int last)
    {
        for (int i = first; i < last; i++)
        {
            if (!names.Joined(i) && !(names.Text[names.Words[i].Span.End] == '.'))
            {
                return false;
            }
        }

        return true;
    }

    private string Identity(int first, int last)
    {
        System.Text.StringBuilder identity = new();
        for (int i = first; i <= last; i++)
        {
            identity.Append(i == first ? "" : " ").Append(names.Words[i].Key.ToLowerInvariant());
        }

        return identity.ToString();
    }
}
