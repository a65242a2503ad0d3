using AngleSharp.Dom;
using AngleSharp.Text;

namespace Demarche.Intake;

/// <summary>A tree of the library as a <see cref="PageTree"/>.</summary>
internal static class TreeCopy
{
    public static PageTree Of(IDocument document)
    {
        PageTree tree = new(new TextSource(""));
        Stack<(INodeList Children, int Next, TreeParent Copy)> open = new();
        open.Push((document.ChildNodes, 0, tree));
        while (open.TryPop(out (INodeList Children, int Next, TreeParent Copy) level))
        {
            if (level.Next == level.Children.Length)
            {
                continue;
            }

            open.Push(level with { Next = level.Next + 1 });
            INode node = level.Children[level.Next];
            if (node is IElement element)
            {
                TreeElement copy = Copied(element, tree);
                level.Copy.AddNode(copy);
                open.Push((element.ChildNodes, 0, copy));
            }
            else if (node is IText text)
            {
                level.Copy.AppendText(text.Data);
            }
        }

        return tree;
    }

    private static TreeElement Copied(IElement element, PageTree tree)
    {
        TreeElement copy = new(tree.NameOf(element.LocalName), element.Flags, tree.Attributes);
        INamedNodeMap attributes = element.Attributes;
        for (int i = 0; i < attributes.Length; i++)
        {
            IAttr attribute = attributes[i]!;
            copy.SetOwnAttribute(attribute.Name, attribute.Value);
        }

        return copy;
    }
}
