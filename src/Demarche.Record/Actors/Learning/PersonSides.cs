using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Infers for which state an office-holder acts whose country no office phrase names ("Trade Minister Dana Mirel"): the state whose plans the
/// person tells ("Kestria will send experts, Mirel said"), the one that the sentence before is about, or, where the person answers, the one that it
/// turns to; the one whose capital the person speaks in or the report comes from; the one that the outlet is of, as a paper names its own
/// ministers without the country. Each is a vote, plans are two; what speaks for two states alike says nothing. Reads nothing that other reports
/// have told of persons, so that what a report votes for does not depend on what was learned before.
/// </summary>
internal static class PersonSides
{
    private static readonly FrozenSet<string> s_replying = EmbeddedLines.Words("replying-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_planning = EmbeddedLines.Words("plan-words.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_broadcasters = EmbeddedLines
        .Words("broadcaster-nouns.tsv")
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_high = EmbeddedLines.Words("cabinet-offices.tsv").ToFrozenSet(StringComparer.Ordinal);

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

        string? from = context.Report.Dateline is { } place ? CapitalOf(context, place) : null;
        string? outlet = context.Home;
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (holders.TryGetValue(mention.Actor.Key, out Holder? holder))
                {
                    FromSentenceBefore(view, mention, holder);
                    FromPlace(context, view, mention, holder);
                    if (!holder.AtHome)
                    {
                        holder.AtHome = true;
                        holder.Vote(from);
                        holder.Vote(IsOfTheOutlet(view, mention, outlet) ? outlet : null);
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

    /// <summary>
    /// True where a paper introduces a minister of its own state: a high office stands before the name, and the last state named before, if
    /// any is near, is that one.
    /// </summary>
    private static bool IsOfTheOutlet(SentenceView view, SentenceMention mention, string? home) =>
        home is not null
        && mention.Source is { Office: { } office, OfficeSpan: { } span }
        && span.Start < mention.Source.Span.Start
        && s_high.Contains(office[(office.LastIndexOf(' ') + 1)..].ToLowerInvariant())
        && OutletHome.LastState(view, mention.First) is var last
        && (last is null || last == home);

    /// <summary>
    /// What is inferred of members of governments of whom other reports have told nothing, for the report that lets one infer it: a lawmaker's or an
    /// officer's wishes are seldom his state's.
    /// </summary>
    public static ImmutableArray<LearnedPerson> Unlearned(ImmutableArray<StatedPerson> sides, ImmutableArray<LearnedPerson> learned)
    {
        HashSet<string> known = new(learned.Select(static person => person.Identity), StringComparer.Ordinal);
        return
        [
            .. sides
                .Where(side => side.Code.EndsWith(" GOV", StringComparison.Ordinal) && !known.Contains(side.Identity))
                .Select(static side => new LearnedPerson(side.Identity, side.Identity, side.Name, side.Code, OnlyWithParty: false)),
        ];
    }

    /// <summary>As <see cref="Unlearned"/>, of those whose party is likely enough by the report alone.</summary>
    public static ImmutableArray<LearnedPerson> Likely(ImmutableArray<StatedPerson> sides, ImmutableArray<LearnedPerson> learned) =>
        Unlearned([.. sides.Where(static side => StatedPerson.UnitsOf(side.Office) >= PartyInference.EnoughUnits)], learned);

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
                if (OfficeHolders.Shipped.Named(identity, context.Report.Published.LocalDay) is not null)
                {
                    // The known leaders of the world are named without their country everywhere.
                    continue;
                }

                string? sector = OfficeLexicon.Shipped.SectorOfOffice(office);
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
        )
        {
            holder.Vote(Replies(view, subject) ? Addressed(before) : SubjectOf(before));
        }
    }

    private static string? SubjectOf(SentenceView view) =>
        ReadingContext.RootSubject(view) is { Actors: [{ Type: ActorType.Country, Code: { } code }] } ? PartyOf(code) : null;

    /// <summary>True where the verb of the subject answers what was said before: "replied that".</summary>
    public static bool Replies(SentenceView view, int subject) =>
        view.Tree.Head(subject) is var verb and >= 0 && s_replying.Contains(view.Tree.Lemma(verb));

    // "The Council called on Kestria …. Trade Minister Dana Mirel replied": the one state beside whoever the sentence is about.
    private static string? Addressed(SentenceView view)
    {
        string? about = ReadingContext.RootSubject(view) is { Actors: [var subject, ..] } ? subject.Party : null;
        string? only = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            Actor actor = mention.Actor;
            if (actor.Type != ActorType.Country || mention.Source.Adjective || actor.Party == about || actor.Party == only)
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = actor.Party;
        }

        return only;
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
            if (tree.Is(child, "obj") || tree.Is(child, "iobj"))
            {
                holder.Vote(BroadcasterOf(context, view, verb, child));
            }

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

    /// <summary>"told Lorn radio": whose broadcaster a minister speaks to.</summary>
    private static string? BroadcasterOf(ReadingContext context, SentenceView view, int verb, int head)
    {
        return context.Knowledge is { } knowledge && s_broadcasters.Contains(view.Words[head].Lower) && head > verb
            ? OutletHome.Named(knowledge, view.SpanOf(verb + 1, head + 1).Of(view.Text))
            : null;
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
            if (!tree.IsVerb(i) && (tree.Class(i) != "ADJ" || tree.Child(i, "cop") < 0))
            {
                continue;
            }

            Clause clause = Clause.Of(tree, i);
            bool plan =
                (tree.IsVerb(i) && clause.Modal is "will" or "would") || (clause.Modal is null && s_planning.Contains(tree.Lemma(i)));
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

    public static string? CapitalOf(ReadingContext context, string place) =>
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

        /// <param name="party">null for nobody.</param>
        public void Vote(string? party)
        {
            if (party is not null)
            {
                _votes[party] = _votes.GetValueOrDefault(party) + 1;
            }
        }
    }
}
