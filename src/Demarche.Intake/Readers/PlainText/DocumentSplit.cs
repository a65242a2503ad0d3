using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Demarche.Intake;

/// <summary>
/// Parts a database export that holds several articles in one text file: at "3 of 120 DOCUMENTS", at "Document ABC000020330502e9"
/// below each article, at form feeds, at drawn lines where a head stands below each.
/// </summary>
internal static class DocumentSplit
{
    private const int ShortestLine = 10;

    /// <summary>The texts of the articles with their first lines (from 1); one when the file holds one.</summary>
    public static ImmutableArray<(int Line, string Text)> Split(string text)
    {
        if (text.Contains("DOCUMENTS", StringComparison.Ordinal) || text.Contains('\f', StringComparison.Ordinal))
        {
            return AtCounters(text);
        }

        if (text.Contains("Document ", StringComparison.Ordinal))
        {
            ImmutableArray<(int Line, string Text)> accessions = At(text, static line => IsAccession(line));
            if (accessions.Length > 1)
            {
                return accessions;
            }
        }

        ImmutableArray<(int Line, string Text)> drawn = At(text, static line => IsDrawn(line));
        return drawn.Length > 1 && drawn.All(article => HeadBlock.Read(article.Text, new RecordFields()) > 0) ? drawn : [(1, text)];
    }

    /// <summary>The texts between the lines that match the pattern of a folder's rule.</summary>
    public static ImmutableArray<(int Line, string Text)> At(string text, Regex pattern) => At(text, line => pattern.IsMatch(line));

    private static ImmutableArray<(int Line, string Text)> At(string text, Func<ReadOnlySpan<char>, bool> parts) =>
        At(text, line => parts(line) ? Part.Between : Part.No);

    private static ImmutableArray<(int Line, string Text)> AtCounters(string text) =>
        At(
            text,
            static line =>
                line.Contains('\f') ? Part.Before
                : IsCounter(line.Trim()) ? Part.Between
                : Part.No
        );

    private static ImmutableArray<(int Line, string Text)> At(string text, Func<ReadOnlySpan<char>, Part> parts)
    {
        ImmutableArray<(int, string)>.Builder documents = ImmutableArray.CreateBuilder<(int, string)>();
        int start = 0;
        int startLine = 1;
        int line = 1;
        for (int at = 0; at < text.Length; line++)
        {
            int next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            Part part = parts(text.AsSpan(at, next - at).TrimEnd('\n'));
            if (part != Part.No)
            {
                Add(documents, startLine, text[start..at]);
                (start, startLine) = part == Part.Before ? (at, line) : (next, line + 1);
            }

            at = next;
        }

        Add(documents, startLine, text[start..]);
        return documents.Count == 0 ? [(1, text)] : documents.ToImmutable();
    }

    private static void Add(ImmutableArray<(int, string)>.Builder documents, int line, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            documents.Add((line, text));
        }
    }

    // "Document ABCD000020330502ef5900001", the last line of an article.
    private static bool IsAccession(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> trimmed = line.Trim();
        const string Word = "Document ";
        if (!trimmed.StartsWith(Word, StringComparison.Ordinal) || trimmed.Length is < 24 or > 60)
        {
            return false;
        }

        ReadOnlySpan<char> number = trimmed[Word.Length..];
        int digits = 0;
        foreach (char c in number)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= 8;
    }

    private static bool IsDrawn(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> trimmed = line.Trim();
        return trimmed.Length >= ShortestLine && (trimmed[0] is '_' or '=' or '*' or '-') && trimmed.IndexOfAnyExcept(trimmed[0]) < 0;
    }

    // "12 of 120 DOCUMENTS"
    private static bool IsCounter(ReadOnlySpan<char> line)
    {
        int digits = line.IndexOfAnyExceptInRange('0', '9');
        if (digits is <= 0 or > 9 || !line.EndsWith(" DOCUMENTS", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = line[digits..];
        return rest.StartsWith(" of ", StringComparison.OrdinalIgnoreCase)
            && rest.Length > 14
            && rest[4..^10].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>What a line does to the text around it.</summary>
    private enum Part
    {
        No,

        /// <summary>An article ends before it and the next begins behind it.</summary>
        Between,

        /// <summary>It is the first line of the next article.</summary>
        Before,
    }
}
