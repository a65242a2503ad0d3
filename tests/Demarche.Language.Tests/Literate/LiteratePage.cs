using System.Reflection;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Language.Tests.Literate;

/// <param name="Page">Name of the page.</param>
/// <param name="Line">Of its fence, from one.</param>
/// <param name="Layer">tags, trees, names, chains, times, intervals, bounds, sets, reasons, quantities.</param>
/// <param name="Text">What is analysed.</param>
/// <param name="Expected">What must be found.</param>
/// <param name="Missed">Known not to be.</param>
/// <param name="Published">The day of publication that the fence gives; null for none.</param>
internal sealed record Block(
    string Page,
    int Line,
    string Layer,
    string Text,
    IReadOnlyList<string> Expected,
    bool Missed,
    LocalDate? Published
);

/// <summary>Reads the blocks of literate pages: <c>```layer [day of publication] [missed]</c>, text lines, lines of <c>=&gt; one; another</c>, <c>```</c>.</summary>
internal static class LiteratePage
{
    private const string Fence = "```";
    private const string Arrow = "=>";

    public static IEnumerable<Block> All(Assembly assembly)
    {
        foreach (
            string name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            string[] lines = reader.ReadToEnd().Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                {
                    continue;
                }

                int first = i;
                string[] words = lines[i]
                    [Fence.Length..]
                    .Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                List<string> text = [];
                List<string> expected = [];
                for (i++; !lines[i].StartsWith(Fence, StringComparison.Ordinal); i++)
                {
                    if (lines[i].StartsWith(Arrow, StringComparison.Ordinal))
                    {
                        expected.AddRange(
                            lines[i][Arrow.Length..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        );
                    }
                    else
                    {
                        text.Add(lines[i]);
                    }
                }

                yield return new Block(
                    name,
                    first + 1,
                    words[0],
                    string.Join('\n', text).Trim(),
                    expected,
                    words.Contains("missed"),
                    Day(words)
                );
            }
        }
    }

    private static LocalDate? Day(string[] words) =>
        words.Length > 1 && LocalDatePattern.Iso.Parse(words[1]) is { Success: true } day ? day.Value : null;
}
