using System.Buffers;

namespace Demarche.Record;

/// <summary>Names of outlets and agencies in a text: known by their sector, the rest by what they are called.</summary>
internal sealed class OutletNames(StatementText text)
{
    private const int LongestName = 4;

    private static readonly SearchValues<string> Marks = SearchValues.Create(
        [.. EmbeddedLines.Words("outlet-words.tsv").Order(StringComparer.Ordinal)],
        StringComparison.Ordinal
    );

    /// <summary>A name that may be an outlet's, without its article; null for none, and for what is known to be somebody else.</summary>
    public SourcePhrase? At(int word, int last)
    {
        int first = text.Lower(word) is "the" or "a" or "an" && word < last ? word + 1 : word;
        if (!text.Words[first].Capital || text.Actors.At(text.Words[first].Span.Start) is { Actor.Sector: not "JRN" })
        {
            return null;
        }

        int end = first;
        while (
            end < last
            && end - first < LongestName
            && text.Words[end + 1].Capital
            && text.Connected(end, end + 1)
            && !text.Comma(end, end + 1)
            && !text.Words[end].Possessive
        )
        {
            end++;
        }

        return new SourcePhrase(first, end);
    }

    /// <summary>True for a body that is known to be of the press, or that is called as one.</summary>
    public bool IsOutlet(SourcePhrase source) =>
        text.Actors.At(text.Words[source.Last].Span.Start) is { Actor.Sector: "JRN" }
        || text.Text.AsSpan()[text.Words[source.First].Span.Start..text.Words[source.Last].Span.End].IndexOfAny(Marks) >= 0;
}
