using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Adds the answers that the trained reader of acts finds to those of the frames: "not one crown will be paid", "the paper is still being read",
/// "the consul spent an hour with the crew". What an answer is about, and which position of the report, the model says as well.
/// </summary>
internal static class ActResponses
{
    /// <summary>The rule of answers that the model reads.</summary>
    public const string Rule = ActPositions.Rule;

    /// <summary>Least sure that the word tells an answer at all, and that it is this one. Chosen on development data (docs/accuracy.md).</summary>
    private const double Enough = 0.6;

    private const double EnoughOfStatus = 0.3;

    private static readonly FrozenSet<string> s_breaking = EmbeddedLines.Words("breaking-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <param name="holders">Infers whose an answer is of which the words do not say it.</param>
    public static void InSentence(
        ReadingContext context,
        ActViews acts,
        HolderInference holders,
        SentenceView view,
        List<FoundResponse> answers
    )
    {
        foreach ((Act act, int word) in acts.Sure(view, ActLayer.Response, Enough, EnoughOfStatus))
        {
            Add(context, acts, holders, view, answers, act, word);
        }
    }

    // The frames know more of an answer that both read. A deed is an answer only where something asked for it: it may stand beside another.
    private static bool Tells(FoundResponse other, SentenceView view, Party by, ResponseStatus status) =>
        other.View == view
        && other.By.Shares(by)
        && (
            other.Line.Status == status
            || !(
                other.Line.Rule is Answers.DeedRule or OutcomeReader.DoneRule or OutcomeReader.DeedRule or OutcomeReader.ThreatRule
                || other.Line.Rule == PassiveDeeds.DoneRule
            )
        );

    // "will reject the call": the answer is yet to be given.
    private static bool IsAhead(SentenceView view, int trigger) =>
        view.Tree.Class(trigger) == "VERB"
        && ResponseReader.IsAnswerVerb(view, trigger)
        && Clause.Of(view.Tree, trigger) is { Negated: false, Modal: not null };

    // "did not break its promise" tells no breach, and "did not agree" no consent: what the model reads of the verb alone.
    private static bool IsDenied(SentenceView view, int trigger, ResponseStatus status) =>
        view.Tree.Class(trigger) == "VERB"
        && Clause.Of(view.Tree, trigger).Negated
        && (
            status is ResponseStatus.Broken or ResponseStatus.Defied
                ? s_breaking.Contains(view.Tree.Lemma(trigger))
                : status
                    is ResponseStatus.Accepted
                        or ResponseStatus.PartlyAccepted
                        or ResponseStatus.Fulfilled
                        or ResponseStatus.Kept
                        or ResponseStatus.PartlyKept
                        or ResponseStatus.CarriedOut
                        or ResponseStatus.Withdrawn
        );

    // "did not respond to a request for comment": the paper had asked, not the other side.
    private static bool IsSilentToThePress(SentenceView view, int trigger, ResponseStatus status) =>
        status == ResponseStatus.Unanswered && ResponseReader.IsOfThePress(view, trigger + 1, view.Words.Length);

    private static void Add(
        ReadingContext context,
        ActViews acts,
        HolderInference holders,
        SentenceView view,
        List<FoundResponse> answers,
        Act act,
        int trigger
    )
    {
        ResponseStatus status = Enum.Parse<ResponseStatus>(act.Label.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
        if (IsAhead(view, trigger) || IsDenied(view, trigger, status) || IsSilentToThePress(view, trigger, status))
        {
            return;
        }

        Party? by = acts.OfOrSpeaker(act, ActRole.By, view, trigger);
        if (by is null || HolderInference.IsStranger(context, view, by))
        {
            by = holders.Of(act, view, trigger) ?? by;
        }

        by ??= ResponseLinking.IsOwn(status) || status == ResponseStatus.Fulfilled ? Answers.Unnamed : null;
        if (by is null || answers.Exists(other => Tells(other, view, by, status)))
        {
            return;
        }

        by = by.Actors.Length == 1 ? context.BySide(view, by, by.First) ?? by : by;

        string about = "";
        int thing = -1;
        (SentenceView View, int First, int End, int Head)? words = acts.Thing(act);
        SentenceView told = words?.View ?? view;
        int head =
            told == view && AnsweredThings.IsDeed(view, trigger, words?.Head ?? -1, status)
                ? trigger
                : AnsweredThings.Of(told, told == view ? trigger : -1, words?.Head ?? -1);
        if (head >= 0)
        {
            bool verb = told.Tree.IsVerb(head);
            if (!verb && ResponseReader.IsNotPosition(told, head))
            {
                // "rejected the allegations" answers no demand.
                return;
            }

            about =
                verb ? PropositionText.Write(context, told, new Complement(SlotKind.Clause, head, -1)).Text
                : words is { } stretch && stretch.Head == head ? PropositionWriter.Plain(told, stretch.First, stretch.End)
                : PropositionText.Bare(told, head);
            thing = told == view ? head : -1;
        }

        Answers.Add(
            context,
            view,
            answers,
            by,
            status,
            null,
            about,
            trigger,
            Rule,
            conditional: status == ResponseStatus.Accepted
                && Conditions.Of(view, new Complement(SlotKind.Clause, trigger, -1), trigger) is not null,
            thing: thing
        );
        answers[^1] = answers[^1] with
        {
            Told = [.. act.With(ActRole.Answered).Select(answered => acts.Place(answered.Head)).OfType<(SentenceView, int)>()],
        };
    }
}
