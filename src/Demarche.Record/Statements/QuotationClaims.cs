namespace Demarche.Record;

/// <summary>
/// Settles to whom a quotation belongs that two attributions claim: to the one whose verb stands nearest before it, where the other
/// has words of its own ("…," Adair sings before asking, "…").
/// </summary>
internal static class QuotationClaims
{
    public static void Settle(StatementText text, List<Attribution> all)
    {
        Dictionary<int, List<Attribution>> claims = [];
        foreach (Attribution attribution in all)
        {
            foreach (int q in attribution.Quotes)
            {
                claims.TryAdd(q, []);
                claims[q].Add(attribution);
            }
        }

        foreach ((int q, List<Attribution> claimants) in claims)
        {
            if (claimants.Count < 2)
            {
                continue;
            }

            int start = text.Quotes[q].Span.Start;
            Attribution? nearest = null;
            foreach (Attribution one in claimants)
            {
                bool before = one is { Kind: StatementKind.Direct, CueSpan: { } cue } && cue.End <= start;
                nearest = before && (nearest is null || one.CueSpan!.Value.Start > nearest.CueSpan!.Value.Start) ? one : nearest;
            }

            foreach (Attribution one in claimants)
            {
                bool yields =
                    nearest is not null
                    && one != nearest
                    && one is { Kind: StatementKind.Direct, Quotes.Count: > 1, CueSpan: { } cue }
                    && cue.Start < nearest.CueSpan!.Value.Start
                    && one.Content.RemoveAll(content => content == text.Quotes[q].Span) > 0;
                if (yields)
                {
                    one.Quotes.Remove(q);
                }
            }
        }
    }
}
