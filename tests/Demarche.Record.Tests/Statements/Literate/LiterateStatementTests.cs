using System.Reflection;

namespace Demarche.Record.Tests.Statements.Literate;

/// <summary>
/// The pages of this folder, run as tests: blocks of <c>```said</c> (or <c>```said missed</c>), a text, lines <c>=&gt; speaker: content</c> that
/// must be found and lines <c>!= speaker: content</c> that must not.
/// </summary>
public sealed class LiterateStatementTests
{
    private const string Fence = "```";

    public static TheoryData<string, int> Blocks()
    {
        TheoryData<string, int> data = [];
        foreach (string page in Pages())
        {
            string[] lines = Lines(page);
            bool inside = false;
            for (int i = 0; i < lines.Length; i++)
            {
                bool fence = lines[i].StartsWith(Fence, StringComparison.Ordinal);
                if (fence && !inside)
                {
                    data.Add(page, i);
                }

                inside ^= fence;
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void What_the_page_says_is_found(string page, int line)
    {
        string[] lines = Lines(page);
        string[] block = [.. lines.Skip(line + 1).TakeWhile(static l => !l.StartsWith(Fence, StringComparison.Ordinal))];
        string text = string.Join('\n', block.Where(static l => !IsClaim(l))).Trim();
        string[] found = Dispute.Said(text);
        string[] wrong =
        [
            .. block.Where(l => l.StartsWith("=> ", StringComparison.Ordinal) && !found.Contains(l[3..])),
            .. block.Where(l => l.StartsWith("!= ", StringComparison.Ordinal) && found.Contains(l[3..])),
        ];
        string told = $"{page}:{line + 1}: {string.Join(" | ", wrong)}\n  found: {string.Join("\n         ", found)}";
        Assert.True(wrong.Length > 0 == lines[line].Contains("missed", StringComparison.Ordinal), told);
    }

    private static bool IsClaim(string line) =>
        line.StartsWith("=> ", StringComparison.Ordinal) || line.StartsWith("!= ", StringComparison.Ordinal);

    private static IEnumerable<string> Pages() =>
        Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(static n => n.StartsWith("statements-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string[] Lines(string page)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(page)!);
        return reader.ReadToEnd().Split('\n');
    }
}
