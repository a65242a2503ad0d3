using System.Text;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>The words between quotation marks that a statement gives as the speaker's own.</summary>
internal static class QuotedWords
{
    /// <summary>A shorter stretch inside reported speech may be any word in marks.</summary>
    private const int FewestWords = 3;

    /// <summary>
    /// Indices of the quoted stretches, in text order. One or two words inside reported speech count only where a verb of describing
    /// gives them as somebody's ("called it “dead”", "described as “ultimatums”").
    /// </summary>
    public static List<int> Of(Attribution read, StatementText text)
    {
        read.Quotes.Sort();
        bool whole = read.Kind == StatementKind.Direct || read.Verb?.Kind == CueKind.Describe;
        return whole ? read.Quotes : read.Quotes.FindAll(q => WordsIn(text.Quotes[q], text) >= FewestWords || IsDescribed(q, text));
    }

    /// <summary>The words as printed; "…" stands for what is left out between two stretches. Null for none.</summary>
    public static string? Written(List<int> quoted, StatementText text)
    {
        if (quoted.Count == 0)
        {
            return null;
        }

        StringBuilder words = new();
        int end = -1;
        foreach (int q in quoted)
        {
            QuotedStretch stretch = text.Quotes[q];
            if (end >= 0)
            {
                bool apart = !text.Text.AsSpan()[Math.Min(end, stretch.Span.Start)..stretch.Span.Start].IsWhiteSpace();
                words.Append(apart ? " … " : " ");
            }

            words.Append(stretch.Inner.In(text.Text));
            end = stretch.Span.End;
        }

        return words.ToString();
    }

    /// <summary>All of the content as printed, its lines joined with a space.</summary>
    public static string Printed(List<TextSpan> content, StatementText text) =>
        string.Join(' ', content.Select(span => span.Of(text.Text).Trim('"', '“', '”')));

    private static int WordsIn(QuotedStretch stretch, StatementText text) =>
        text.WordAt(stretch.Inner.End) - text.WordAt(stretch.Inner.Start);

    // "what he described as “ultimatums”", "called the plan “dead”"
    private static bool IsDescribed(int q, StatementText text)
    {
        int before = text.WordAt(text.Quotes[q].Span.Start) - 1;
        for (int i = before; i >= 0 && before - i < 4 && text.SentenceOf(i) == text.SentenceOf(before) && !text.Quoted(i); i--)
        {
            if (CueLexicon.Shipped.Find(text.Key(i)) is { Kind: CueKind.Describe })
            {
                return true;
            }
        }

        return false;
    }
}
