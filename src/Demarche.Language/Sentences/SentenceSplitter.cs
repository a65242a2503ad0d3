using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Finds sentences over the tokens of a text. A blank line always ends one, and so does a line break between lines that look
/// like blocks; inside a paragraph a classifier looks at every boundary between two tokens, because headlines, greetings and
/// signatures end without a stop, and stops often end nothing. One pass from left to right.
/// </summary>
internal static class SentenceSplitter
{
    public static void Split(string text, IReadOnlyList<TextSpan> tokens, ImmutableArray<Sentence>.Builder sentences) =>
        new ParagraphReader(text, tokens, BoundaryModel.Shipped).Split(sentences);
}
