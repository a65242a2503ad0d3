using System.Text;

namespace Demarche.Intake;

/// <summary>The text of a node as it stands in the source, without scripts and styles; bounded.</summary>
internal static class HtmlText
{
    private const int Bound = 4000;
    private const int NodesPerCharacter = 4;

    /// <param name="bound">Most characters; at most four times as many nodes are looked at.</param>
    public static string Of(TreeNode root, int bound = Bound)
    {
        StringBuilder text = new();
        int nodes = bound * NodesPerCharacter;
        TreeWalk.Over(
            root,
            node =>
            {
                if (node is TreeText data)
                {
                    text.Append(data.Data[..Math.Min(data.Data.Length, bound)]);
                }

                return text.Length >= bound || nodes-- == 0 ? TreeStep.Stop
                    : node is TreeElement { LocalName: "script" or "style" or "noscript" or "template" } ? TreeStep.Skip
                    : TreeStep.Enter;
            }
        );
        return text.ToString();
    }

    /// <summary>All text in a node.</summary>
    public static string All(TreeNode root)
    {
        if (root.Count == 1 && root[0] is TreeText only)
        {
            return only.Data.ToString();
        }

        StringBuilder text = new();
        TreeWalk.Over(
            root,
            node =>
            {
                if (node is TreeText data)
                {
                    text.Append(data.Data);
                }

                return TreeStep.Enter;
            }
        );
        return text.ToString();
    }

    /// <summary>Runs of the white space of HTML as one space, none at the ends.</summary>
    public static string Stripped(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
}
