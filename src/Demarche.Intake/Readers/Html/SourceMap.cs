using System.Net;
using System.Text;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// Leads from the clean text of a page back to where its words stand in the source. Made on demand from the bytes that a report keeps: the
/// source is read once from tag to tag, and each part of the text is found in it by its characters, white space aside.
/// </summary>
public sealed class SourceMap
{
    private const int LongestReference = 40;
    private const int MostLost = 100;
    private static readonly string[] Unread = ["script", "style", "template"];

    private readonly string _text;
    private readonly int[] _offsets;

    private SourceMap(string source, string text, int[] offsets)
    {
        Source = source;
        _text = text;
        _offsets = offsets;
    }

    /// <summary>The page as decoded; the offsets of <see cref="Find"/> count its UTF-16 units.</summary>
    public string Source { get; }

    public static SourceMap Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string source = ByteDecoder.Decode(report.Original, null).Text;
        (string shown, int[] places) = Shown(source);
        string text = report.Text.Value;
        int[] offsets = new int[text.Length];
        offsets.AsSpan().Fill(-1);
        int from = 0;
        int lost = 0;
        foreach (ReportPart part in report.Parts)
        {
            string bare = Bare(part.Span.In(text));
            int at = shown.IndexOf(bare, from, StringComparison.Ordinal);
            at = at < 0 && lost < MostLost ? shown.IndexOf(bare, StringComparison.Ordinal) : at;
            if (at < 0)
            {
                if (++lost > MostLost)
                {
                    break;
                }

                continue;
            }

            from = at;
            for (int i = part.Span.Start; i < part.Span.End; i++)
            {
                if (IsKept(text[i]))
                {
                    offsets[i] = places[from++];
                }
            }
        }

        return new SourceMap(source, text, offsets);
    }

    /// <summary>Where a span of the clean text stands in <see cref="Source"/>, tags and references between its words included; null where it is not found.</summary>
    public TextSpan? Find(TextSpan span)
    {
        int first = span.Start;
        int last = span.End - 1;
        while (first < last && !IsKept(_text[first]))
        {
            first++;
        }

        while (last > first && !IsKept(_text[last]))
        {
            last--;
        }

        if (span.IsEmpty || _offsets[first] < 0 || _offsets[last] < _offsets[first])
        {
            return null;
        }

        int end = _offsets[last];
        return new TextSpan(
            _offsets[first],
            Source[end] == '&' && Reference(Source, end) is { } reference ? end + reference.Length : end + 1
        );
    }

    private static bool IsKept(char c) => !char.IsWhiteSpace(c) && c is not ('\0' or '\u00AD' or '\u200B' or '\u2060' or '\uFEFF');

    private static string Bare(ReadOnlySpan<char> text)
    {
        StringBuilder bare = new(text.Length);
        foreach (char c in text)
        {
            if (IsKept(c))
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }

    // The characters between the tags with their places.
    private static (string Text, int[] Places) Shown(string source)
    {
        StringBuilder text = new(source.Length / 2);
        List<int> places = new(source.Length / 2);
        int at = 0;
        while (at < source.Length)
        {
            char c = source[at];
            if (c == '<' && at + 1 < source.Length && (char.IsAsciiLetter(source[at + 1]) || source[at + 1] is '/' or '!' or '?'))
            {
                at = BehindTag(source, at);
                continue;
            }

            if (c == '&' && Reference(source, at) is { } reference)
            {
                foreach (char decoded in WebUtility.HtmlDecode(reference))
                {
                    Add(decoded, at);
                }

                at += reference.Length;
                continue;
            }

            Add(c, at++);
        }

        return (text.ToString(), [.. places]);

        void Add(char c, int place)
        {
            if (IsKept(c))
            {
                text.Append(c);
                places.Add(place);
            }
        }
    }

    private static int BehindTag(string source, int at)
    {
        if (source.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            return Behind(source, "-->", at + 4);
        }

        int end = Behind(source, ">", at);
        foreach (string name in Unread)
        {
            if (source.AsSpan(at + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                int close = source.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase);
                return close < 0 ? end : Behind(source, ">", close);
            }
        }

        return end;
    }

    private static int Behind(string source, string mark, int from)
    {
        int at = from >= source.Length ? -1 : source.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? source.Length : at + mark.Length;
    }

    private static string? Reference(string source, int at)
    {
        ReadOnlySpan<char> rest = source.AsSpan(at, Math.Min(LongestReference, source.Length - at));
        int end = rest.IndexOf(';');
        if (end < 2)
        {
            return null;
        }

        string reference = rest[..(end + 1)].ToString();
        return WebUtility.HtmlDecode(reference) == reference ? null : reference;
    }
}
