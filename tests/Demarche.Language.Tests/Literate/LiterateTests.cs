using System.Reflection;

namespace Demarche.Language.Tests.Literate;

/// <summary>
/// The pages of this folder, run as tests: each fenced block is a text, an arrow, and what must be found in it. A block marked
/// <c>missed</c> is known not to be found; when it is, the test says so and the mark goes.
/// </summary>
public class LiterateTests
{
    public static TheoryData<string, int, string> Blocks()
    {
        TheoryData<string, int, string> data = [];
        foreach (Block block in LiteratePage.All(Assembly.GetExecutingAssembly()))
        {
            data.Add(block.Page, block.Line, block.Text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void What_the_page_says_is_found(string page, int line, string text)
    {
        Block block = LiteratePage.All(Assembly.GetExecutingAssembly()).Single(b => b.Page == page && b.Line == line);
        TextAnalysis read = Reading.Of(text, block.Published);
        List<string> lost = [.. block.Expected.Where(e => !LiterateLayer.Holds(block.Layer, e, read))];
        if (block.Missed)
        {
            Assert.True(lost.Count > 0, $"{page}:{line} is found now: take the mark \"missed\" away");
        }
        else
        {
            Assert.True(
                lost.Count == 0,
                $"{page}:{line}: {text}\n  not found: {string.Join("; ", lost)}\n  found: {LiterateLayer.Describe(block.Layer, read)}"
            );
        }
    }
}
