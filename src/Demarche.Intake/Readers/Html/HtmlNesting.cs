using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Demarche.Intake;

/// <summary>
/// Tells from the source, in one pass, whether a page can be built as a tree: trees of hostile pages are walked by recursive
/// library code and would overflow the stack, and elements with thousands of attributes take the parser for ever.
/// </summary>
internal static class HtmlNesting
{
    public const int Deepest = 400;
    private const int MostAttributes = 200;
    private const int MostAttributesOfPage = 150_000;
    private const int LongestName = 20;
    private const int LongestPacked = 10;

    // Void elements, and those that the parser closes by itself. Inside "svg" and "math" it does not.
    private static readonly FrozenSet<ulong> Shallow = DataFile
        .Rows("html-elements.tsv")
        .Single(row => row[0] == "shallow")[1]
        .Split(' ')
        .Select(name => Packed(name))
        .ToFrozenSet();

    private static readonly ulong Script = Packed("script");
    private static readonly ulong Style = Packed("style");
    private static readonly ulong Svg = Packed("svg");
    private static readonly ulong Math = Packed("math");

    private static readonly SearchValues<string> EndOfScript = SearchValues.Create(["</script"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> EndOfStyle = SearchValues.Create(["</style"], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the page must be read without its structure.</summary>
    /// <param name="mostTags">Most opening tags of a page that is built as a tree.</param>
    public static bool IsHostile(ReadOnlySpan<char> html, int mostTags)
    {
        // How many of each name are open: an end tag closes only its own kind, or a page of "<b></i>" would look flat.
        Dictionary<ulong, int> open = new(64);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> longOnes = new Dictionary<string, int>(
            StringComparer.OrdinalIgnoreCase
        ).GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0;
        int foreign = 0;
        int tags = 0;
        int attributesOfPage = 0;
        int at = 0;
        while (html[at..].IndexOf('<') is var next and >= 0)
        {
            at += next + 1;
            int name = at;
            bool closes = name < html.Length && html[name] == '/';
            name += closes ? 1 : 0;
            int end = name;
            while (end < html.Length && end - name < LongestName && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            ReadOnlySpan<char> tag = html[name..end];
            if (!closes && ++tags > mostTags)
            {
                return true;
            }

            if (tag.IsEmpty)
            {
                continue;
            }

            (at, int attributes, bool closed) = SkipTag(html, end);
            attributesOfPage += attributes;
            if (attributes > MostAttributes || attributesOfPage > MostAttributesOfPage)
            {
                return true;
            }

            ulong packed = Packed(tag);
            if (foreign > 0 ? closed : Shallow.Contains(packed))
            {
                continue;
            }

            if (!closes && EndOfRaw(packed) is { } endOfRaw)
            {
                int close = html[at..].IndexOfAny(endOfRaw);
                if (close < 0)
                {
                    return false;
                }

                at += close + 1;
                continue;
            }

            // Only opening tags, whose number is bounded, add to the table.
            ref int count = ref packed == 0 ? ref Count(longOnes, tag, closes) : ref Count(open, packed, closes);
            if (!Unsafe.IsNullRef(ref count) && !(closes && count == 0))
            {
                int step = closes ? -1 : 1;
                count += step;
                depth += step;
                foreign += packed == Svg || packed == Math ? step : 0;
            }

            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }

    private static ref int Count(Dictionary<ulong, int> counts, ulong name, bool closes) =>
        ref closes
            ? ref CollectionsMarshal.GetValueRefOrNullRef(counts, name)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _);

    private static ref int Count(
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts,
        ReadOnlySpan<char> name,
        bool closes
    ) =>
        ref closes
            ? ref CollectionsMarshal.GetValueRefOrNullRef(counts, name)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _);

    // A name of up to ten letters and digits as one number, without case; 0 for longer ones.
    private static ulong Packed(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestPacked)
        {
            return 0;
        }

        ulong packed = 0;
        foreach (char c in name)
        {
            packed = (packed << 6) | (c <= '9' ? (ulong)(c - '0' + 27) : (ulong)(c & 31));
        }

        return packed;
    }

    // What ends the text of an element that holds no tags; null for all others.
    private static SearchValues<string>? EndOfRaw(ulong name) =>
        name == Script ? EndOfScript
        : name == Style ? EndOfStyle
        : null;

    /// <summary>The offset behind a tag, the number of its attributes, and whether it closes itself.</summary>
    private static (int End, int Attributes, bool Closed) SkipTag(ReadOnlySpan<char> html, int at)
    {
        int attributes = 0;
        bool parted = true;
        for (int i = at; i < html.Length; i++)
        {
            char c = html[i];
            switch (c)
            {
                case '>':
                    return (i + 1, attributes, html[i - 1] == '/');
                case '"' or '\'' when i > at && html[i - 1] == '=':
                    // Values are most of a tag: on to their end at one go.
                    int length = html[(i + 1)..].IndexOf(c);
                    i = length < 0 ? html.Length : i + 1 + length;
                    parted = true;
                    break;
                case ' ' or '\t' or '\n' or '\r' or '\f' or '/':
                    parted = true;
                    break;
                default:
                    attributes += parted ? 1 : 0;
                    parted = false;
                    break;
            }
        }

        return (html.Length, attributes, false);
    }
}
