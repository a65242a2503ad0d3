using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What the readers of positions, answers and events share about one report.</summary>
internal sealed class ReadingContext
{
    public ReadingContext(
        Report report,
        PublishedDate published,
        ImmutableArray<SentenceView> sentences,
        EntityActors? references = null,
        ActorKnowledge? knowledge = null
    )
    {
        Report = report;
        Sentences = sentences;
        References = references ?? EntityActors.None;
        Knowledge = knowledge;
        _onlyTwoStates = new(FindOnlyTwoStates);
        _home = new(() => OutletHome.Of(report, knowledge));
        Dates = new TellingDate(report.Id.Value, report.Text, published);
    }

    public Report Report { get; }

    public ImmutableArray<SentenceView> Sentences { get; }

    public TellingDate Dates { get; }

    /// <summary>Whom pronouns and descriptions stand for.</summary>
    public EntityActors References { get; }

    /// <summary>Names known beforehand; null where none were given.</summary>
    public ActorKnowledge? Knowledge { get; }

    private readonly Lazy<string?> _home;

    /// <summary>The state that the outlet is of, by its name; null where that tells none.</summary>
    public string? Home => _home.Value;

    private readonly Lazy<ImmutableArray<Actor>?> _onlyTwoStates;

    /// <summary>The states that the report names, where it names two and no more; null otherwise.</summary>
    public ImmutableArray<Actor>? OnlyTwoStates => _onlyTwoStates.Value;

    private ImmutableArray<Actor>? FindOnlyTwoStates()
    {
        List<Actor> states = [];
        foreach (SentenceView view in Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (mention.Actor.Type == ActorType.Country && !states.Exists(other => other.Party == mention.Actor.Party))
                {
                    states.Add(mention.Actor);
                    if (states.Count > 2)
                    {
                        return null;
                    }
                }
            }
        }

        return states.Count == 2 ? [.. states] : null;
    }

    private readonly Dictionary<string, Actor> _sides = new(StringComparer.Ordinal);

    /// <summary>From here on a person whose state the report does not name speaks for a party: he said what it will do.</summary>
    public void Speaks(Actor person, Actor party) => _sides.TryAdd(person.Key, party);

    /// <summary>
    /// The party of a person whose state nobody names: the one he has spoken for, or, for somebody with an office, the party that the
    /// sentence before is about; null where neither is known.
    /// </summary>
    public Actor? SideOf(SentenceView view, Actor person, int word)
    {
        if (_sides.TryGetValue(person.Key, out Actor? known))
        {
            return known;
        }

        bool office = view.MentionAt(word) is { Source.Office: not null };
        if (
            !office
            || PersonSides.Replies(view, word)
            || view.Before is not { } before
            || RootSubject(before) is not { Actors: [{ Type: ActorType.Country } only] }
        )
        {
            return null;
        }

        _sides[person.Key] = only;
        return only;
    }

    /// <summary>The party with its state in the place of persons of whom none is known; null where it stays as it is.</summary>
    public Party? BySide(SentenceView view, Party party, int word) =>
        party.Actors.All(static a => a is { Code: null, Type: ActorType.Person }) && SideOf(view, party.Actors[0], word) is { } side
            ? party with
            {
                Actors = [side],
            }
            : null;

    /// <summary>Who the main clause of a sentence is about.</summary>
    public static Party? RootSubject(SentenceView view) =>
        view.MentionAt(SubjectOfRoot(view)) is { Source.Adjective: false } mention ? Party.Of(mention) : null;

    /// <summary>Head word of the subject of the main clause; -1 for none.</summary>
    public static int SubjectOfRoot(SentenceView view)
    {
        for (int i = 0; i < view.Tree.Count; i++)
        {
            if (view.Tree.Head(i) < 0 && Clause.SubjectOf(view.Tree, i) is var subject and >= 0)
            {
                return subject;
            }
        }

        return -1;
    }

    /// <summary>The whole sentence as evidence, so that a reader sees who says what.</summary>
    public EvidenceSet Cite(SentenceView view) =>
        EvidenceSet.Of(Evidence.Cite(Report.Id.Value, Report.Text, view.Sentence.Span, view.Index));

    /// <summary>True where the sentence asks, or the act is only supposed: such sentences give no line.</summary>
    public static bool IsSupposed(SentenceView view, VerbGroup verb)
    {
        if (view.EndsWith('?') || verb.Modal is "could" or "may" or "might" or "can" or "should" or "must" or "'d")
        {
            return true;
        }

        for (int i = verb.First - 1; i >= 0 && i >= verb.First - 12; i--)
        {
            Word word = view.Words[i];
            if (word.Lower is "if" or "unless" or "whether" or "once" or "provided" || Clauses.IsCondition(view, i) > 0)
            {
                return true;
            }

            bool conditional = word.Lower == "that" && i > 0 && view.Words[i - 1].Lower is "provided" or "condition";
            if (!conditional && word.Lower is "," or ";" or "that")
            {
                break;
            }
        }

        return false;
    }
}
