using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <param name="First">First word of the name.</param>
/// <param name="Last">Last word of the name, inclusive.</param>
internal sealed record PersonMention(int First, int Last, KnownPerson Person, OfficePhrase? Office, int? EntityId, TextSpan Span);

/// <summary>Gathers the persons that a text names, with the offices it gives them, and unites the spellings of one name.</summary>
/// <param name="day">Who holds an office then is rather meant by a last name that several bear; null where it is not known.</param>
internal sealed class PersonReader(ReportNames names, NodaTime.LocalDate? day)
{
    private const int MostSpellingsCompared = 40;
    private const int MostOffices = 12;

    private readonly OfficePhraseReader _offices = new(names);
    private readonly List<KnownPerson> _persons = [];
    private readonly Dictionary<string, KnownPerson> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byLastName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
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
            // Of two hyphened names alone it is not known yet whether they are one person's.
            if (mention.Span.Of(names.Text).Contains(' ', StringComparison.Ordinal) && !IsKnownName(mention.Span) && !Repeats(mention.Span))
            {
                _ = PersonOf(mention.Span, OfficeOf(mention, out _, out _), null);
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
            if (last < first || IsTwo(first, last))
            {
                continue;
            }

            KnownPerson person = PersonOf(mention.Span, office, entity);
            person.Entities.Add(entity.Id);
            person.Woman ??= mention.Title is null ? null : OfficeLexicon.Woman(mention.Title.Trim('.', ' '));
            person.Woman ??= first > 0 ? OfficeLexicon.Woman(TitleBefore(first)) : null;
            found.Add(new PersonMention(first, last, person, office, entity.Id, mention.Span));
            end = mention.Span.End;
        }

        // Given names come last: many are a woman's and a man's.
        foreach (KnownPerson person in _persons)
        {
            person.Woman ??= person.HasGivenName ? GivenNames.IsWoman(person.FirstName) : null;
        }

        return found.ToImmutable();
    }

    // A name stands in one line and ends with a word.
    private TextSpan NameSpan(TextSpan span)
    {
        int last = Math.Max(0, names.WordAt(span.End) - 1);
        last = last + 1 < names.Words.Length && names.Words[last + 1].Span.Start < span.End ? last + 1 : last;
        while (last + 1 < names.Words.Length && (IsHyphened(last) || IsSyllable(span, last)))
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

    // "Adair Adair": a caption and a text run together.
    private bool Repeats(TextSpan span)
    {
        string[] words = NameWords.Identity(span.Of(names.Text)).Split(' ');
        return words.Distinct(StringComparer.Ordinal).Count() < words.Length;
    }

    // "Moon Jae-in" where the name was found without its end.
    private bool IsSyllable(TextSpan span, int word)
    {
        int first = names.WordAt(span.Start);
        bool hyphen = word == first + 1 && names.Joined(word) && names.Text[names.Words[word].Span.End] == '-';
        return hyphen && names.Words[word + 1].Key.Length <= 4 && FamilyName.IsFirst(names.Words[first].Key);
    }

    // "the Adair-Okoye talks": two persons whom the report names.
    private bool IsTwo(int first, int last) =>
        last == first + 1
        && names.Text[names.Words[first].Span.End] == '-'
        && _byLastName.TryGetValue(names.Words[first].Key.ToLowerInvariant(), out KnownPerson? one)
        && _byLastName.TryGetValue(names.Words[last].Key.ToLowerInvariant(), out KnownPerson? other)
        && one != other;

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

        office ??= _offices.ExplainedBy(first, last);
        if (office is null && mention.OfficeSpan is { IsEmpty: false } given)
        {
            int from = names.WordAt(given.Start);
            int to = names.WordAt(given.End - 1);
            office = to >= from && to < names.Words.Length ? _offices.Read(from, to) : null;
        }

        return office;
    }

    private int FirstBehindArticle(int word) => names.Words[word].Key is "the" or "a" or "an" or "its" ? word + 1 : word;

    /// <param name="entity">What the name was chained to; null while full names are gathered.</param>
    private KnownPerson PersonOf(TextSpan span, OfficePhrase? office, Entity? entity)
    {
        string name = span.Of(names.Text);
        string identity = NameWords.Identity(name);
        if (Chained(entity, identity) is not { } person && !_byName.TryGetValue(identity, out person))
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
                if (!Repeats(span))
                {
                    AddShortNames(identity, person);
                }
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

    // A last name alone that several bear: whose full name it was chained to.
    private KnownPerson? Chained(Entity? entity, string identity)
    {
        if (entity is null || identity.Contains(' ', StringComparison.Ordinal) || !_shared.Contains(identity))
        {
            return null;
        }

        foreach (EntityMention mention in entity.Mentions)
        {
            if (
                mention.Kind == MentionKind.Name
                && _byName.GetValueOrDefault(NameWords.Identity(mention.Span.Of(names.Text))) is { FullName: true } person
                && person.LastName == identity
            )
            {
                return person;
            }
        }

        return null;
    }

    private bool HoldsOffice(KnownPerson person) =>
        OfficeHolders.Shipped.Named(NameWords.Identity(person.Name), day)?.Code.EndsWith(" GOV", StringComparison.Ordinal) == true;

    // "Cranny Marsh" is short for "Ada Cranny-Marsh": every end of a full name can stand for it.
    private void AddShortNames(string identity, KnownPerson person)
    {
        int ends = 0;
        if (!_byLastName.TryAdd(person.LastName, person) && person.FullName)
        {
            _shared.Add(person.LastName);
            bool rather = !HoldsOffice(_byLastName[person.LastName]) && HoldsOffice(person);
            _byLastName[person.LastName] = rather ? person : _byLastName[person.LastName];
        }

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
