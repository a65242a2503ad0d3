using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Finds the actors of a report: names, demonyms, governments named by their seat, office-holders, and what refers back to them.
/// </summary>
public sealed class ActorResolver
{
    private readonly ActorKnowledge _knowledge;

    public ActorResolver(ActorKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <summary>Linear in the length of the text; the same report gives the same actors.</summary>
    public ActorsOfReport Resolve(TextAnalysis analysis, Report report) => Resolve(analysis, report, []);

    /// <summary>As <see cref="Resolve(TextAnalysis, Report)"/>, with what other reports state of persons that this one names.</summary>
    public ActorsOfReport Resolve(TextAnalysis analysis, Report report, ImmutableArray<LearnedPerson> learned) =>
        Resolve(analysis, report, learned, report?.Published.LocalDay);

    /// <summary>As <see cref="Resolve(TextAnalysis, Report, ImmutableArray{LearnedPerson})"/>, for a report whose day was taken from another.</summary>
    /// <param name="day">The day on which offices are held; null where it is not known.</param>
    public ActorsOfReport Resolve(TextAnalysis analysis, Report report, ImmutableArray<LearnedPerson> learned, NodaTime.LocalDate? day)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(report);
        return new Resolution(new ReportNames(analysis, _knowledge), day).Resolve(report, learned);
    }

    /// <summary>The state of resolving one text.</summary>
    private sealed class Resolution(ReportNames names, NodaTime.LocalDate? day)
    {
        private readonly List<ActorMention> _mentions = [];
        private readonly PartyReader _parties = new(names, day);
        private readonly GroupReader _groups = new(names, day);
        private readonly OfficePhraseReader _offices = new(names);
        private readonly ReferenceReader _references = new(names);
        private readonly ImmutableArray<TextSpan> _quoted = QuotationMarks.Find(names.Text).Select(static q => q.Span).ToImmutableArray();

        public ActorsOfReport Resolve(Report report, ImmutableArray<LearnedPerson> learned)
        {
            PersonReader reader = new(names, day);
            ImmutableArray<PersonMention> persons = reader.Read();
            PersonsOfReport learning = new(names, reader.Persons);
            ImmutableArray<StatedPerson> stated = learning.Stated(report);
            learning.Take(learned);
            learning.TakeOfficeHolders(day);
            PersonMention?[] nameAt = new PersonMention?[names.Words.Length];
            bool[] taken = new bool[names.Words.Length];
            foreach (PersonMention person in persons)
            {
                Array.Fill(nameAt, person, person.First, person.Last - person.First + 1);
                Array.Fill(taken, true, person.First, person.Last - person.First + 1);
                if (person.Office is { } office && office.Last < person.First)
                {
                    Array.Fill(taken, true, office.First, office.Last - office.First + 1);
                }
            }

            Dictionary<int, Actor> byEntity = [];
            foreach (KnownPerson person in reader.Persons)
            {
                foreach (int entity in person.Entities)
                {
                    byEntity[entity] = person.ToActor();
                }
            }

            int quote = 0;
            int i = 0;
            while (i < names.Words.Length)
            {
                int start = names.Words[i].Span.Start;
                int sentence = SentenceCitation.SentenceAt(names.Analysis, start);
                while (quote < _quoted.Length && _quoted[quote].End <= start)
                {
                    quote++;
                }

                bool quoted = quote < _quoted.Length && _quoted[quote].Contains(start);
                i =
                    nameAt[i] is { } person ? AddPerson(person, sentence)
                    : taken[i] ? i + 1
                    : names.MatchAt(i) is { } match && match.First == i ? AddParty(match, sentence, taken)
                    : AddAdministration(i, reader.Persons) ?? AddGroup(i, taken) ?? AddReference(i, sentence, quoted, taken);
            }

            LinkEntities(byEntity);
            return new ActorsOfReport([.. _mentions], byEntity.ToImmutableDictionary())
            {
                Stated = stated,
                Named = learning.Named(),
                Phrases = new PhrasesOfReport(names, day, _mentions, byEntity),
            };
        }

