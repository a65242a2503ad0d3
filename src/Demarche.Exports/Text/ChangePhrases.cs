using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>What a copy changed, in words: "new lede (23 words)", "tail cut (3 paragraphs, 120 words)".</summary>
public static class ChangePhrases
{
    /// <summary>All of it in one line; "word for word" when nothing was changed.</summary>
    public static string Of(ImmutableArray<CopyChangeItem> changes) => changes.IsEmpty ? "word for word" : string.Join(", ", List(changes));

    /// <summary>A phrase for each kind; none for a report that copies no other.</summary>
    public static IEnumerable<string> List(ImmutableArray<CopyChangeItem>? changes) => (changes ?? []).Select(Of);

    private static string Of(CopyChangeItem change)
    {
        string words = Phrases.Count(change.Words, "word");
        string paragraphs = Phrases.Count(change.Count, "paragraph");
        string sentences = Phrases.Count(change.Count, "sentence");
        string figures = Phrases.Count(change.Count, "figure");
        return change.Kind switch
        {
            CopyChangeKind.NewHeadline => "new headline",
            CopyChangeKind.EditedHeadline => "headline edited",
            CopyChangeKind.Dateline => "dateline changed",
            CopyChangeKind.NewLede => $"new lede ({words})",
            CopyChangeKind.CutHead => $"head cut ({paragraphs}, {words})",
            CopyChangeKind.CutTail => $"tail cut ({paragraphs}, {words})",
            CopyChangeKind.InsertedParagraphs => $"{paragraphs} put in ({words})",
            CopyChangeKind.InsertedSentences => $"{sentences} put in ({words})",
            CopyChangeKind.DroppedParagraphs => $"{paragraphs} left out ({words})",
            CopyChangeKind.DroppedSentences => $"{sentences} left out ({words})",
            CopyChangeKind.MovedParagraphs => $"{paragraphs} moved",
            CopyChangeKind.RewordedSentences => $"{sentences} reworded",
            CopyChangeKind.Units => $"{figures} in other units",
            CopyChangeKind.Numbers => $"{figures} changed",
            CopyChangeKind.NumberStyle => $"{figures} written otherwise",
            CopyChangeKind.Spelling => $"{Phrases.Count(change.Count, "word")} spelled otherwise",
            _ => $"{Phrases.Count(change.Count, "small edit")} ({words})",
        };
    }
}
