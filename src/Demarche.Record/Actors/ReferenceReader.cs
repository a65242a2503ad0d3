using System.Collections.Frozen;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Resolves what refers back: "the minister", "the alliance", "the ministry", he and she. It walks the text once and keeps the
/// last person, and the last bearer of each office, that were mentioned.
/// </summary>
internal sealed class ReferenceReader(ReportNames names)
{
    private const int PronounReach = 2;

    /// <summary>Nouns for organisations; true for one that calls any of them so.</summary>
    private static readonly FrozenDictionary<string, bool> s_organisations = DataTable
        .Rows("organisation-nouns.tsv", 2)
        .ToFrozenDictionary(static row => row[0], static row => row[1] == "any", StringComparer.Ordinal);

    private readonly Dictionary<string, (KnownPerson Person, int Sentence)> _byHead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _organisations = new(StringComparer.Ordinal);
    private readonly List<(KnownPerson Person, int Sentence)> _recent = [];
    private Actor? _ministry;

    public void Saw(PersonMention mention, int sentence)
    {
        foreach (OfficePhrase office in mention.Person.Offices)
        {
            _byHead[office.Head] = (mention.Person, sentence);
        }

        Recall(mention.Person, sentence);
    }

    public void Saw(PartyMention mention)
    {
        if (mention.Actor.Code is { } code && mention.Actor.Type == ActorType.Organisation)
        {
            _organisations[code] = mention.Actor;
        }

        if (names.Words[mention.Last].Key is "ministry" or "Ministry" or "Affairs" or "Defence" or "Defense")
        {
            _ministry = mention.Actor;
        }
    }

    /// <summary>The person who holds an office named without a name; null when the text has told of none that fits.</summary>
    public KnownPerson? Holder(OfficePhrase office, int sentence)
    {
        if (!_byHead.TryGetValue(office.Head, out (KnownPerson Person, int Sentence) last))
        {
            return null;
        }

        bool same = office.Party is null || last.Person.CodeInUse is not { } code || code.Split(' ', 2)[0] == office.Party;
        bool sameKind = !last.Person.Offices.TrueForAll(known => known.Head != office.Head || Contradicts(known, office));
        if (!same || !sameKind)
        {
            return null;
        }

        Recall(last.Person, sentence);
        return last.Person;
    }

    /// <summary>"the alliance", "the ministry": the organisation that the text has named, when only one fits.</summary>
    public Actor? Organisation(string noun)
    {
        if (noun == "ministry")
        {
            return _ministry;
        }

        Actor? only = null;
        foreach (string code in names.Knowledge.ReferredToBy(noun))
        {
            if (_organisations.TryGetValue(code, out Actor? actor))
            {
                if (only is not null)
                {
                    return null;
                }

                only = actor;
            }
        }

        return only ?? Called(noun);
    }

    // "the organisation", where the text has named one only; "the council", "the Council" for the one whose name that noun heads. A text that names none may call
    // so what the user gave.
    private Actor? Called(string word)
    {
        string noun = word.ToLowerInvariant();
        bool listed = s_organisations.TryGetValue(noun, out bool any);
        if (!listed && !char.IsUpper(word[0]))
        {
            return null;
        }

        return Only(_organisations.Values, noun, any)
            ?? (_organisations.Count == 0 && !any && IsOfTheDispute() ? Only(names.Knowledge.GivenOrganisations, noun, any) : null);
    }

    // A town council is no council of the states that the user gave: the report has to name one of these.
    private bool IsOfTheDispute()
    {
        foreach (NameMatch match in names.Matches)
        {
            if (names.Knowledge.IsGiven(match.Known.Party))
            {
                return true;
            }
        }

        return false;
    }

    private static Actor? Only(IEnumerable<Actor> organisations, string noun, bool any)
    {
        Actor? only = null;
        foreach (Actor actor in organisations)
        {
            if (!any && HeadOf(actor.Name) != noun)
            {
                continue;
            }

            if (only is not null && only.Party != actor.Party)
            {
                return null;
            }

            only ??= actor;
        }

        return only;
    }

    // "Council" of "Council of Inland Ports" and of "Meridian Council".
    private static string? HeadOf(string name)
    {
        string? head = null;
        foreach (NameWord word in NameWords.Of(name))
        {
            if (head is not null && word.Key is "of" or "for" or "on")
            {
                break;
            }

            head = word.Key;
        }

        return head is { Length: > 3 } && head[^1] != 's' ? head.ToLowerInvariant() : null;
    }

    /// <summary>
    /// The person that he or she means: the one named first in this sentence before the pronoun, else first in the sentence before.
    /// Null where two persons of the same sentence fit equally well in a later place.
    /// </summary>
    public KnownPerson? Pronoun(bool woman, int sentence)
    {
        KnownPerson? found = null;
        bool another = false;
        int at = -1;
        for (int i = _recent.Count - 1; i >= 0 && _recent[i].Sentence >= sentence - PronounReach; i--)
        {
            (KnownPerson person, int where) = _recent[i];
            if (at >= 0 && where < at)
            {
                break;
            }

            if (person.Woman is null || person.Woman == woman)
            {
                another |= found is not null && found != person;
                found = person;
                at = where;
            }
        }

        // Most persons in the news are men: "she" needs a sign, or a single candidate.
        if (woman && another && found!.Woman is null)
        {
            return null;
        }

        if (found is not null)
        {
            found.Woman ??= woman;
            Recall(found, sentence);
        }

        return found;
    }

    private void Recall(KnownPerson person, int sentence)
    {
        if (_recent.Count > 64)
        {
            _recent.RemoveRange(0, 32);
        }

        _recent.Add((person, sentence));
    }

    // "the foreign minister" is not the holder of "defence minister"; "the minister" can be either.
    private bool Contradicts(OfficePhrase known, OfficePhrase asked)
    {
        string? knownKind = Qualifier(known);
        string? askedKind = Qualifier(asked);
        return askedKind is not null && knownKind is not null && !string.Equals(knownKind, askedKind, StringComparison.Ordinal);
    }

    private string? Qualifier(OfficePhrase office)
    {
        for (int i = office.Last; i >= office.First; i--)
        {
            bool head = string.Equals(names.Words[i].Key, office.Head, StringComparison.OrdinalIgnoreCase);
            if (head)
            {
                string? before = i > office.First && names.MatchAt(i - 1) is null ? names.Words[i - 1].Key.ToLowerInvariant() : null;
                return before is "the" or "a" or "his" or "her" or "its" ? null : before;
            }
        }

        return null;
    }
}