        private int AddPerson(PersonMention mention, int sentence)
        {
            _references.Saw(mention, sentence);
            OfficePhrase? office = mention.Office;
            TextSpan? span = office is null ? null : names.SpanOf(office.First, office.Last);
            _mentions.Add(
                new ActorMention(mention.Span, mention.Person.ToActor(), mention.EntityId, MentionKind.Name, span?.Of(names.Text), span)
            );

            // "Adair's spokeswoman": somebody else speaks, for the same party.
            int next = mention.Last + 1;
            if (
                names.Words[mention.Last].Possessive
                && names.Joined(mention.Last)
                && OfficeLexicon.Shipped.SectorOf(names.Words[next].Key) is { } sector
                && mention.Person.CodeInUse is { } code
            )
            {
                string party = code.Split(' ', 2)[0];
                OfficePhrase phrase = new(next, next, names.Words[next].Key.ToLowerInvariant(), sector, party);
                AddOffice(phrase, new Actor(party, $"{party} {sector}", names.Knowledge.NameOf(party), ActorType.Office), sentence, next);
                return next + 1;
            }

            return next;
        }

        // "the Okoye administration".
        private int? AddAdministration(int article, List<KnownPerson> persons)
        {
            if (
                names.Words[article].Key is not ("the" or "The")
                || !names.Spaced(article)
                || !names.Spaced(article + 1)
                || names.Words[article + 2].Key is not ("administration" or "government" or "cabinet")
                || !names.Words[article + 1].Capital
            )
            {
                return null;
            }

            _byLastName ??= persons.ToLookup(static p => p.LastName, StringComparer.Ordinal);
            KnownPerson[] called = [.. _byLastName[names.Words[article + 1].Key.ToLowerInvariant()].Take(2)];
            if (called is not [{ CodeInUse: { } code } chief] || !code.EndsWith(" GOV", StringComparison.Ordinal))
            {
                return null;
            }

            string party = code.Split(' ', 2)[0];
            Actor government = new(party, $"{party} GOV", names.Knowledge.NameOf(party), ActorType.Country)
            {
                Inferred = chief.Code is null,
            };
            _mentions.Add(new ActorMention(names.SpanOf(article + 1, article + 2), government, null, MentionKind.Name));
            return article + 3;
        }

        private ILookup<string, KnownPerson>? _byLastName;

        private int AddParty(NameMatch match, int sentence, bool[] taken)
        {
            // The words of an office behind a party can be those of a person's name already.
            if (
                _parties.Read(match) is not { } party
                || PartOfLongerName(party)
                || taken.AsSpan(party.First, party.Last - party.First + 1).Contains(true)
            )
            {
                return match.Last + 1;
            }

            if (party.Office is { } office)
            {
                AddOffice(office, party.Actor, sentence, party.First);
                return party.Last + 1;
            }

            _references.Saw(party);
            _mentions.Add(
                new ActorMention(names.SpanOf(party.First, party.Last), party.Actor, null, party.Kind, Adjective: party.Adjective)
            );
            return party.Last + 1;
        }

        // "rebels in northern Arvenia", "the mayor of Lorn"
        private int? AddGroup(int word, bool[] taken)
        {
            if (
                _groups.StartingAt(word) is not { } group
                || group.First < word && _mentions.Count > 0 && _mentions[^1].Whole.End > names.Words[group.First].Span.Start
                || taken.AsSpan(group.First, group.Last - group.First + 1).Contains(true)
            )
            {
                return null;
            }

            _mentions.Add(new ActorMention(names.SpanOf(group.First, group.Last), group.Actor, null, group.Kind));
            return group.Last + 1;
        }

        private void AddOffice(OfficePhrase office, Actor party, int sentence, int first)
        {
            KnownPerson? holder = _references.Holder(office, sentence);
            TextSpan span = names.SpanOf(Math.Min(first, office.First), office.Last);
            _mentions.Add(
                new ActorMention(span, holder?.ToActor() ?? party, FirstEntity(holder), MentionKind.Nominal, span.Of(names.Text), span)
            );
        }

