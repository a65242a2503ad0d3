using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Record;

/// <summary>Ties sentences that may answer to the positions that they answer, by a learned judgement (<see cref="TieModel"/>, <see cref="TieEncoder"/>).</summary>
internal static class LearnedTies
{
    /// <summary>The rule of an answer that it finds.</summary>
    public const string Rule = "learned tie";

    /// <summary>Least chance that the sentence answers the position, and in this way; chosen on development data (docs/accuracy.md).</summary>
    public const double Least = 0.4;

    /// <summary>Least chance by the numbers alone that who was asked answers, or the holder does something: what is less likely the encoder, which costs, is not asked about.</summary>
    private const double Thinkable = 0.07;

    /// <summary>The same of an answer by somebody of whom no report says that he was asked.</summary>
    private const double ThinkableOfPresumed = 0.2;

    private const double MostSaid = 0.99;

    /// <summary>The likeliest way in which a sentence answers a position; null where it cannot.</summary>
    /// <param name="told">The sentence, with its clue.</param>
    public static LearnedTie? Of(ClueSide clue, ReportedResponse told, PositionSide position)
    {
        if (!MayTie(clue, told, position.Line) || !SaysWhat(clue, position))
        {
            return null;
        }

        LearnedTie? best = null;
        foreach ((PositionSide side, Actor? asked) in position.Towards(clue))
        {
            best = Better(best, Of(clue, told, side, asked));
        }

        return best;
    }

    // As put to one party.
    private static LearnedTie? Of(ClueSide clue, ReportedResponse told, PositionSide position, Actor? party)
    {
        Span<float> features = stackalloc float[TieFeatures.Count];
        TieFeatures.Fill(clue, position, features);
        (double asked, double own) = TieModel.Judge(features);
        bool answers = party is not null && asked >= (IsPutTo(position.Line, party) ? Thinkable : ThinkableOfPresumed);
        if (!answers && own < Thinkable)
        {
            return null;
        }

        Span<double> chances = stackalloc double[1 + TieEncoder.Answers.Length + TieEncoder.Outcomes.Length];
        TieEncoder.Shipped.Judge(TieText.Of(position, party?.Party, clue), features, chances);
        int first = 1 + TieEncoder.Answers.Length;
        return Better(
            answers
            && Likeliest(TieEncoder.Answers, chances[1..first], Asked(clue, told, party!), own: false, told, position.Line) is { } answer
            && MayBeOf(clue.Told, position, answer)
                ? answer
                : null,
            own < Thinkable || Holder(told, position) is not { } holder
                ? null
                : Likeliest(TieEncoder.Outcomes, chances[first..], holder, own: true, told, position.Line)
        );
    }

    // "No response from Arvenia" is nobody else's silence. What the holder says or does in a sentence that does not name who was asked is no word of his: only
    // what came of it can be told so.
    private static bool MayBeOf(AnswerClue clue, PositionSide position, LearnedTie tie) =>
        (tie.Status != ResponseStatus.Unanswered || clue.Silent.IsEmpty || clue.Silent.Contains(tie.By.Party))
        && MayBeSaidBy(clue, position, tie);

    private static bool MayBeSaidBy(AnswerClue clue, PositionSide position, LearnedTie tie) =>
        tie.Status is ResponseStatus.Fulfilled or ResponseStatus.Unanswered or ResponseStatus.Defied
        || clue.Acting.Contains(tie.By.Party)
        || clue.Speaking.Contains(tie.By.Party)
        || clue.Named.Contains(tie.By.Party)
        || !(clue.Acting.Any(position.Holders.Contains) || clue.Speaking.Any(position.Holders.Contains));

    private static bool IsPutTo(PositionLine line, Actor party) =>
        line.Addressees.Any(actor => actor.Party == party.Party) || line.Performers.Any(actor => actor.Party == party.Party);

    // "No reply has come from Lorn": what names nothing is about what its own report tells.
    private static bool SaysWhat(ClueSide clue, PositionSide position) =>
        clue.Between(position.Line) is not null
        || position.Proposition.Likened(clue.Sentence(position.Parties)) > 0
        || position.Told.Likened(clue.Sentence(position.Parties)) > 0
        || position.Proposition.Likened(clue.Title(position.Parties)) > 0
        || position.Proposition.Likened(clue.Before(position.Parties)) > 0;

    private static LearnedTie? Likeliest(
        ImmutableArray<ResponseStatus> statuses,
        ReadOnlySpan<double> chances,
        Actor by,
        bool own,
        ReportedResponse told,
        PositionLine line
    )
    {
        PositionKind kind = line.Kind;
        int best = -1;
        for (int s = 0; s < statuses.Length; s++)
        {
            if (TieModel.MayBe(statuses[s], own, kind) && (best < 0 || chances[s] > chances[best]))
            {
                best = s;
            }
        }

        if (best < 0 || chances[best] < Least)
        {
            return null;
        }

        ResponseStatus status = statuses[best] == ResponseStatus.Kept ? TieModel.Done(kind) : statuses[best];
        return MayTell(told.Evidence.First.Text, line.Proposition, status) ? new LearnedTie(by, status, chances[best]) : null;
    }

