using AngleSharp.Dom;

namespace Demarche.Intake;

internal enum TreeStep
{
    Enter,
    Skip,
    Stop,
}

/// <summary>
/// Walks a tree in document order by index: asking the library for a node's next sibling searches among all siblings, which on a
/// flat page takes time with the square of their number.
/// </summary>
internal static class TreeWalk
{
    /// <param name="enter">Called for each node, the root first; says whether its children are visited.</param>
    /// <param name="leave">Called behind a node's last child, or at once where the children were skipped.</param>
    public static void Over(INode root, Func<INode, TreeStep> enter, Action<INode>? leave = null)
    {
        Stack<(INode Node, INodeList Children, int Next)> open = new();
        INode? entering = root;
        while (true)
        {
            if (entering is not null)
            {
                switch (enter(entering))
                {
                    case TreeStep.Stop:
                        return;
                    case TreeStep.Enter:
                        open.Push((entering, entering.ChildNodes, 0));
                        break;
                    default:
                        leave?.Invoke(entering);
                        break;
                }
            }

            if (!open.TryPop(out (INode Node, INodeList Children, int Next) top))
            {
                return;
            }

            entering = null;
            if (top.Next < top.Children.Length)
            {
                entering = top.Children[top.Next];
                open.Push((top.Node, top.Children, top.Next + 1));
            }
            else
            {
                leave?.Invoke(top.Node);
            }
        }
    }

    /// <summary>The first element below the root that fits; null when none of the first <paramref name="most"/> nodes does.</summary>
    public static IElement? First(INode root, Func<IElement, bool> fits, int most = 2000)
    {
        IElement? found = null;
        Over(
            root,
            node =>
            {
                found = node != root && node is IElement element && fits(element) ? element : null;
                return found is not null || most-- == 0 ? TreeStep.Stop : TreeStep.Enter;
            }
        );
        return found;
    }

    /// <summary>True for the outer element itself and all below it.</summary>
    public static bool IsWithin(IElement element, IElement outer)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
        {
            if (at == outer)
            {
                return true;
            }
        }

        return false;
    }
}
