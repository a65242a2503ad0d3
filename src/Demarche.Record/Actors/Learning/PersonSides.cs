using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Infers for which state an office-holder acts whose country no office phrase names ("Trade Minister Dana Mirel"): the state whose plans the
/// person tells ("Kestria will send experts, Mirel said"), the one that the sentence before is about, the one whose capital the person speaks in
/// or the report comes from. Each is one vote; what speaks for two states alike says nothing. Reads nothing that other reports have told of
/// persons, so that what a report votes for does not depend on what was learned before.
/// </summary>
internal static class PersonSides
{
    // Offices of the press, companies, schools and the like stand for no state.
    private static readonly ImmutableArray<string> Sectors = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY"];

    /// <returns>One entry a person at most, in text order, with <see cref="StatedPerson.ByContext"/> as its office.</returns>
    public static ImmutableArray<StatedPerson> Read(ReadingContext context, ActorsOfReport actors)
    {
        Dictionary<string, Holder> holders = Holders(context, actors);
        if (holders.Count == 0)
        {
            return [];
        }

        string? home = context.Report.Dateline is { } place ? CapitalOf(context, place) : null;
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (holders.TryGetValue(mention.Actor.Key, out Holder? holder))
                {
                    FromSentenceBefore(view, mention, holder);
                    FromPlace(context, view, mention, holder);
                    if (home is not null && !holder.AtHome)
                    {
                        holder.AtHome = true;
                        holder.Vote(home);
                    }
                }
            }

            FromPlans(view, holders);
        }

        return
        [
            .. holders
                .Values.Where(static h => h.Side is not null)
                .Select(h => new StatedPerson(
                    h.Identity,
                    h.Name,
                    $"{h.Side} {h.Sector}",
                    StatedPerson.ByContext,
                    Evidence.Cite(context.Report.Id.Value, context.Report.Text, h.Span, h.Sentence)
                )),
        ];
    }

    /// <summary>Persons named in full with an office of state, of whom the report does not state the country.</summary>
    private static Dictionary<string, Holder> Holders(ReadingContext context, ActorsOfReport actors)
    {
        HashSet<string> full =
        [
            .. actors.Named.Select(static n => n.Identity).Where(static i => i.Contains(' ', StringComparison.Ordinal)),
        ];
        HashSet<string> stated = [.. actors.Stated.Select(static s => s.Identity)];
        Dictionary<string, Holder> holders = new(StringComparer.Ordinal);
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                Actor actor = mention.Actor;
                if (
                    actor.Type != ActorType.Person
                    || !(actor.Code is null || actor.Inferred)
                    || mention.Source.Office is not { } office
                    || holders.ContainsKey(actor.Key)
                )
                {
                    continue;
                }

                string name = mention.Source.Span.In(view.Text).ToString();
                string identity = NameWords.Identity(name);
                string? sector = OfficeLexicon.Shipped.SectorOf(office[(office.LastIndexOf(' ') + 1)..]);
                if (sector is not null && Sectors.Contains(sector) && full.Contains(identity) && !stated.Contains(identity))
                {
                    holders[actor.Key] = new Holder(identity, name, sector, mention.Source.Span, view.Index);
                }
            }
        }

        return holders;
    }

    /// <summary>"Kestria on Monday demanded … Trade Minister Dana Mirel also called on …": the minister of who was spoken of.</summary>
    private static void FromSentenceBefore(SentenceView view, SentenceMention mention, Holder holder)
    {
        if (
            mention.Source.Office is not null
            && view.Before is { } before
            && ReadingContext.SubjectOfRoot(view) is var subject
            && subject >= mention.First
            && subject < mention.End
            && ReadingContext.RootSubject(before) is { Actors: [{ Type: ActorType.Country, Code: { } code }] }
        )
        {
            holder.Vote(PartyOf(code));
        }
    }

    /// <summary>"told reporters in Arnsted".</summary>
    private static void FromPlace(ReadingContext context, SentenceView view, SentenceMention mention, Holder holder)
    {
        SentenceTree tree = view.Tree;
        int subject = ReadingContext.SubjectOfRoot(view);
        if (subject < mention.First || subject >= mention.End)
        {
            subject = SpeakerOfSaying(view, mention);
        }

        int verb = subject < 0 ? -1 : tree.Head(subject);
        if (verb < 0 || !view.Words[verb].Is(WordRole.Say))
        {
            return;
        }

        foreach (int child in tree.Children(verb))
        {
            if (
                tree.Is(child, "obl")
                && tree.Marker(child) == "in"
                && CapitalOf(context, view.Words[child].Span.In(view.Text).ToString()) is { } party
            )
            {
                holder.Vote(party);
            }
        }
    }

    // "…, Foreign Minister Ilse Okoye said in Quell."
    private static int SpeakerOfSaying(SentenceView view, SentenceMention mention)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (view.Tree.Is(i, "nsubj"))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"Kestria will send its experts, Mirel said": who tells a state's own plans and wishes acts for it.</summary>
    private static void FromPlans(SentenceView view, Dictionary<string, Holder> holders)
    {
        SentenceTree tree = view.Tree;
        for (int i = 0; i < view.Words.Length; i++)
        {
            if (!tree.IsVerb(i))
            {
                continue;
            }

            Clause clause = Clause.Of(tree, i);
            bool plan = clause.Modal is "will" or "would" || (clause.Modal is null && tree.Lemma(i) is "want");
            if (
                plan
                && !clause.Passive
                && tree.Head(i) is var above
                && (above < 0 || tree.Is(i, "ccomp") || tree.Is(i, "parataxis"))
                && view.StatementAt(i)?.Speaker is { } speaker
                && holders.TryGetValue(speaker.Key, out Holder? holder)
                && Clause.SubjectOf(tree, i) is var subject and >= 0
                && view.MentionAt(subject) is { Source.Adjective: false, Actor: { Type: ActorType.Country, Code: { } code } }
            )
            {
                holder.Vote(PartyOf(code));
                holder.Vote(PartyOf(code));
            }
        }
    }

    private static string? CapitalOf(ReadingContext context, string place) =>
        context.Knowledge?.Find(NameWords.KeyOf(place.Split(',')[0].Trim())) is { Use: NameUse.Capital, Type: ActorType.Country } known
            ? known.Party
            : null;

    private static string PartyOf(string code) => code.Split(' ', 2)[0];

    private sealed class Holder(string identity, string name, string sector, TextSpan span, int sentence)
    {
        private readonly SortedDictionary<string, int> _votes = new(StringComparer.Ordinal);

        public string Identity => identity;

        public string Name => name;

        public string Sector => sector;

        public TextSpan Span => span;

        public int Sentence => sentence;

        /// <summary>True once the place that the report comes from has had its vote.</summary>
        public bool AtHome { get; set; }

        /// <summary>The state with most votes; null where two have as many, or none has any.</summary>
        public string? Side
        {
            get
            {
                int most = _votes.Count == 0 ? 0 : _votes.Values.Max();
                string[] first = [.. _votes.Where(v => v.Value == most).Select(static v => v.Key)];
                return most > 0 && first.Length == 1 ? first[0] : null;
            }
        }

        public void Vote(string party) => _votes[party] = _votes.GetValueOrDefault(party) + 1;
    }
}
