using System.Collections.Immutable;

namespace Demarche.Intake;

/// <summary>Parts a database export that holds several articles in one text file.</summary>
internal static class DocumentSplit
{
    /// <summary>The texts of the articles with their first lines (from 1); one when the file holds one.</summary>
    public static ImmutableArray<(int Line, string Text)> Split(string text)
    {
        if (!text.Contains("DOCUMENTS", StringComparison.Ordinal) && !text.Contains('\f', StringComparison.Ordinal))
        {
            return [(1, text)];
        }

        ImmutableArray<(int, string)>.Builder documents = ImmutableArray.CreateBuilder<(int, string)>();
        int start = 0;
        int startLine = 1;
        int line = 1;
        for (int at = 0; at < text.Length; line++)
        {
            int next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            ReadOnlySpan<char> content = text.AsSpan(at, next - at);
            if (IsCounter(content.Trim()) || content.Contains('\f'))
            {
                Add(documents, startLine, text[start..at]);
                start = content.Contains('\f') ? at : next;
                startLine = content.Contains('\f') ? line : line + 1;
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
}
