namespace Demarche.Record;

/// <summary>"offered instead to": an offer that answers what was just turned down.</summary>
internal static class Counters
{
    /// <summary>"offered instead to …": an offer that answers what was just turned down.</summary>
    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        foreach (FoundPosition offer in here)
        {
            if (offer.Line.Kind != PositionKind.Offer || offer.Line.Implied)
            {
                continue;
            }

            bool instead = false;
            for (int i = Math.Max(0, offer.Anchor - 3); i < view.Words.Length && i <= offer.Anchor + 2; i++)
            {
                instead |= view.Words[i].Lower == "instead";
            }

            FoundResponse? before = answers[Math.Max(0, answers.Count - 10)..]
                .FirstOrDefault(answer =>
                    answer.View.Index >= view.Index - 1
                    && answer.Line.Status == ResponseStatus.Rejected
                    && answer.By.Actors.Any(by => offer.Line.Holders.Any(own => own.Party == by.Party))
                );
            if (instead && before is not null)
            {
                ReportedResponse line = before.Line with
                {
                    By = offer.Line.Holders[0],
                    Status = ResponseStatus.Countered,
                    Date = offer.Line.Stated,
                    Rule = "X offer instead to VP",
                    Evidence = context.Cite(view),
                };
                answers.Add(before with { View = view, Anchor = offer.Anchor, Line = line, By = new Party(offer.Line.Holders, 0, 0) });
                return;
            }
        }
    }
}
