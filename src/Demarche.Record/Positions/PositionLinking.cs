namespace Demarche.Record;

/// <summary>Finds the positions of the same report that an answer is about.</summary>
internal static class PositionLinking
{
    private const int Reach = 2;

    /// <summary>An answer looks back over this many positions: enough for any report, and linear in long collections.</summary>
    private const int MostCandidates = 100;

    /// <param name="all">Positions in text order.</param>
    public static List<FoundPosition> Targets(FoundResponse answer, List<FoundPosition> all, double leastOverlap)
    {
        List<FoundPosition> positions = Before(answer, all);
        List<FoundPosition> direct = positions.FindAll(position =>
            position.View == answer.View
            && (position.Anchor == answer.Demand || (position.Content >= 0 && answer.Wanted.Contains(position.Content)))
        );
        if (direct.Count > 0)
        {
            return direct;
        }

        List<FoundPosition> open = positions.FindAll(position => Answers(answer, position));
        if (answer.Told.Count > 0 && open.FindAll(position => IsTold(answer, position)) is { Count: > 0 } told)
        {
            return told;
        }

        if (answer.Line.Status == ResponseStatus.Unanswered && answer.Line.Rule != ResponseReader.SilentAboutRule)
        {
            // Only what was put to this very party: a moment before, or, for "the demand", anywhere before.
            List<FoundPosition> put = open.FindAll(position =>
                (answer.DemandKind is not null || answer.View.Index - position.View.Index <= Reach)
                && position.Line.Addressees.Any(answer.By.Has)
                && Names(answer.DemandKind, position.Line.Kind)
            );
            FoundPosition? named = put.FindLast(position => position.Line.Force == answer.DemandForce) ?? put.LastOrDefault();
            return named is null ? [] : [named];
        }

        if (answer.Line.Rule is ReplyReader.Rule or ReplyReader.SayingRule)
        {
            HashSet<string>? said = answer.Line.Rule == ReplyReader.SayingRule ? ContentWords.Of(answer.Line.About) : null;
            FoundPosition? put = open.FindLast(position =>
                answer.View.Index - position.View.Index <= Reach
                && (
                    position.Line.Addressees.Any(answer.By.Has)
                    || (position.Line.Performers.Any(answer.By.Has) && position.Line.Kind == PositionKind.Demand)
                )
                && (said is null || said.Overlaps(position.Stems) || position.View.Index == answer.View.Index - 1 && said.Count <= 4)
            );
            return put is null ? [] : [put];
        }

        if (!answer.Anaphoric)
        {
            HashSet<string> about = ContentWords.Of(answer.Line.About);
            bool deed = IsOutcome(answer.Line.Status);
            FoundPosition? best = null;
            double most = leastOverlap - 0.001;
            foreach (FoundPosition position in open)
            {
                double overlap = about.Count < 2 || (deed && !IsDone(answer, position)) ? 0 : ContentWords.Overlap(about, position.Stems);
                if (overlap >= most)
                {
                    most = overlap;
                    best = position;
                }
            }

            best ??= about.Count == 1 && !deed ? SameVerb(answer, open) : null;
            best ??= MostAlike(answer, open, deed);
            return best is null ? [] : [best];
        }

        List<FoundPosition> near = open.FindAll(position =>
            answer.View.Index - position.View.Index <= ReachOf(answer) && Names(answer.DemandKind, position.Line.Kind)
        );
        if (near.Count == 0 || (answer.Line.Rule == References.NounRule && References.IsTakenBy(answer.View, near[^1])))
        {
            return [];
        }

        // "those demands" takes up all of the last sentence that has any; "accepted at once" the last one.
        SentenceView last = near[^1].View;
        return answer.Plural ? near.FindAll(position => position.View == last) : [near[^1]];
    }

    // The model names the word that states the position; the frames may have read the same line from another word of the sentence.
    private static bool IsTold(FoundResponse answer, FoundPosition position)
    {
        foreach ((SentenceView view, int word) in answer.Told)
        {
            if (position.View == view && (position.Anchor == word || position.Content == word))
            {
                return true;
            }
        }

        return false;
    }

    // A pronoun reaches no further than the sentence before; a clause behind "which" or "but" stays in its own.
    private static int ReachOf(FoundResponse answer) =>
        answer.Line.Rule switch
        {
            References.ClauseRule or Contrasts.Rule => 0,
            References.Rule => 1,
            _ => Reach,
        };

