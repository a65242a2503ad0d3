using System.Text;
using AngleSharp.Dom;

namespace Demarche.Intake;

/// <summary>The text of a node as it stands in the source, without scripts and styles; bounded.</summary>
internal static class HtmlText
{
    private const int Bound = 4000;
    private const int NodesPerCharacter = 4;

    /// <param name="bound">Most characters; at most four times as many nodes are looked at.</param>
    public static string Of(INode root, int bound = Bound)
    {
        StringBuilder text = new();
        int nodes = bound * NodesPerCharacter;
        TreeWalk.Over(
            root,
            node =>
            {
                if (node is IText data)
                {
                    text.Append(data.Data, 0, Math.Min(data.Data.Length, bound));
                }

                return text.Length >= bound || nodes-- == 0 ? TreeStep.Stop
                    : node is IElement { LocalName: "script" or "style" or "noscript" or "template" } ? TreeStep.Skip
                    : TreeStep.Enter;
            }
        );
        return text.ToString();
    }
}
