using System.Buffers;
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

    // Void elements, and those that the parser closes by itself. Inside "svg" and "math" it does not.
    private static readonly string[] Shallow = DataFile.Rows("html-elements.tsv").Single(row => row[0] == "shallow")[1].Split(' ');

    private static readonly PackedTable<Listed> Names = new(
        TreeName
            .All.Union(Shallow, StringComparer.Ordinal)
            .Where(name => PackedName.Of(name) != 0)
            .Select((name, place) => KeyValuePair.Create(PackedName.Of(name), new Listed(place, Shallow.Contains(name))))
    );

    private static readonly ulong Script = PackedName.Of("script");
    private static readonly ulong Style = PackedName.Of("style");
    private static readonly ulong Svg = PackedName.Of("svg");
    private static readonly ulong Math = PackedName.Of("math");

    private static readonly SearchValues<string> EndOfScript = SearchValues.Create(["</script"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> EndOfStyle = SearchValues.Create(["</style"], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the page must be read without its structure.</summary>
    /// <param name="mostTags">Most opening tags of a page that is built as a tree.</param>
    public static bool IsHostile(ReadOnlySpan<char> html, int mostTags)
    {
        // How many of each name are open: an end tag closes only its own kind, or a page of "<b></i>" would look flat.
        Span<int> open = stackalloc int[Names.Count];
        open.Clear();
        Dictionary<ulong, int> others = [];
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

            ulong packed = PackedName.Of(tag);
            bool listed = Names.TryGetValue(packed, out Listed known);
            if (foreign > 0 ? closed : known.IsShallow)
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
            ref int count = ref listed
                ? ref open[known.Place]
                : ref packed == 0 ? ref Count(longOnes, tag, closes) : ref Count(others, packed, closes);
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
            // Letters of names are most of what is looked at here.
            char c = html[i];
            if (c > '>')
            {
                attributes += parted ? 1 : 0;
                parted = false;
                continue;
            }

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

    /// <param name="Place">Of its count.</param>
    private readonly record struct Listed(int Place, bool IsShallow);
}
