using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// What a later report changed of an earlier one whose text it carries: headline and first paragraph, what it cut, put in, left out, moved and
/// worded otherwise, and the small edits inside what it kept. A pure function of the two headlines and texts; linear in their length but
/// for the sorting of paragraphs that were moved. Nothing is said of texts that are the same, nor of those that share nothing.
/// </summary>
public static class CopyChanges
{
    /// <summary>Places that are kept of one kind of change.</summary>
    public const int MostPlaces = 20;

    /// <returns>One entry for each kind that was found, in the order of <see cref="CopyChangeKind"/>.</returns>
    public static ImmutableArray<CopyChange> Of(string? laterTitle, CleanText later, string? earlierTitle, CleanText earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(earlier);
        ChangedText one = new(later);
        ChangedText other = new(earlier);
        return CopyFinder.Compare(one.Body, other.Body) is { } measure ? Of(laterTitle, one, earlierTitle, other, measure.Runs) : [];
    }

    /// <param name="runs">What the two share, quotations too.</param>
    internal static ImmutableArray<CopyChange> Of(
        string? laterTitle,
        ChangedText later,
        string? earlierTitle,
        ChangedText earlier,
        IEnumerable<SharedRun> runs
    )
    {
        WordMap map = new(later, earlier, runs);
        ParagraphChanges paragraphs = new(later, earlier, map);
        if (!paragraphs.HaveAnyInCommon)
        {
            return [];
        }

        ChangeTally tally = new();
        if (HeadlineChange.Of(laterTitle, earlierTitle) is var (kind, words))
        {
            tally.Add(kind, words);
        }

        paragraphs.Tell(tally);
        TellEdits(later, earlier, map, paragraphs, tally);
        return tally.All();
    }

    private static void TellEdits(ChangedText later, ChangedText earlier, WordMap map, ParagraphChanges paragraphs, ChangeTally tally)
    {
        EditKinds kinds = new(later, earlier);
        bool dateline = false;
        foreach (Edit edit in map.Edits)
        {
            if ((edit.InLater == 0 || edit.AEnd <= later.Dateline) && (edit.InEarlier == 0 || edit.BEnd <= earlier.Dateline))
            {
                dateline = true;
                continue;
            }

            tally.Add(
                kinds.Of(edit),
                Math.Max(edit.InLater, edit.InEarlier),
                edit.InLater > 0 ? later.SpanOf(edit.A, edit.AEnd) : null,
                edit.InEarlier > 0 ? earlier.SpanOf(edit.B, edit.BEnd) : null
            );
        }

        for (int i = 0; i < map.InEarlier.Length; i++)
        {
            if (map.InEarlier[i] is >= 0 and var j && kinds.OfWord(i, j) is { } kind)
            {
                tally.Add(kind, 1, later.SpanOf(i, i + 1), earlier.SpanOf(j, j + 1));
            }
        }

        // What is left of sentences that were taken over.
        foreach (Stretch loose in paragraphs.LooseInLater())
        {
            bool inDateline = loose.End <= later.Dateline;
            dateline |= inDateline;
            if (!inDateline)
            {
                tally.Add(CopyChangeKind.SmallEdits, loose.Length, later.SpanOf(loose.First, loose.End), null);
            }
        }

        foreach (Stretch loose in paragraphs.LooseInEarlier())
        {
            bool inDateline = loose.End <= earlier.Dateline;
            dateline |= inDateline;
            if (!inDateline)
            {
                tally.Add(CopyChangeKind.SmallEdits, loose.Length, null, earlier.SpanOf(loose.First, loose.End));
            }
        }

        if (dateline)
        {
            tally.Add(
                CopyChangeKind.Dateline,
                Math.Max(later.Dateline, earlier.Dateline),
                later.Dateline > 0 ? later.SpanOf(0, later.Dateline) : null,
                earlier.Dateline > 0 ? earlier.SpanOf(0, earlier.Dateline) : null
            );
        }
    }
}
