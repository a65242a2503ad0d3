using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Parts of a text that is clean already and must not be changed.</summary>
internal static class GivenBody
{
    /// <summary>The text as it is; its paragraphs are its stretches between line ends, less the white space around them.</summary>
    public static CleanBody Of(string text)
    {
        ImmutableArray<ReportPart>.Builder parts = ImmutableArray.CreateBuilder<ReportPart>();
        int at = 0;
        while (at < text.Length)
        {
            int next = text.IndexOf('\n', at);
            int end = next < 0 ? text.Length : next;
            ReadOnlySpan<char> line = text.AsSpan(at, end - at);
            int start = at + line.Length - line.TrimStart().Length;
            int stop = at + line.TrimEnd().Length;
            if (stop > start)
            {
                parts.Add(new ReportPart(PartKind.Paragraph, new TextSpan(start, stop)));
            }

            at = end + 1;
        }

        return new CleanBody(new CleanText(text), parts.ToImmutable(), []);
    }
}
