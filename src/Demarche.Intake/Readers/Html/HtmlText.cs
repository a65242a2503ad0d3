using System.Text;
using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>The text of a node as it stands in the source, without scripts and styles; bounded.</summary>
internal static class HtmlText
{
    private const int Bound = 4000;

    public static string Of(INode root, int bound = Bound)
    {
        StringBuilder text = new();
        INode? node = root;
        while (node is not null && text.Length < bound)
        {
            if (node is IText data)
            {
                text.Append(data.Data, 0, Math.Min(data.Data.Length, bound));
            }

            bool enter = node is not IElement { LocalName: "script" or "style" or "noscript" or "template" };
            node = Next(node, root, enter);
        }

        return text.ToString();
    }

    /// <summary>The node behind this one in document order, inside the root; null at its end.</summary>
    public static INode? Next(INode node, INode root, bool enter)
    {
        if (enter && node.FirstChild is { } child)
        {
            return child;
        }

        INode? at = node;
        while (at is not null && at != root)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }

            at = at.Parent;
        }

        return null;
    }
}