        private int AddReference(int word, int sentence, bool quoted, bool[] taken)
        {
            string key = names.Words[word].Key;
            if (key is "he" or "He" or "she" or "She" && !quoted)
            {
                if (_references.Pronoun(key[^2] == 'h' && key.Length == 3, sentence) is { } person)
                {
                    _mentions.Add(new ActorMention(names.Words[word].Span, person.ToActor(), FirstEntity(person), MentionKind.Pronoun));
                }
            }
            else if (
                key is "the" or "The"
                && names.Joined(word)
                && !taken[word + 1]
                && names.MatchAt(word + 1) is null or { Known.NeedsParty: true }
            )
            {
                return AddDefinite(word, sentence);
            }

            return word + 1;
        }

        // "the minister", "the secretary of state", "the alliance".
        private int AddDefinite(int article, int sentence)
        {
            int last = article + 1;
            while (last - article <= 3 && OfficeLexicon.Shipped.IsModifier(names.Words[last].Key) && names.Joined(last))
            {
                last++;
            }

            while (last > article && OfficeLexicon.Shipped.SectorOf(names.Words[last].Key) is null)
            {
                last--;
            }

            if (last > article)
            {
                OfficePhrase? office = _offices.Read(article + 1, last);
                if (office is not null && _references.Holder(office, sentence) is { } holder)
                {
                    bool ofState = names.Joined(last) && names.Words[last + 1].Key == "of" && names.Joined(last + 1);
                    int end = ofState && names.Words[last + 2].Key is "state" or "State" or "defense" or "defence" ? last + 2 : last;
                    TextSpan span = names.SpanOf(article, end);
                    _mentions.Add(
                        new ActorMention(span, holder.ToActor(), FirstEntity(holder), MentionKind.Nominal, span.Of(names.Text), span)
                    );
                    return end + 1;
                }
            }
            else if (!HeadsLongerName(article + 1) && _references.Organisation(names.Words[article + 1].Key) is { } organisation)
            {
                _mentions.Add(new ActorMention(names.SpanOf(article, article + 1), organisation, null, MentionKind.Nominal));
                return article + 2;
            }

            return article + 1;
        }

        // "the Council of Inland Ports", "the League Cup": a name that goes on.
        private bool HeadsLongerName(int word) =>
            names.Words[word].Capital
            && names.Spaced(word)
            && (names.Words[word + 1].Capital || names.Words[word + 1].Key is "of" or "for" or "on");

        private static int? FirstEntity(KnownPerson? person) => person is null || person.Entities.Count == 0 ? null : person.Entities.Min();

        // "Bank of Arvenia", "Quell Post": the name of something else.
        private bool PartOfLongerName(PartyMention party)
        {
            TextSpan span = names.SpanOf(party.First, party.Last);
            return EntityAt(span.Start) is { } found
                && found.Entity.Type is EntityType.Organisation or EntityType.Person or EntityType.Location
                && found.Span.Contains(span)
                && names.WordAt(found.Span.End - 1) > party.Last
                && !names.Words[party.Last].Possessive;
        }

        private List<(TextSpan Span, Entity Entity)>? _entitySpans;

        private (TextSpan Span, Entity Entity)? EntityAt(int offset)
        {
            if (_entitySpans is null)
            {
                _entitySpans = [];
                foreach (Entity entity in names.Analysis.Entities)
                {
                    // Names do not overlap; what refers back to them may hold them.
                    foreach (EntityMention mention in entity.Mentions.Where(static m => m.Kind == MentionKind.Name))
                    {
                        _entitySpans.Add((mention.Span, entity));
                    }
                }

                _entitySpans.Sort(static (a, b) => a.Span.CompareTo(b.Span));
            }

            int low = 0;
            int high = _entitySpans.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_entitySpans[middle].Span.End <= offset)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low < _entitySpans.Count && _entitySpans[low].Span.Contains(offset) ? _entitySpans[low] : null;
        }

        // Entities that are no persons take the actor of the mention that covers them.
        private void LinkEntities(Dictionary<int, Actor> byEntity)
        {
            for (int i = 0; i < _mentions.Count; i++)
            {
                ActorMention mention = _mentions[i];
                if (mention.EntityId is null && EntityAt(mention.Span.Start) is { } found && mention.Span.Contains(found.Span))
                {
                    _mentions[i] = mention with { EntityId = found.Entity.Id };
                    byEntity.TryAdd(found.Entity.Id, mention.Actor);
                }
            }
        }
    }
}
