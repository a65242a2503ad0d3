using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A block of a page with the element it stands in.</summary>
/// <param name="LinkShare">Share of its letters that stand in links, from 0 to 1.</param>
internal sealed record HtmlBlock(BodyBlock Block, IElement Holder, double LinkShare);

/// <summary>Turns a tree into blocks in reading order: headings, paragraphs, list items, quotations, captions.</summary>
internal static class HtmlBlocks
{
    private static readonly FrozenSet<string> Skipped = Elements("skipped");
    private static readonly FrozenSet<string> Inline = Elements("inline");

    private static FrozenSet<string> Elements(string role) =>
        DataFile.Rows("html-elements.tsv").Single(row => row[0] == role)[1].Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="drop">Why an element and all in it is left out; null where it stays.</param>
    /// <param name="dropped">Takes text and reason of what was left out.</param>
    public static List<HtmlBlock> Collect(INode root, Func<IElement, string?> drop, Action<string, string>? dropped = null)
    {
        List<HtmlBlock> blocks = [];
        Pending pending = new(blocks);
        TreeWalk.Over(
            root,
            node => Enter(node, root, pending, drop, dropped) ? TreeStep.Enter : TreeStep.Skip,
            node =>
            {
                if (node is IElement closing && IsBlock(closing))
                {
                    pending.Flush(closing);
                }
            }
        );
        pending.Flush(root as IElement);
        return blocks;
    }

    private static bool Enter(INode node, INode root, Pending pending, Func<IElement, string?> drop, Action<string, string>? dropped)
    {
        if (node is IText text)
        {
            pending.Append(text);
            return false;
        }

        if (node is not IElement element)
        {
            return node == root || node is IDocumentFragment;
        }

        if (Skipped.Contains(element.LocalName) || Furniture.IsHidden(element))
        {
            return false;
        }

        if (node != root && drop(element) is { } reason)
        {
            dropped?.Invoke(HtmlText.Of(element), reason);
            return false;
        }

        if (element.LocalName == "br")
        {
            pending.Break(element);
        }
        else if (IsBlock(element))
        {
            pending.Flush(element.ParentElement);
        }

        return true;
    }

    private static bool IsBlock(IElement element) => !Inline.Contains(element.LocalName) && element.LocalName != "br";

    private sealed class Pending(List<HtmlBlock> blocks)
    {
        private readonly StringBuilder _text = new();
        private int _linked;
        private bool _broken;

        public void Append(IText text)
        {
            if (_broken && !string.IsNullOrWhiteSpace(text.Data))
            {
                _broken = false;
            }

            _text.Append(text.Data);
            _linked += InLink(text) ? text.Data.Length : 0;
        }

        // One line break is a space, two part paragraphs.
        public void Break(IElement element)
        {
            if (_broken)
            {
                Flush(element.ParentElement);
            }

            _text.Append('\n');
            _broken = true;
        }

        public void Flush(IElement? holder)
        {
            string text = InlineSpace.Collapse(_text.ToString());
            if (text.Length > 0 && holder is not null)
            {
                double share = Math.Min(1, (double)_linked / text.Length);
                blocks.Add(new HtmlBlock(new BodyBlock(Kind(holder), text), holder, share));
            }

            _text.Clear();
            _linked = 0;
            _broken = false;
        }

        private static bool InLink(IText text)
        {
            INode? at = text.Parent;
            for (int i = 0; i < 4 && at is IElement element && !IsBlock(element); i++, at = at.Parent)
            {
                if (element.LocalName == "a")
                {
                    return true;
                }
            }

            return false;
        }

        private static PartKind Kind(IElement holder)
        {
            IElement? at = holder;
            for (int i = 0; i < 3 && at is not null; i++, at = at.ParentElement)
            {
                switch (at.LocalName)
                {
                    case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                        return PartKind.Heading;
                    case "figcaption" or "figure" or "caption":
                        return PartKind.Caption;
                    default:
                        break;
                }
            }

            return PartKind.Paragraph;
        }
    }
}
