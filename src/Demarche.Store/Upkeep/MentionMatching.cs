using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>A mention that an analysis made before, and the lines that it stood in, by dispute.</summary>
internal sealed record FormerMention(
    int Ordinal,
    string Body,
    IReadOnlyList<(EvidencePlace Place, CodePointSpan Span)> Evidence,
    IReadOnlyDictionary<long, long> Lines
);

/// <summary>
/// Finds for each thing that a report tells the former mention that told it, so that lines keep their ids when reports are analysed anew.
/// Only what has evidence in common can be the same. One sentence often tells several things: of those, what is the same and of the
/// same parties goes together first, then what shares most evidence, then what stands nearest in order.
/// </summary>
internal static class MentionMatching
{
    /// <summary>For each draft the index of its former mention, -1 for none. Each is taken once, by what is most like it; what is left over
    /// then shares the likest.</summary>
    public static int[] Match(IReadOnlyList<FormerMention> former, IReadOnlyList<MentionDraft> drafts, ImmutableArray<string> knownBy)
    {
        int[] matched = new int[drafts.Count];
        Array.Fill(matched, -1);
        if (former.Count == 0)
        {
            return matched;
        }

        string[][] knownFormer = [.. former.Select(f => Known(f.Body, knownBy))];
        string[][] knownDrafts = [.. drafts.Select(d => Known(d.Body, knownBy))];
        List<(int Known, int Shared, int Apart, int Draft, int Former)> pairs = [];
        for (int d = 0; d < drafts.Count; d++)
        {
            for (int f = 0; f < former.Count; f++)
            {
                int shared = Shared(former[f], drafts[d]);
                if (shared >= 0)
                {
                    pairs.Add((Same(knownFormer[f], knownDrafts[d]), shared, Math.Abs(former[f].Ordinal - drafts[d].Ordinal), d, f));
                }
            }
        }

        pairs.Sort(
            static (a, b) =>
            {
                int order = b.Known.CompareTo(a.Known);
                order = order != 0 ? order : b.Shared.CompareTo(a.Shared);
                order = order != 0 ? order : a.Apart.CompareTo(b.Apart);
                order = order != 0 ? order : a.Draft.CompareTo(b.Draft);
                return order != 0 ? order : a.Former.CompareTo(b.Former);
            }
        );
        HashSet<int> taken = [];
        foreach ((_, _, _, int draft, int its) in pairs)
        {
            if (matched[draft] < 0 && taken.Add(its))
            {
                matched[draft] = its;
            }
        }

        foreach ((_, _, _, int draft, int its) in pairs)
        {
            matched[draft] = matched[draft] < 0 ? its : matched[draft];
        }

        return matched;
    }

    /// <summary>Code points of evidence in common; a mention without evidence (a story's) is known by its place in the report. -1 for none.</summary>
    private static int Shared(FormerMention former, MentionDraft draft)
    {
        if (draft.Evidence.Length == 0)
        {
            return former.Ordinal == draft.Ordinal ? 0 : -1;
        }

        int shared = 0;
        foreach ((EvidencePlace place, CodePointSpan span) in former.Evidence)
        {
            foreach (Evidence item in draft.Evidence)
            {
                if (item.In == place)
                {
                    shared += Math.Max(0, Math.Min(span.End, item.Span.End) - Math.Max(span.Start, item.Span.Start));
                }
            }
        }

        return shared == 0 ? -1 : shared;
    }

    private static int Same(string[] left, string[] right)
    {
        int same = 0;
        for (int i = 0; i < left.Length; i++)
        {
            same += left[i] == right[i] ? 1 : 0;
        }

        return same;
    }

    private static string[] Known(string body, ImmutableArray<string> fields)
    {
        if (fields.IsEmpty)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(body);
        return [.. fields.Select(f => document.RootElement.TryGetProperty(f, out JsonElement value) ? value.GetRawText() : "")];
    }
}
