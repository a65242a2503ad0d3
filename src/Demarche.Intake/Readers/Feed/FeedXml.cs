using System.Net;
using System.Text;
using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Demarche.Intake;

/// <summary>
/// Parses a piece of a feed: as XML after repair (stray ampersands, entities of HTML, undeclared prefixes), else as tag soup.
/// Document types are not read, so no entity is ever expanded.
/// </summary>
internal static class FeedXml
{
    // Every element of a mended item is asked for all it holds.
    private const int LongestSoup = 512 * 1024;
    private const int MostSoupTags = 4000;

    private const int Deepest = 64;

    /// <summary>Most text that the elements of mended markup may hold together, as a multiple of the markup: each holds that of all in it.</summary>
    private const int MostHeld = 64;

    /// <param name="repaired">True when the piece was no XML and has been read as tag soup.</param>
    public static FeedNode? Parse(string piece, out bool repaired)
    {
        repaired = false;
        try
        {
            return AsXml(Repaired(piece));
        }
        catch (XmlException)
        {
            repaired = true;
            return AsTagSoup(piece);
        }
    }

    private static FeedNode? AsXml(string xml)
    {
        using XmlTextReader reader = new(new StringReader(xml))
        {
            Namespaces = false,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            Normalization = false,
            WhitespaceHandling = WhitespaceHandling.All,
        };
        Stack<(FeedNode Node, StringBuilder Text)> open = new();
        FeedNode? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    bool empty = reader.IsEmptyElement;
                    FeedNode node = new(reader.Name.ToLowerInvariant());
                    while (reader.MoveToNextAttribute())
                    {
                        node[reader.Name] = reader.Value;
                    }

                    if (open.TryPeek(out (FeedNode Node, StringBuilder Text) parent))
                    {
                        parent.Node.Children.Add(node);
                        AppendTag(parent.Text, node, empty);
                    }

                    root ??= node;
                    if (!empty)
                    {
                        if (open.Count >= Deepest)
                        {
                            throw new XmlException("nested too deeply");
                        }

                        open.Push((node, new StringBuilder()));
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close(open);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out (FeedNode Node, StringBuilder Text) at))
                    {
                        at.Text.Append(reader.Value);
                    }

                    break;
                default:
                    break;
            }
        }

        return root;
    }

    // Markup inside an element (XHTML content) is kept as markup of its text.
    private static void AppendTag(StringBuilder text, FeedNode node, bool empty) =>
        text.Append('<').Append(node.Name).Append(empty ? "/>" : ">");

    private static void Close(Stack<(FeedNode Node, StringBuilder Text)> open)
    {
        (FeedNode node, StringBuilder text) = open.Pop();
        node.Text = text.ToString();
        if (open.TryPeek(out (FeedNode Node, StringBuilder Text) parent))
        {
            parent.Text.Append(node.Text).Append("</").Append(node.Name).Append('>');
        }
    }

    /// <summary>Ampersands that open no reference are written as one, entities of HTML as characters, outside CDATA.</summary>
    private static string Repaired(string piece)
    {
        string xml = piece.TrimStart();
        StringBuilder repaired = new(xml.Length + 16);
        int from = 0;
        int at = 0;
        while ((at = xml.AsSpan(from).IndexOfAny('&', '<')) >= 0)
        {
            at += from;
            repaired.Append(xml, from, at - from);
            if (xml[at] == '<')
            {
                bool cdata = string.CompareOrdinal(xml, at, "<![CDATA[", 0, 9) == 0;
                int end = cdata ? xml.IndexOf("]]>", at, StringComparison.Ordinal) : at;
                end = end < 0 ? xml.Length - 1 : end;
                repaired.Append(xml, at, end - at + 1);
                from = end + 1;
                continue;
            }

            int semicolon = xml.AsSpan(at, Math.Min(12, xml.Length - at)).IndexOf(';');
            string reference = semicolon > 0 ? xml.Substring(at, semicolon + 1) : "&";
            string decoded = reference.Length > 2 ? WebUtility.HtmlDecode(reference) : reference;
            bool known = decoded != reference && !string.IsNullOrEmpty(decoded);
            repaired.Append(known ? WebUtility.HtmlEncode(decoded) : "&amp;");
            from = known ? at + reference.Length : at + 1;
        }

        repaired.Append(xml, from, xml.Length - from);
        return repaired.ToString();
    }

    private static FeedNode? AsTagSoup(string piece)
    {
        // "link" has no content in HTML; "title" and "source" have rules of their own.
        StringBuilder soup = new(piece);
        foreach (string name in new[] { "link", "title", "source" })
        {
            soup.Replace($"<{name}>", $"<feed-{name}>").Replace($"<{name} ", $"<feed-{name} ").Replace($"</{name}>", $"</feed-{name}>");
        }

        string html = soup.Replace("<![CDATA[", "").Replace("]]>", "").ToString();
        if (html.Length > LongestSoup || HtmlNesting.IsHostile(html, MostSoupTags))
        {
            return null;
        }

        using IDocument document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        IElement? root = document.Body?.FirstElementChild;
        if (root is null)
        {
            return null;
        }

        FeedNode node = new(root.LocalName);
        long held = 0;
        foreach (IElement element in root.QuerySelectorAll("*"))
        {
            string inner = element.InnerHtml;
            held += inner.Length;
            if (held > (long)MostHeld * html.Length)
            {
                break;
            }

            FeedNode child = new(
                element.LocalName.StartsWith("feed-", StringComparison.Ordinal) ? element.LocalName[5..] : element.LocalName
            );
            foreach (IAttr attribute in element.Attributes)
            {
                child[attribute.Name] = attribute.Value;
            }

            child.Text = inner.Contains("<feed-", StringComparison.Ordinal) ? element.TextContent : WebUtility.HtmlDecode(inner);
            node.Children.Add(child);
        }

        return node;
    }
}
