using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Puts what the model finds beside what the rules read. A rule is right more often where it says something; the model says more.
/// So the model adds what no rule has touched, and gives a source to quotations that the rules leave without one.
/// </summary>
internal static class AttributionMerging
{
    /// <param name="found">Of the model.</param>
    /// <param name="read">Of the rules; takes what is added. Quadratic only in what overlaps.</param>
    public static void Add(List<Attribution> found, List<Attribution> read)
    {
        found.Sort(static (a, b) => Start(a).CompareTo(Start(b)));
        read.Sort(static (a, b) => Start(a).CompareTo(Start(b)));
        List<Attribution> added = [];
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
                if (!Meets(one, other))
                {
                    continue;
                }

                if (other.Source is null && one.Source is not null && one.Quotes.Count > 0)
                {
                    replaced.Add(other);
                }
                else
                {
                    known = true;
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

    // Attributions reach over each other's borders no farther than this, in characters.
    private const int Farthest = 4000;
    private const int MostCompared = 64;

    private static bool Meets(Attribution one, Attribution other) =>
        (one.CueSpan is { } cue && other.CueSpan is { } its && cue.Overlaps(its))
        || 2 * Shared(one.Content, other.Content) > Math.Min(Length(one.Content), Length(other.Content));

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
