using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>The way through the tree from the word that tells a line to a word that names somebody, or a time.</summary>
/// <param name="Known">False where there is none: no such word, or one beyond reach.</param>
/// <param name="Head">That word.</param>
/// <param name="Up">Steps up from the word that tells the line.</param>
/// <param name="Down">Steps down from there.</param>
/// <param name="Above">The last word on the way up below the topmost; -1 where the way leads down only.</param>
/// <param name="Below">The first word on the way down; -1 where the way leads up only.</param>
internal readonly record struct TreePath(bool Known, int Head, int Up, int Down, int Above, int Below)
{
    private const int MostSteps = 8;

    /// <summary>To the nearest of several words, the first of them where two are as near.</summary>
    public static TreePath Shortest(SentenceTree tree, int from, ImmutableArray<int> heads)
    {
        TreePath best = new(false, -1, 0, 0, -1, -1);
        foreach (int head in heads)
        {
            TreePath path = Between(tree, from, head);
            if (path.Known && (!best.Known || path.Up + path.Down < best.Up + best.Down))
            {
                best = path;
            }
        }

        return best;
    }

    public static TreePath Between(SentenceTree tree, int from, int to)
    {
        int top = from;
        int above = -1;
        for (int up = 0; up <= MostSteps && top >= 0; up++)
        {
            int at = to;
            int below = -1;
            for (int down = 0; down <= MostSteps && at >= 0; down++)
            {
                if (at == top)
                {
                    return new TreePath(true, to, up, down, above, below);
                }

                below = at;
                at = tree.Head(at);
            }

            above = top;
            top = tree.Head(top);
        }

        return new TreePath(false, -1, 0, 0, -1, -1);
    }
}
