using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <param name="First">First word of the name.</param>
/// <param name="Last">Last word of the name, inclusive.</param>
internal sealed record PersonMention(int First, int Last, KnownPerson Person, OfficePhrase? Office, int? EntityId, TextSpan Span);

/// <summary>Gathers the persons that a text names, with the offices it gives them, and unites the spellings of one name.</summary>
internal sealed class PersonReader(ReportNames names)
{
    private const int MostSpellingsCompared = 40;
    private const int MostOffices = 12;

    private readonly OfficePhraseReader _offices = new(names);
    private readonly List<KnownPerson> _persons = [];
    private readonly Dictionary<string, KnownPerson> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byLastName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownPerson>> _bySound = new(StringComparer.Ordinal);

    public List<KnownPerson> Persons => _persons;

    /// <summary>Mentions by name, in text order.</summary>
    public ImmutableArray<PersonMention> Read()
    {
        List<(Entity Entity, EntityMention Mention)> all = [];
        foreach (Entity entity in names.Analysis.Entities)
        {
            if (entity.Type == EntityType.Person)
            {
                foreach (EntityMention mention in entity.Mentions)
                {
                    if (mention.Kind == MentionKind.Name && !mention.Span.IsEmpty)
                    {
                        all.Add((entity, mention with { Span = NameSpan(mention.Span) }));
                    }
                }
            }
        }

        all.Sort(static (a, b) => a.Mention.Span.CompareTo(b.Mention.Span));

        // Full names first, so that a last name alone finds its person wherever it stands.
        foreach ((Entity entity, EntityMention mention) in all)
        {
            if (NameWords.Identity(mention.Span.Of(names.Text)).Contains(' ', StringComparison.Ordinal) && !IsKnownName(mention.Span))
            {
                _ = PersonOf(mention.Span, OfficeOf(mention, out _, out _));
            }
        }

        ImmutableArray<PersonMention>.Builder found = ImmutableArray.CreateBuilder<PersonMention>();
        int end = 0;
        foreach ((Entity entity, EntityMention mention) in all)
        {
            if (mention.Span.Start < end || IsKnownName(mention.Span))
            {
                continue;
            }

            OfficePhrase? office = OfficeOf(mention, out int first, out int last);
            if (last < first)
            {
                continue;
            }

            KnownPerson person = PersonOf(mention.Span, office);
            person.Entities.Add(entity.Id);
            person.Woman ??= mention.Title is null ? null : OfficeLexicon.Woman(mention.Title.Trim('.', ' '));
            person.Woman ??= first > 0 ? OfficeLexicon.Woman(TitleBefore(first)) : null;
            found.Add(new PersonMention(first, last, person, office, entity.Id, mention.Span));
            end = mention.Span.End;
        }

        return found.ToImmutable();
    }

    // A name stands in one line and ends with a word.
    private TextSpan NameSpan(TextSpan span)
    {
        int last = Math.Max(0, names.WordAt(span.End) - 1);
        last = last + 1 < names.Words.Length && names.Words[last + 1].Span.Start < span.End ? last + 1 : last;
        while (last + 1 < names.Words.Length && IsHyphened(last))
        {
            last++;
            span = new TextSpan(span.Start, Math.Max(span.End, names.Words[last].Span.End));
        }

        int end = names.Words.IsEmpty ? span.End : Math.Min(span.End, names.Words[last].Span.End);
        int line = span.Of(names.Text).LastIndexOf('\n');
        int start = line < 0 ? span.Start : span.Start + line + 1;
        return end > start ? new TextSpan(start, end) : span;
    }

    private bool IsHyphened(int word) =>
        names.Joined(word)
        && names.Text[names.Words[word].Span.End] == '-'
        && names.Words[word + 1].Capital
        && names.MatchAt(word + 1) is null;

    private string TitleBefore(int first)
    {
        string word = names.Words[first - 1].Key;
        return word is "Mr" or "Mrs" or "Ms" or "Miss" or "Sir" or "Lady" or "Dame" or "King" or "Queen" or "Prince" or "Princess"
            ? word
            : "";
    }

