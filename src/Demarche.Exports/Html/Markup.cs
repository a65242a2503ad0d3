using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Demarche.Exports;

/// <summary>
/// A piece of HTML. It can only be made of text that stands in our own source: <c>Markup.Of($"&lt;b&gt;{words}&lt;/b&gt;")</c> keeps the literal
/// parts and escapes every string that is put in, for element content and quoted attributes alike. There is no way to turn a string into markup.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "Pieces of markup are written, never compared.")]
public readonly struct Markup
{
    private readonly string? _text;

    private Markup(string text) => _text = text;

    public static Markup Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    public static Markup Of(MarkupParts parts) => new(parts.Taken());

    public static Markup Join(IEnumerable<Markup> pieces, string between = "")
    {
        ArgumentNullException.ThrowIfNull(pieces);
        StringBuilder all = new();
        foreach (Markup piece in pieces)
        {
            if (piece.IsEmpty)
            {
                continue;
            }

            if (all.Length > 0)
            {
                MarkupText.Append(all, between);
            }

            all.Append(piece._text);
        }

        return new Markup(all.ToString());
    }

    public override string ToString() => _text ?? "";
}

/// <summary>What a compiler makes of an interpolated string that is meant as markup.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupParts
{
    private readonly StringBuilder _all;

    public MarkupParts(int literalLength, int formattedCount) => _all = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string value) => _all.Append(value);

    public void AppendFormatted(string? value) => MarkupText.Append(_all, value);

    public void AppendFormatted(int value) => _all.Append(value);

    public void AppendFormatted(long value) => _all.Append(value);

    public void AppendFormatted(Markup value) => _all.Append(value.ToString());

    public void AppendFormatted(IEnumerable<Markup> value)
    {
        foreach (Markup piece in value ?? [])
        {
            _all.Append(piece.ToString());
        }
    }

    internal string Taken() => _all.ToString();
}

/// <summary>Text as HTML shows it: markup characters as references, and characters that would turn the reading direction made visible.</summary>
internal static class MarkupText
{
    private const char Shown = '\uFFFD';

    public static void Append(StringBuilder all, string? text)
    {
        foreach (char c in text ?? "")
        {
            switch (c)
            {
                case '&':
                    all.Append("&amp;");
                    break;
                case '<':
                    all.Append("&lt;");
                    break;
                case '>':
                    all.Append("&gt;");
                    break;
                case '"':
                    all.Append("&quot;");
                    break;
                case '\'':
                    all.Append("&#39;");
                    break;
                default:
                    all.Append(IsHarmful(c) ? Shown : c);
                    break;
            }
        }
    }

    // Embeddings, overrides and isolates could make words read as others; one character for one, so that offsets stay.
    private static bool IsHarmful(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (c < ' ' && c is not ('\n' or '\t')) || c == '\u007F';
}
