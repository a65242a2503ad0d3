using System.Globalization;
using Demarche.Text;

namespace Demarche.Record.Tests;

/// <summary>A window finds what comparing each text with each finds, and forgets what it has gone past.</summary>
public sealed class CopyWindowTests
{
    private const string Wire =
        "The harbour council of Ostrava voted on Monday to close the northern quay after inspectors found cracks in its oldest pier. "
        + "Ferries to the outer islands will sail from the grain terminal until repairs are done, the council said in a statement.";

    private const string Other =
        "Fishermen from eleven villages blocked the road to the capital with their boats to protest against new limits on herring. "
        + "A minister promised them talks before the season opens and asked them to let lorries with medicine through.";

    [Fact]
    public void FindsCopiesInOrderOfArrival()
    {
        CopyWindow window = new(10);
        Assert.Empty(Found(window, Wire));
        Assert.Empty(Found(window, Other));
        Assert.Equal([0], Found(window, Wire + " No ship was hurt."));
        Assert.Equal([0, 1, 2], Found(window, Wire + "\n" + Other));
    }

    [Fact]
    public void ForgetsTheOldestText()
    {
        CopyWindow window = new(2);
        Found(window, Wire);
        Found(window, Other);
        Assert.Equal([0], Found(window, Wire));
        Assert.Equal([2], Found(window, Wire));
        Found(window, Other);
        Found(window, Other);
        Assert.Empty(Found(window, Wire));
    }

    [Fact]
    public void MeasuresAsTwoTextsAlone()
    {
        CopyWindow window = new(5);
        List<(int Earlier, CopyMeasure Measure)> found = [];
        CopyText[] texts =
        [
            Read(Wire),
            Read(Other),
            Read(Other + "\n" + Wire),
            Read(Wire.Replace("council", "board", StringComparison.Ordinal)),
        ];
        for (int later = 0; later < texts.Length; later++)
        {
            window.Add(texts[later], found);
            foreach ((int earlier, CopyMeasure measure) in found)
            {
                CopyMeasure alone = CopyFinder.Compare(texts[later], texts[earlier])!.Value;
                Assert.Equal((alone.Fraction, alone.OfFraction), (measure.Fraction, measure.OfFraction));
                Assert.Equal(alone.Runs.AsEnumerable(), measure.Runs);
            }
        }

        Assert.NotEmpty(found);
    }

    [Fact]
    public void TakesTimeThatGrowsAsTheTextsDoWhateverRepeatsInThem()
    {
        string same = string.Concat(Enumerable.Range(0, 20_000).Select(static i => i % 9 == 0 ? "so. " : "so "));
        string counted = string.Join(' ', Enumerable.Range(0, 20_000).Select(static i => (i % 7).ToString(CultureInfo.InvariantCulture)));
        CopyWindow window = new(10);
        foreach (string text in (string[])[same, counted, same, counted])
        {
            Found(window, text);
        }

        Assert.Equal([1, 3], Found(window, counted));
    }

    private static CopyText Read(string text) => CopyText.Of(new CleanText(text));

    private static List<int> Found(CopyWindow window, string text)
    {
        List<(int Earlier, CopyMeasure Measure)> found = [];
        window.Add(Read(text), found);
        return found.ConvertAll(static f => f.Earlier);
    }
}
