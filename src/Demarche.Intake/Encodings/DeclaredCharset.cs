using System.Buffers;
using System.Text;

namespace Demarche.Intake;

/// <summary>The charset that a page or an XML file declares in its first 1024 bytes.</summary>
internal static class DeclaredCharset
{
    private const int Window = 1024;

    private static readonly SearchValues<string> Meta = SearchValues.Create(["<meta"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Leading = SearchValues.Create(" \t\r\n\u00EF\u00BB\u00BF");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"';/>?");

    /// <summary>
    /// The value behind <c>charset=</c> inside a <c>meta</c> tag, or behind <c>encoding=</c> in an XML prolog; null when there is none.
    /// </summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Window)]);
        int start = head.AsSpan().IndexOfAnyExcept(Leading);
        if (start >= 0 && head.AsSpan(start).StartsWith("<?xml", StringComparison.Ordinal))
        {
            int end = head.IndexOf("?>", start, StringComparison.Ordinal);
            string? prolog = end < 0 ? null : ValueBehind(head.AsSpan(start, end - start), "encoding");
            if (prolog is not null)
            {
                return prolog;
            }
        }

        for (int at = 0; head.AsSpan(at).IndexOfAny(Meta) is var next and >= 0; at += 5)
        {
            at += next;
            int end = head.IndexOf('>', at);
            ReadOnlySpan<char> tag = head.AsSpan(at, (end < 0 ? head.Length : end) - at);
            if (ValueBehind(tag, "charset") is { } charset)
            {
                return charset;
            }
        }

        return null;
    }

    private static string? ValueBehind(ReadOnlySpan<char> tag, string name)
    {
        int at = tag.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = tag[(at + name.Length)..].TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
        {
            return null;
        }

        rest = rest[1..].TrimStart().TrimStart("\"'");
        int end = rest.IndexOfAny(ValueEnds);
        ReadOnlySpan<char> value = end < 0 ? rest : rest[..end];
        return value.IsEmpty ? null : value.ToString();
    }
}
