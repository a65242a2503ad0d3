using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Puts what the model finds beside what the rules read. Where both have read the same cue, the rules know the words of a whole
/// quotation best, and the model knows everything else best: who stands in the source, where the cue ends, how far indirect speech
/// goes. What only the model reads is added; it also gives a source to quotations that the rules leave without one.
/// </summary>
internal static class AttributionMerging
{
    // Attributions reach over each other's borders no farther than this, in characters.
    private const int Farthest = 4000;
    private const int MostCompared = 64;

    /// <param name="found">Of the model.</param>
    /// <param name="read">Of the rules; takes what is added. Quadratic only in what overlaps.</param>
    public static void Add(StatementText text, List<Attribution> found, List<Attribution> read)
    {
        found.Sort(static (a, b) => Start(a).CompareTo(Start(b)));
        read.Sort(static (a, b) => Start(a).CompareTo(Start(b)));
        List<Attribution> added = [];
        HashSet<Attribution> refined = [];
        HashSet<Attribution> replaced = [];
        int first = 0;
        foreach (Attribution one in found)
        {
            (int start, int end) = (Start(one), End(one));
            while (first < read.Count && End(read[first]) + Farthest <= start)
            {
                first++;
            }

            bool known = false;
            for (int i = first; i < read.Count && i < first + MostCompared && Start(read[i]) < end; i++)
            {
                Attribution other = read[i];
                if (replaced.Contains(other))
                {
                    continue;
                }

                if (ShareCue(one, other))
                {
                    known = true;
                    if (refined.Add(other))
                    {
                        Refine(other, one);
                    }
                }
                else if (SpokenBy(one, other))
                {
                    known = true;
                }
                else if (other.Source is null && SpokenBy(other, one))
                {
                    replaced.Add(other);
                }
                else if (!refined.Contains(other) && !IsTold(other, one, text) && !IsTold(one, other, text) && SameContent(one, other))
                {
                    if (one.Source is null && other.Source is not null)
                    {
                        known = true;
                    }
                    else
                    {
                        replaced.Add(other);
                    }
                }
            }

            if (!known)
            {
                added.Add(one);
            }
        }

        read.RemoveAll(replaced.Contains);
        read.AddRange(added);
    }

    private static void Refine(Attribution read, Attribution found)
    {
        if (read.Quoted || read.Reporter is not null)
        {
            return;
        }

        if (found.Source is not null)
        {
            read.Source = found.Source;
            read.SourceSpans.Clear();
            read.SourceSpans.AddRange(found.SourceSpans);
        }

        read.Cue = found.Cue;
        read.CueSpan = found.CueSpan;
        if (read.Kind == StatementKind.Direct)
        {
            return;
        }

        read.Content.Clear();
        read.Content.AddRange(found.Content);
        read.Quotes.Clear();
        read.Quotes.AddRange(found.Quotes);
        read.Kind = found.Kind;
        read.Clause = found.Clause;
        read.Verb = found.Verb ?? read.Verb;
    }

    // All that is quoted belongs to a whole quotation that the rules give to somebody.
    private static bool SpokenBy(Attribution one, Attribution other) =>
        other is { Kind: not StatementKind.Indirect, Source: not null }
        && (other.Kind == StatementKind.Direct || other.Learned)
        && one.Quotes.Count > 0
        && one.Quotes.TrueForAll(other.Quotes.Contains);

    // "Marsh said that Adair had said …": who is named as saying something inside what another says is a link of a chain, however much of it is his.
    private static bool IsTold(Attribution inner, Attribution outer, StatementText text) =>
        inner is { Kind: StatementKind.Indirect, CueSpan: { } cue, Source: { } source, Verb.Kind: CueKind.Say or CueKind.Tell }
        && outer.Source is not null
        && IsSomebody(source, text)
        && outer.Content.Exists(content => content.Contains(cue) && content.Contains(text.Words[source.First].Span));

    private static bool IsSomebody(SourcePhrase source, StatementText text) =>
        text.Actors.Within(text.Span(source.First, source.Last)).Any(static m => m is { Adjective: false, Kind: not MentionKind.Pronoun })
        || ClauseWords.IsRole(text.Lower(source.Last));

    private static bool ShareCue(Attribution one, Attribution other) =>
        one.CueSpan is { } cue && other.CueSpan is { } its && cue.Overlaps(its);

    private static bool SameContent(Attribution one, Attribution other) =>
        2 * Shared(one.Content, other.Content) > Math.Max(Length(one.Content), Length(other.Content));

    private static int Start(Attribution attribution) => Math.Min(attribution.Content[0].Start, attribution.CueSpan?.Start ?? int.MaxValue);

    private static int End(Attribution attribution) => Math.Max(attribution.Content[^1].End, attribution.CueSpan?.End ?? 0);

    private static int Length(List<TextSpan> spans)
    {
        int length = 0;
        foreach (TextSpan span in spans)
        {
            length += span.Length;
        }

        return length;
    }

    private static int Shared(List<TextSpan> left, List<TextSpan> right)
    {
        int shared = 0;
        foreach (TextSpan a in left)
        {
            foreach (TextSpan b in right)
            {
                shared += Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
            }
        }

        return shared;
    }
}