    /// <summary>What goes on as it was ("The strait was still closed on Monday") or the contrary of the act is nothing that was agreed to or done.</summary>
    public static bool MayTell(string sentence, string proposition, ResponseStatus status) =>
        status
            is not (
                ResponseStatus.Accepted
                or ResponseStatus.Fulfilled
                or ResponseStatus.Kept
                or ResponseStatus.PartlyKept
                or ResponseStatus.CarriedOut
            )
        || !(sentence.Contains(" still ", StringComparison.OrdinalIgnoreCase) || OppositeActs.Tells(sentence, proposition));

    private static LearnedTie? Better(LearnedTie? left, LearnedTie? right) =>
        left is null || (right is not null && right.Chance > left.Chance) ? right : left;

    /// <summary>A position of one report as a line of the record.</summary>
    public static PositionLine LineOf(ReportedPosition told) =>
        new()
        {
            Kind = told.Kind,
            Holders = told.Holders,
            Addressees = told.Addressees,
            Performers = told.Performers,
            Proposition = told.Proposition,
            Condition = told.Condition,
            Deadline = told.Deadline,
            Force = told.Force,
            Certainty = told.Certainty,
            Stated = told.Stated,
            Implied = told.Implied,
            Passage = told.Passage,
            Evidence = told.Evidence,
        };

    /// <summary>False where the sentence tells the position itself, or stands before it in time.</summary>
    public static bool MayTie(ClueSide clue, ReportedResponse told, PositionLine line)
    {
        Evidence here = told.Evidence.First;
        foreach (Evidence telling in line.Evidence)
        {
            if (telling.Report == here.Report && telling.Sentence == here.Sentence)
            {
                return false;
            }
        }

        if (clue.Between(line) is { } between)
        {
            return between > 0;
        }

        return clue.Day is not { } day || line.Stated.Earliest is not { } stated || day >= stated;
    }

    // Who was asked, as the sentence names him.
    private static Actor Asked(ClueSide clue, ReportedResponse told, Actor party) =>
        told.By.Party == party.Party
            ? told.By
            : clue.Actors.FirstOrDefault(actor => actor.Party == party.Party) ?? party with { Inferred = true };

    // Whose part it is to do what was held out: as the sentence names him, else, where only one can have done it, that one.
    private static Actor? Holder(ReportedResponse told, PositionSide position)
    {
        if (position.Holders.Contains(told.By.Party))
        {
            return told.By;
        }

        Actor[] parties = [.. position.Line.Holders.DistinctBy(static a => a.Party)];
        AnswerClue clue = told.Clue ?? new AnswerClue();
        Actor? named = Array.Find(parties, party => clue.Acting.Contains(party.Party) || clue.Speaking.Contains(party.Party));
        return named ?? (parties.Length == 1 ? parties[0] with { Inferred = true } : null);
    }

    /// <summary>The sentence as the answer that it is to this very position, with the reason; null where it is none.</summary>
    public static ReportedResponse? AsAnswer(ReportedResponse told, ReportFacts report, PositionLine line)
    {
        ClueSide clue = new(told, report);
        PositionSide position = new(line);
        return Of(clue, told, position) is { } tie
            ? told with
            {
                By = tie.By,
                Status = tie.Status,
                Conditional = told.Conditional && tie.Status == ResponseStatus.Accepted,
                Tie = Reason(clue, position, tie),
            }
            : null;
    }

    /// <summary>Index of the position that a sentence answers, -1 for none.</summary>
    public static int Best(ReportedResponse told, ReportFacts report, IEnumerable<PositionLine> candidates)
    {
        ClueSide clue = new(told, report);
        int at = 0;
        int best = -1;
        double most = 0;
        string words = "";
        foreach (PositionLine line in candidates)
        {
            double chance = Of(clue, told, new PositionSide(line))?.Chance ?? 0;
            if (chance > most || (chance > 0 && chance == most && string.CompareOrdinal(line.Proposition, words) < 0))
            {
                (best, most, words) = (at, chance, line.Proposition);
            }

            at++;
        }

        return best;
    }

    private static string Reason(ClueSide clue, PositionSide position, LearnedTie tie)
    {
        TieWords sentence = clue.Sentence(position.Parties);
        List<string> pairs = [];
        for (int i = 0; i < position.Proposition.Count; i++)
        {
            if (position.Proposition.Best(i, sentence) is (var likeness and > 0.4, var other and >= 0))
            {
                string mine = position.Proposition.Words[i].Word;
                string theirs = sentence.Words[other].Word;
                pairs.Add(likeness >= 1 ? theirs : $"{theirs} ~ {mine}");
            }
        }

        // Rounded it may come to one, and nothing is that sure.
        string chance = Math.Min(tie.Chance, MostSaid).ToString(".00", CultureInfo.InvariantCulture);
        return pairs.Count == 0 ? $"{chance}: in other words" : $"{chance}: {string.Join(", ", pairs)}";
    }
}

/// <summary>How a sentence answers a position.</summary>
/// <param name="Chance">That it does, and in this way.</param>
internal sealed record LearnedTie(Actor By, ResponseStatus Status, double Chance);
