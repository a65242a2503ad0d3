using Demarche.Text;

namespace Demarche.Record;

/// <summary>Chains of speech: what somebody is reported to have said inside what another says comes through that other ("Marsh said that Adair had said …").</summary>
internal static class SpeechInSpeech
{
    private const int MostCompared = 40;

    /// <summary>Notes in each statement whom it comes through, where it stands inside the content of another's.</summary>
    /// <param name="all">In text order; changed in place.</param>
    public static void Chain(Statement[] all, StatementText text)
    {
        for (int i = 0; i < all.Length; i++)
        {
            Statement inner = all[i];
            if (inner.Via is not null || inner.Cue.IsEmpty || inner.Source.IsEmpty)
            {
                continue;
            }

            Statement? nearest = null;
            for (int j = Math.Max(0, i - MostCompared); j < Math.Min(all.Length, i + MostCompared); j++)
            {
                Statement outer = all[j];
                if (j != i && Holds(outer, inner) && (nearest is null || Length(outer) < Length(nearest)))
                {
                    nearest = outer;
                }
            }

            if (nearest is not null && Name(nearest, text) is { } via && nearest.Speaker?.Key != (inner.Speaker?.Key ?? ""))
            {
                all[i] = inner with { Via = via };
            }
        }
    }

    // Source and cue stand in the reporter's own words of what the other says, not between his quotation marks.
    private static bool Holds(Statement outer, Statement inner) =>
        outer is { Spoken: true, Negated: false, Source.IsEmpty: false, Cue.IsEmpty: false }
        && outer.Content.Any(content => content.Contains(inner.Cue[0]) && content.Contains(inner.Source[0]))
        && !inner.Content.Any(content => content.Contains(outer.Cue[0]));

    private static string? Name(Statement outer, StatementText text)
    {
        if (outer.Speaker is { } speaker && !outer.Unnamed)
        {
            return speaker.Name;
        }

        string source = outer.Source[0].Of(text.Text);
        source = source.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? source[4..] : source;
        return SourceFinder.IsPronoun(source.ToLowerInvariant()) || source.ToLowerInvariant() is "who" or "which" or "that" ? null : source;
    }

    private static int Length(Statement statement) => statement.Content.Sum(static content => content.Length);
}
