using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Chains of speech: what somebody is reported to have said inside what another says comes through that other, and through all whom the other's words
/// come through ("Marsh said that Adair had said that Holt had said …").
/// </summary>
internal static class SpeechInSpeech
{
    private const int MostCompared = 40;
    private const int MostLinks = 8;

    /// <summary>Notes in each statement whom it comes through, where it stands inside the content of another's.</summary>
    /// <param name="all">In text order; changed in place.</param>
    public static void Chain(Statement[] all, StatementText text, CodePointMap map)
    {
        int[] above = [.. Enumerable.Range(0, all.Length).Select(i => Nearest(all, i))];
        Statement[] read = [.. all];
        for (int i = 0; i < all.Length; i++)
        {
            if (above[i] < 0)
            {
                continue;
            }

            Stack<ChainLink> links = new(read[i].Chain.Reverse());
            Statement inner = read[i];
            bool comesThrough = false;
            for (int j = above[i]; j >= 0 && links.Count < MostLinks; j = above[j])
            {
                // What somebody says of himself has one link less.
                if (read[j].Speaker?.Key != (inner.Speaker?.Key ?? ""))
                {
                    links.Push(LinkOf(read[j], text, map));
                    comesThrough = true;
                }

                foreach (ChainLink link in read[j].Chain.Reverse())
                {
                    links.Push(link);
                    comesThrough = true;
                }

                inner = read[j];
            }

            if (comesThrough)
            {
                ImmutableArray<ChainLink> chain = Once(links);
                all[i] = read[i] with { Chain = chain, Via = read[i].Via ?? chain[^1].Name };
            }
        }
    }

    // The statement whose content holds another most closely; -1 for none.
    private static int Nearest(Statement[] all, int i)
    {
        int nearest = -1;
        for (int j = Math.Max(0, i - MostCompared); j < Math.Min(all.Length, i + MostCompared); j++)
        {
            if (j != i && Holds(all[j], all[i]) && (nearest < 0 || Length(all[j]) < Length(all[nearest])))
            {
                nearest = j;
            }
        }

        return nearest;
    }

    // Source and cue stand in what the other says, and the other's do not stand in what is said.
    private static bool Holds(Statement outer, Statement inner) =>
        outer is { Spoken: true, Negated: false, Source.IsEmpty: false, Cue.IsEmpty: false }
        && inner is { Source.IsEmpty: false, Cue.IsEmpty: false }
        && outer.Content.Any(content => content.Contains(inner.Cue[0]) && content.Contains(inner.Source[0]))
        && !inner.Content.Any(content => content.Contains(outer.Cue[0]))
        && Length(outer) > Length(inner);

    private static ChainLink LinkOf(Statement outer, StatementText text, CodePointMap map)
    {
        TextSpan named = outer.Voice ?? outer.Source[0];
        return new ChainLink(Name(outer, named, text), outer.SpeakerEntity, map.ToCodePoints(named));
    }

    private static string? Name(Statement outer, TextSpan named, StatementText text)
    {
        if (outer.Speaker is { } speaker && !outer.Unnamed)
        {
            return string.Join(" and ", outer.JointSpeakers.Prepend(speaker).Select(static actor => actor.Name));
        }

        string source = named.Of(text.Text).Trim(' ', ',');
        source = source.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? source[4..] : source;
        return ClauseWords.IsPronoun(source.ToLowerInvariant()) || source.ToLowerInvariant() is "who" or "which" or "that" ? null : source;
    }

    // One clause may name a link twice: "the Post reported that Adair had said …, the Post wrote".
    private static ImmutableArray<ChainLink> Once(IEnumerable<ChainLink> links)
    {
        ImmutableArray<ChainLink>.Builder chain = ImmutableArray.CreateBuilder<ChainLink>();
        foreach (ChainLink link in links)
        {
            if (link.Name is null || chain.Count == 0 || chain[^1].Name != link.Name)
            {
                chain.Add(link);
            }
        }

        return chain.ToImmutable();
    }

    private static int Length(Statement statement) => statement.Content.Sum(static content => content.Length);
}
