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
    public static void Over(TreeNode root, Func<TreeNode, TreeStep> enter, Action<TreeNode>? leave = null)
    {
        Stack<(TreeNode Node, int Next)> open = new();
        TreeNode? entering = root;
        while (true)
        {
            if (entering is not null)
            {
                switch (enter(entering))
                {
                    case TreeStep.Stop:
                        return;
                    case TreeStep.Enter:
                        open.Push((entering, 0));
                        break;
                    default:
                        leave?.Invoke(entering);
                        break;
                }
            }

            if (!open.TryPop(out (TreeNode Node, int Next) top))
            {
                return;
            }

            entering = null;
            if (top.Next < top.Node.Count)
            {
                entering = top.Node[top.Next];
                open.Push((top.Node, top.Next + 1));
            }
            else
            {
                leave?.Invoke(top.Node);
            }
        }
    }

    /// <summary>The first element below the root that fits; null when none of the first <paramref name="most"/> nodes does.</summary>
    public static TreeElement? First(TreeNode root, Func<TreeElement, bool> fits, int most = 2000)
    {
        TreeElement? found = null;
        Over(
            root,
            node =>
            {
                found = node != root && node is TreeElement element && fits(element) ? element : null;
                return found is not null || most-- == 0 ? TreeStep.Stop : TreeStep.Enter;
            }
        );
        return found;
    }
}
