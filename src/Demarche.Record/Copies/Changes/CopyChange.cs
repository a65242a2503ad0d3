using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a later report did to the text of an earlier one that it carries.</summary>
public enum CopyChangeKind
{
    /// <summary>Fewer than half of the words of the shorter headline stand in the other.</summary>
    NewHeadline,

    /// <summary>The headline has other words, but half or more are the same.</summary>
    EditedHeadline,

    /// <summary>The words before the dash that the first sentence opens with, of place, day and agency, are others or gone.</summary>
    Dateline,

    /// <summary>The first paragraph is the later report's own, and something behind it is not.</summary>
    NewLede,

    /// <summary>The first paragraph is taken over, but not from the first: all before it is gone.</summary>
    CutHead,

    /// <summary>Every paragraph behind the last one taken over is gone.</summary>
    CutTail,

    /// <summary>Paragraphs that the earlier report does not have.</summary>
    InsertedParagraphs,

    /// <summary>Sentences that the earlier report does not have, in paragraphs that it has.</summary>
    InsertedSentences,

    /// <summary>Paragraphs left out, other than at the head or the tail.</summary>
    DroppedParagraphs,

    /// <summary>Sentences left out of paragraphs that were taken over.</summary>
    DroppedSentences,

    /// <summary>Paragraphs that stand before others which they stood behind.</summary>
    MovedParagraphs,

    /// <summary>Sentences that share half of their telling words with one sentence of the other, though few words in a row are left.</summary>
    RewordedSentences,

    /// <summary>A figure in another unit of the same measure, in place of the first or beside it.</summary>
    Units,

    /// <summary>A figure with another value.</summary>
    Numbers,

    /// <summary>A figure of the same value, written otherwise: "seven" and 7, "bn" and "billion".</summary>
    NumberStyle,

    /// <summary>One word in British and in American spelling.</summary>
    Spelling,

    /// <summary>Other words swapped, put in or left out inside sentences that were taken over.</summary>
    SmallEdits,
}

/// <summary>One kind of change, with the places where it was made.</summary>
/// <param name="Count">How many places: headlines, paragraphs, sentences or single edits.</param>
/// <param name="Words">Words that are new, gone or other, of the side that has more of them.</param>
/// <param name="Places">The first <see cref="CopyChanges.MostPlaces"/> of them, in the order of the later text, then of the earlier.</param>
public sealed record CopyChange(CopyChangeKind Kind, int Count, int Words, ImmutableArray<ChangedPlace> Places);

/// <summary>Where a change stands. A headline has no place in a text.</summary>
/// <param name="InLater">Words of the later text; null for what is gone from it.</param>
/// <param name="InEarlier">Words of the earlier text; null for what it does not have.</param>
public readonly record struct ChangedPlace(TextSpan? InLater, TextSpan? InEarlier);
