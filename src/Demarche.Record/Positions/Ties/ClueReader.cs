using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Reads sentences that may answer a position: promises and refusals of any party, deeds told in the past whoever did them, and whatever the reader of acts
/// takes for an answer, however faintly. They are no answers by themselves: they live only where a position matches (<see cref="LearnedTies"/>).
/// </summary>
/// <param name="holders">Infers who acts where the words do not say it.</param>
/// <param name="passages">The sentences with what stands before them.</param>
/// <param name="answers">What was read as an answer.</param>
internal sealed class ClueReader(
    ReadingContext context,
    DeepStates deep,
    HolderInference holders,
    PassagesOfReport passages,
    IReadOnlyList<FoundResponse> answers
)
{
    /// <summary>Sentences kept of one report, those likeliest to answer: what a store keeps of a report is bounded.</summary>
    public const int Most = 15;

    private const int FewestWords = 4;
    private const int MostParties = 3;
    private const int MostActors = 4;
    private const int MostAround = 5;
    private const int MostBefore = 8;
    private const int MostNaming = 8;

    /// <summary>Least likely to answer at all; chosen on development data (docs/accuracy.md).</summary>
    private const double Least = 0.15;

    /// <summary>What a deed told in the past counts for, and how much of a position told in the sentence: a promise may answer.</summary>
    private const double OfDeed = 0.2;

    private const double OfPosition = 0.5;

    private ImmutableArray<string> _around = [];

    public ImmutableArray<ReportedResponse> Read()
    {
        _around =
        [
            .. context
                .Sentences.SelectMany(static view => view.Mentions)
                .Where(static mention => mention.Actor.Code is not null)
                .GroupBy(static mention => mention.Actor.Party, StringComparer.Ordinal)
                .OrderByDescending(static group => group.Count())
                .ThenBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => group.Key)
                .Take(MostAround),
        ];
        List<(SentenceView View, double Likely, ReportedResponse Told)> found = [];
        foreach (SentenceView view in context.Sentences)
        {
            if (view.Words.Length >= FewestWords && !view.EndsWith('?') && Clue(view) is { Likely: >= Least } clue)
            {
                found.Add((view, clue.Likely, clue.Told));
            }
        }

        // The order of the text again, so that what is kept does not hang on equal chances.
        HashSet<ReportedResponse> kept = new(ReferenceEqualityComparer.Instance);
        kept.UnionWith(found.OrderByDescending(static clue => clue.Likely).Take(Most).Select(static clue => clue.Told));
        return
        [
            .. found
                .Where(clue => kept.Contains(clue.Told))
                .Select(clue => clue.Told with { Clue = clue.Told.Clue! with { Passage = passages.Of(clue.View) } }),
        ];
    }

    private (double Likely, ReportedResponse Told)? Clue(SentenceView view)
    {
        float[] numbers = new float[ClueNumbers.Count];
        int told = ClueNumbers.Highest(deep, view.Sentence.FirstToken, view.Words.Length, numbers);
        int predicate = Predicate(view);
        if (predicate < 0)
        {
            return null;
        }

        int trigger = told >= 0 && numbers[ClueNumbers.AnyAnswer] >= Least ? told : predicate;
        Clause clause = Clause.Of(view.Tree, predicate);
        Clause answer = trigger == predicate ? clause : Clause.Of(view.Tree, trigger);
        int subject = Clause.SubjectOf(view.Tree, predicate);
        Party? acting = PhraseParties.Of(context, view, subject);
        acting ??= clause.Passive ? PhraseParties.Of(context, view, FrameMatcher.AgentOf(view.Tree, predicate)) : null;
        acting ??= trigger != predicate ? PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, trigger)) : null;
        acting = acting is { Actors.Length: 1 } ? context.BySide(view, acting, acting.First) ?? acting : acting;
        Party? stated = acting;
        if (acting is null || HolderInference.IsStranger(context, view, acting))
        {
            acting = holders.In(view) ?? acting;
        }

        Actor[] speaking =
        [
            .. view.Statements.SelectMany(static statement => statement.JointSpeakers.Prepend(statement.Speaker)).OfType<Actor>(),
        ];
        Shape(view, clause, answer, subject, stated, numbers);
        double position = 0;
        for (int k = ClueNumbers.FirstKind; k < ClueNumbers.OfActs - 1; k++)
        {
            position = Math.Max(position, numbers[k]);
        }

        bool deed = view.Tree.IsVerb(predicate) && (clause.Past || clause.Perfect || clause.Passive) && !IsSaying(view, predicate);
        double likely = Math.Max(numbers[ClueNumbers.AnyAnswer], Math.Max(OfPosition * position, deed ? OfDeed : 0));
        HashSet<string> seen = new(StringComparer.Ordinal);
        ImmutableArray<string> actors = Parties(acting?.Actors ?? [], seen);
        ImmutableArray<string> speakers = Parties(speaking, seen);
        ImmutableArray<string> named = Parties(view.Mentions.Select(static mention => mention.Actor), seen);
        Actor by = acting?.Actors[0] ?? speaking.FirstOrDefault() ?? Answers.Unnamed.Actors[0];
        return (
            likely,
            new ReportedResponse
            {
                By = by,
                Status = ResponseStatus.Noted,
                About = "",
                Date = context.Dates.Of(view, trigger, trigger, trigger, news: true),
                Conditional = numbers[ClueNumbers.OfActs + 12] > 0,
                Rule = LearnedTies.Rule,
                Evidence = context.Cite(view),
                Clue = new AnswerClue
                {
                    Acting = actors,
                    Speaking = speakers,
                    Named = named,
                    Actors =
                    [
                        .. (acting?.Actors ?? [])
                            .Concat(speaking)
                            .Concat(view.Mentions.Select(static mention => mention.Actor))
                            .Where(static actor => actor.Code is not null)
                            .DistinctBy(static actor => actor.Party, StringComparer.Ordinal)
                            .Take(MostActors),
                    ],
                    Around = _around,
                    Silent = Silent(view),
                    Naming = Naming(view),
                    Before = Before(view),
                    Numbers = ClueNumbers.Pack(numbers),
                },
            }
        );
    }

    private static ImmutableArray<string> Parties(IEnumerable<Actor> actors, HashSet<string> seen) =>
        [.. actors.Where(static a => a.Code is not null).Select(static a => a.Party).Where(seen.Add).Take(MostParties)];

    private ImmutableArray<string> Silent(SentenceView view) =>
        [
            .. answers
                .Where(answer => answer.View == view && answer.Line is { Status: ResponseStatus.Unanswered, Rule: not ActResponses.Rule })
                .SelectMany(answer => (context.BySide(view, answer.By, answer.By.First) ?? answer.By).Actors)
                .Where(static actor => actor.Code is not null)
                .Select(static actor => actor.Party)
                .Distinct(StringComparer.Ordinal)
                .Take(MostParties),
        ];

    // The root; of "X said that …" what is said.
    private static int Predicate(SentenceView view)
    {
        SentenceTree tree = view.Tree;
        for (int i = 0; i < tree.Count; i++)
        {
            if (tree.Head(i) < 0)
            {
                return IsSaying(view, i) && tree.Child(i, "ccomp") is var said and >= 0 ? said : i;
            }
        }

        return -1;
    }

    private static bool IsSaying(SentenceView view, int word) => view.Words[word].Is(WordRole.Say);

    // Stems of the names of states and bodies: what only says whom it concerns is no word in common.
    private static ImmutableArray<string> Naming(SentenceView view) =>
        [
            .. view
                .Mentions.Where(static mention => mention.Actor is { Code: not null, Type: ActorType.Country or ActorType.Organisation })
                .SelectMany(mention => ContentStems.Of(view.SpanOf(mention.First, mention.End).Of(view.Text)))
                .Where(static stem => stem.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Take(MostNaming),
        ];

    private static string TextOf(SentenceView view) => view.Sentence.Span.Of(view.Text);

    private static string Before(SentenceView view)
    {
        SentenceView? before = view.Before ?? view.BeforeParagraph;
        return before is null ? "" : string.Join(' ', TieWords.MostTelling(TextOf(before), MostBefore));
    }

    private static void Shape(SentenceView view, Clause clause, Clause answer, int subject, Party? acting, float[] numbers)
    {
        int at = ClueNumbers.OfActs;
        void Add(double number) => numbers[at++] = (float)number;
        void Is(bool holds) => Add(holds ? 1 : 0);
        SentenceTree tree = view.Tree;
        Is(clause.Passive);
        Is(clause.Negated);
        Is(clause.Past || clause.Perfect);
        Is(clause.Modal is "will" or "shall");
        Is(clause.Modal is "would");
        Is(clause.Modal is not null and not ("will" or "shall" or "would"));
        Is(answer.Negated);
        Is(answer.Past || answer.Perfect);
        Is(answer.Modal is "will" or "shall" or "would");
        Is(answer.Modal is not null and not ("will" or "shall" or "would"));
        Is(view.StatementAt(clause.Head) is not null);
        Is(Has(view, "not", "n't", "no", "nothing", "never", "neither", "none"));
        Is(Has(view, "if", "unless", "provided", "providing") || TextOf(view).Contains(" as long as ", StringComparison.Ordinal));
        Is(Has(view, "but", "however", "though", "yet", "instead", "only"));
        Is(subject >= 0 && acting is null && tree.Class(subject) == "NOUN");
        Is(subject >= 0 && tree.Class(subject) == "PRON");
        Is(subject >= 0 && acting is null && tree.Class(subject) == "PROPN");
        Is(view.Index == 0);
        Add(Math.Min(1, Math.Log(1 + view.Words.Length) / 5));
        Is(Has(view, "after", "following", "days", "hours", "later", "since"));
    }

    private static bool Has(SentenceView view, params ReadOnlySpan<string> words)
    {
        foreach (Word word in view.Words)
        {
            if (words.Contains(word.Lower))
            {
                return true;
            }
        }

        return false;
    }
}