    private bool IsKnownName(TextSpan span)
    {
        int word = names.WordAt(span.Start);
        return names.MatchAt(word) is { } match
            && match.First == word
            && names.SpanOf(match.First, match.Last).End >= span.End
            && match.Known.Type != ActorType.Person;
    }

    private OfficePhrase? OfficeOf(EntityMention mention, out int first, out int last)
    {
        first = names.WordAt(mention.Span.Start);
        last = names.WordAt(mention.Span.End - 1);
        if (last >= names.Words.Length || last < first)
        {
            last = first - 1;
            return null;
        }

        OfficePhrase? office = _offices.EndingBefore(first);
        TextSpan end = names.Words[last].Span;
        bool comma =
            !names.Words[last].Possessive
            && last + 1 < names.Words.Length
            && end.End < names.Text.Length
            && names.Text[end.End] == ','
            && names.Words[last + 1].Span.Start == end.End + 2;
        if (office is null && comma && _offices.StartingAt(last + 1) is { } apposition && apposition.First == FirstBehindArticle(last + 1))
        {
            office = apposition;
        }

        if (office is null && mention.OfficeSpan is { IsEmpty: false } given)
        {
            int from = names.WordAt(given.Start);
            int to = names.WordAt(given.End - 1);
            office = to >= from && to < names.Words.Length ? _offices.Read(from, to) : null;
        }

        return office;
    }

    private int FirstBehindArticle(int word) => names.Words[word].Key is "the" or "a" or "an" or "its" ? word + 1 : word;

    private KnownPerson PersonOf(TextSpan span, OfficePhrase? office)
    {
        string name = span.Of(names.Text);
        string identity = NameWords.Identity(name);
        if (!_byName.TryGetValue(identity, out KnownPerson? person))
        {
            KnownPerson candidate = new() { Name = name };
            if (office is not null)
            {
                candidate.Offices.Add(office);
            }

            person = _byLastName.GetValueOrDefault(identity) ?? (candidate.FullName ? SpelledLike(candidate) : null);
            if (person is null)
            {
                person = candidate;
                _persons.Add(person);
                AddShortNames(identity, person);
            }

            _byName[identity] = person;
        }

        if (office is not null)
        {
            if (person.Offices.Count < MostOffices && !person.Offices.Exists(known => SameWords(known, office)))
            {
                person.Offices.Add(office);
            }

            if (person.Code is null && office.Code is { } code)
            {
                person.Code = code;
                person.StatedBy = span.Union(names.SpanOf(office.First, office.Last));
                person.StatedOffice = office.Head;
            }

            person.Woman ??= OfficeLexicon.Woman(office.Head);
        }

        return person;
    }

    // "Cranny Marsh" is short for "Ada Cranny-Marsh": every end of a full name can stand for it.
    private void AddShortNames(string identity, KnownPerson person)
    {
        int ends = 0;
        _byLastName.TryAdd(person.LastName, person);
        for (int i = identity.LastIndexOf(' '); i > 0 && ends < 4; i = identity.LastIndexOf(' ', i - 1), ends++)
        {
            _byLastName.TryAdd(identity[(i + 1)..], person);
        }
    }

    private bool SameWords(OfficePhrase left, OfficePhrase right) =>
        names
            .SpanOf(left.First, left.Last)
            .In(names.Text)
            .Equals(names.SpanOf(right.First, right.Last).In(names.Text), StringComparison.OrdinalIgnoreCase);

    private KnownPerson? SpelledLike(KnownPerson candidate)
    {
        string sound = $"{candidate.FirstName[0]}{candidate.LastName[..Math.Min(3, candidate.LastName.Length)]}";
        if (!_bySound.TryGetValue(sound, out List<KnownPerson>? others))
        {
            _bySound[sound] = others = [];
        }

        foreach (KnownPerson other in others)
        {
            if (other.IsSpelledLike(candidate))
            {
                return other;
            }
        }

        if (others.Count < MostSpellingsCompared)
        {
            others.Add(candidate);
        }

        return null;
    }
}
