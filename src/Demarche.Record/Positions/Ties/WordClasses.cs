using System.Runtime.InteropServices;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Classes of like words (<c>Models/word-classes.bin</c>: 2,000 by k-means over <see cref="WordVectors"/>, made by <c>tools/ties/word_classes.py</c>), by which a
/// sentence and a position meet that share no word. Threads may share it.
/// </summary>
internal static class WordClasses
{
    private static readonly Lazy<ushort[]> s_classes = new(static () =>
        MemoryMarshal.Cast<byte, ushort>(ModelFile.Open(ShippedModel.Open("word-classes.bin")).Bytes("classes").Span).ToArray()
    );

    /// <summary>The class of a word in small letters; null where none is known.</summary>
    public static int? Of(ReadOnlySpan<char> word) => WordVectors.Shipped.Row(word) is var row and > 0 ? s_classes.Value[row - 1] : null;
}
