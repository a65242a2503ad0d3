using Demarche.Text;

namespace Demarche.Record.Tests;

public sealed class StoryCountingTests
{
    [Fact]
    public void CountsStemsNamesNumbersAndDays()
    {
        StorySketch sketch = StorySketches.Of(
            "Ministers meet in Ostrava",
            new CleanText("The ministers of Kestria met in Ostrava on May 5 with 120 aides. Kestria's minister stayed until 2033.")
        );

        Assert.Equal(4 + 18, sketch.Length);
        Assert.Contains(StoryTerms.Hash("minister"), sketch.Body.Terms.ToArray());
        Assert.InRange(sketch.Body.WeightOf(StoryTerms.Hash("kestria")), sketch.Body.WeightOf(StoryTerms.Hash("aid")) + 1, 255);
        Assert.Equal(["kestria", "ostrava"], sketch.HeadNames);
        Assert.Equal([(ushort)((5 * 32) + 5)], sketch.MonthDays);
        Assert.Equal(new[] { StoryTerms.Hash("120"), StoryTerms.Hash("y2033") }.Order(), sketch.Numbers.Terms.ToArray());
    }

    [Fact]
    public void ASketchDoesNotDependOnTheOneDrawnBeforeIt()
    {
        CleanText text = new("Kestria closed the Sabel Strait on Tuesday. Halmere called it piracy.");
        StorySketch first = StorySketches.Of("Strait closed", text);
        StorySketches.Of("Another 77 things", new CleanText(new string('x', 300) + " Marr flew home on June 3."));
        StorySketch again = StorySketches.Of("Strait closed", text);

        Assert.Equal(first.Body, again.Body);
        Assert.Equal(first.Pairs, again.Pairs);
        Assert.Equal(first.Numbers, again.Numbers);
        Assert.Equal(first.HeadNames.AsEnumerable(), again.HeadNames);
        Assert.Equal(first.MonthDays.AsEnumerable(), again.MonthDays);
    }
}