    // Other words for the same thing: the most alike, of equal ones the last.
    private static FoundPosition? MostAlike(FoundResponse answer, List<FoundPosition> open, bool deed)
    {
        FoundPosition? best = null;
        double most = 0;
        foreach (FoundPosition position in open)
        {
            if ((deed && position.View.Index >= answer.View.Index) || !ResponseLinking.CanBeDone(answer.Line.Rule, position.Line.Kind))
            {
                continue;
            }

            ReportedPosition line = position.Line;
            HashSet<string> names = [.. line.Holders.Concat(line.Addressees).SelectMany(static a => ContentStems.Of(a.Name))];
            PropositionLikeness likeness = PropositionLikeness.Of(answer.Line.About, line.Proposition, names);
            bool asked = line.Addressees.Concat(line.Performers).Any(answer.By.Has) || ResponseLinking.IsOwn(answer.Line.Status);
            if (likeness.F1 >= most && likeness.IsEnough(deed, asked))
            {
                (best, most) = (position, likeness.F1);
            }
        }

        return best;
    }

    /// <summary>"refuses to hold it", "agreed to attend": nothing but the act; the last one put to the party a moment before that names it.</summary>
    private static FoundPosition? SameVerb(FoundResponse answer, List<FoundPosition> open) =>
        open.FindLast(position =>
            answer.View.Index - position.View.Index <= 1 && ContentStems.SameAct(answer.Line.About, position.Line.Proposition)
        );

    /// <summary>"the invitation" may take up a call; "the threat" only a threat.</summary>
    private static bool Names(PositionKind? noun, PositionKind kind) =>
        noun is null
        || noun == kind
        || (noun is PositionKind.Demand or PositionKind.Offer && kind is PositionKind.Demand or PositionKind.Offer);

    /// <summary>The last positions up to the end of the answer's sentence.</summary>
    private static List<FoundPosition> Before(FoundResponse answer, List<FoundPosition> all)
    {
        int low = 0;
        int high = all.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (all[middle].View.Index <= answer.View.Index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int first = Math.Max(0, low - MostCandidates);
        return all.GetRange(first, low - first);
    }

    private static bool IsOutcome(ResponseStatus status) =>
        status is ResponseStatus.Fulfilled or ResponseStatus.Kept or ResponseStatus.CarriedOut;

    /// <summary>A deed fulfils only what an earlier sentence asks for, the same act upon the same things: "released the crew" what asks to free the crew.</summary>
    private static bool IsDone(FoundResponse answer, FoundPosition position) =>
        position.View.Index < answer.View.Index
        && ContentStems.SameAct(answer.Line.About, position.Line.Proposition)
        && ContentStems.Shared(ContentStems.Of(answer.Line.About), ContentStems.Of(position.Line.Proposition)) >= 2;

    private static bool Answers(FoundResponse answer, FoundPosition position)
    {
        if (position.View.Index > answer.View.Index || (position.View == answer.View && position.Anchor >= answer.Anchor))
        {
            return false;
        }

        bool unnamed = answer.By.Actors.Any(Demarche.Record.Answers.IsUnnamed);
        bool own = unnamed || position.Line.Holders.Any(answer.By.Has);
        if (answer.Line.Status == ResponseStatus.Withdrawn)
        {
            return own;
        }

        if (answer.Line.Status == ResponseStatus.CarriedOut)
        {
            return own && position.Line.Kind == PositionKind.Threat;
        }

        if (answer.Line.Status is ResponseStatus.Kept or ResponseStatus.Broken)
        {
            return own && position.Line.Kind is PositionKind.Commitment or PositionKind.Offer;
        }

        if (answer.Line.Status == ResponseStatus.Fulfilled && position.Line.Kind is not (PositionKind.Demand or PositionKind.Condition))
        {
            return false;
        }

        // An invitation that one has accepted may have gone to others as well.
        bool invited = position.Line.Implied && answer.DemandForce is { } force && force == position.Line.Force;
        bool addressed = invited || position.Line.Addressees.IsEmpty || position.Line.Addressees.Any(answer.By.Has);
        bool theirs =
            answer.Line.Holders.IsEmpty
            || position.Line.Holders.Any(holder => answer.Line.Holders.Any(other => other.Party == holder.Party));
        return (unnamed || (!own && addressed)) && theirs && position.Line.Kind is not (PositionKind.Refusal);
    }
}
