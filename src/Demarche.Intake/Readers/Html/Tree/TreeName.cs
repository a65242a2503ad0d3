using System.Collections.Frozen;
using AngleSharp.Common;
using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>The name of an element of HTML, and what follows from it.</summary>
internal sealed class TreeName
{
    private const NodeFlags Closed = NodeFlags.ImplicitlyClosed | NodeFlags.ImpliedEnd;
    private const NodeFlags Table = NodeFlags.HtmlTableSectionScoped | NodeFlags.HtmlTableScoped;
    private const NodeFlags Tip = NodeFlags.Special | NodeFlags.Scoped;

    private static readonly FrozenDictionary<string, TreeName> s_known = Names()
        .ToFrozenDictionary(name => name.Text, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TreeName>.AlternateLookup<ReadOnlySpan<char>> s_byText = s_known.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    // The shorter ones as numbers: every tag of a page is asked.
    private static readonly PackedTable<TreeName> s_packed = new(
        s_known.Values.Select(name => KeyValuePair.Create(PackedName.Of(name.Text), name)).Where(name => name.Key != 0)
    );

    /// <param name="isKnown">Whether it is a name of HTML.</param>
    public TreeName(string text, NodeFlags flags, bool isKnown)
    {
        IsKnown = isKnown;
        Text = text;
        Memory = text;
        Flags = flags | NodeFlags.HtmlMember;
        Role = ElementRoles.Of(text);
    }

    public string Text { get; }

    /// <summary>The same as the parser passes it on, made once.</summary>
    public StringOrMemory Memory { get; }

    /// <summary>What the rules of parsing say of an element of HTML with the name, as the library has it; a test compares them.</summary>
    public NodeFlags Flags { get; }

    public ElementRole Role { get; }

    public bool IsKnown { get; }

    /// <summary>The names of HTML.</summary>
    public static IEnumerable<string> All => s_known.Keys;

    // Packing knows no case and no sign, so that the text has the last word.
    public static TreeName? Known(ReadOnlySpan<char> name) =>
        name.Length <= PackedName.MostCharacters
            ? s_packed.TryGetValue(PackedName.Of(name), out TreeName? packed) && name.SequenceEqual(packed.Text)
                ? packed
                : null
            : s_byText.TryGetValue(name, out TreeName? known)
                ? known
                : null;

    /// <summary>The same for an element of that name in SVG.</summary>
    public static NodeFlags OfSvg(string name) =>
        NodeFlags.SvgMember
        | name.ToLowerInvariant() switch
        {
            "desc" or "foreignobject" or "title" => Tip | NodeFlags.HtmlTip,
            "style" => NodeFlags.Special,
            _ => NodeFlags.None,
        };

    /// <summary>The same in MathML.</summary>
    public static NodeFlags OfMath(string name) =>
        NodeFlags.MathMember
        | name.ToLowerInvariant() switch
        {
            "mi" or "mn" or "mo" or "ms" or "mtext" => Tip | NodeFlags.MathTip,
            "annotation-xml" => Tip,
            _ => NodeFlags.None,
        };

    private static IEnumerable<TreeName> Names()
    {
        (NodeFlags Flags, string Names)[] rows =
        [
            (
                NodeFlags.None,
                "abbr audio bdi bdo canvas cite data datalist del dfn dialog ins kbd label legend map mark meter picture progress q quote ruby samp selectedcontent slot span sub sup var video svg math path image"
            ),
            (NodeFlags.HtmlFormatting, "a b big code em font i nobr s small strike strong tt u"),
            (Closed, "rb rp rt rtc"),
            (Closed | NodeFlags.HtmlSelectScoped, "optgroup option"),
            (
                NodeFlags.Special | NodeFlags.SelfClosing,
                "area base basefont bgsound br col embed frame hr img input keygen link menuitem meta param source track wbr"
            ),
            (
                NodeFlags.Special,
                "address article aside blockquote button center colgroup details dir div dl fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup isindex listing main menu nav noscript output plaintext section select summary time title"
            ),
            (NodeFlags.Special | NodeFlags.HtmlListScoped, "ol ul"),
            (NodeFlags.Special | NodeFlags.ImplicitlyClosed, "body tr"),
            (NodeFlags.Special | NodeFlags.ImplicitlyClosed | NodeFlags.HtmlTableSectionScoped, "tbody tfoot thead"),
            (NodeFlags.Special | Closed, "dd dt li p"),
            (Tip | NodeFlags.ImplicitlyClosed, "td th"),
            (Tip | NodeFlags.ImplicitlyClosed | Table, "html"),
            (NodeFlags.Special | NodeFlags.LineTolerance, "pre textarea"),
            (NodeFlags.Special | NodeFlags.LiteralText, "iframe noembed noframes script style xmp"),
            (Tip, "applet caption marquee object"),
            (Tip | Table, "table template"),
        ];
        return rows.SelectMany(row => row.Names.Split(' ').Select(name => new TreeName(name, row.Flags, isKnown: true)));
    }
}
