using System.Text.Json;
using CsCheck;
using Demarche.Text;

namespace Demarche.Record.Tests.Stories;

public sealed class StoryPlacementTests
{
    [Fact]
    public void Two_pairs_that_one_weak_link_ties_stay_two_stories() =>
        Assert.Equal([0, 0, 1, 1], StoryPlacement.AverageLink(Likeness(4, (0, 1, 5), (2, 3, 5), (1, 2, 2)), -.5));

    [Fact]
    public void A_report_goes_to_the_story_that_it_is_likest_to() =>
        Assert.Equal([0, 1, 1], StoryPlacement.InOrder(Likeness(3, (0, 2, 1), (1, 2, 3)), -.5));

    [Fact]
    public void A_story_of_many_takes_in_what_is_like_three_of_them() =>
        Assert.Equal(
            0,
            StoryPlacement.InOrder(Likeness(6, [.. Within(5, 5), (5, 0, 4), (5, 1, 4), (5, 2, 4), (5, 3, 0), (5, 4, 0)]), -.5)[5]
        );

    [Fact]
    public void The_half_of_a_story_that_a_report_is_unlike_does_not_keep_it_out() =>
        Assert.Equal(0, StoryPlacement.InOrder(Likeness(5, [.. Within(4, 5), (4, 0, 3), (4, 1, 3)]), .5)[4]);

    [Fact]
    public void Average_link_does_not_depend_on_the_order_of_reports() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int[0, 1_000_000])
            .Sample(
                static (n, seed) =>
                {
                    (int, int, double)[] pairs = [.. Pairs(n, seed)];
                    int[] straight = StoryPlacement.AverageLink(Likeness(n, pairs), 0);
                    int[] turned = StoryPlacement.AverageLink(
                        Likeness(n, [.. pairs.Select(p => (n - 1 - p.Item1, n - 1 - p.Item2, p.Item3))]),
                        0
                    );
                    return Enumerable
                        .Range(0, n)
                        .All(i =>
                            Enumerable.Range(0, n).All(j => (straight[i] == straight[j]) == (turned[n - 1 - i] == turned[n - 1 - j]))
                        );
                }
            );

    [Fact]
    public void Likeness_is_symmetric_and_bounded()
    {
        Gen<StorySketch> sketch = Gen.OneOf<string>("Arvenia", "sluices", "dam", "of", "the", "March", "3", "2031", "said", "Tasmere", ".")
            .List[0, 60]
            .Select(static words => StorySketches.Of(words.Count > 30 ? words[0] : null, new CleanText(string.Join(' ', words))));
        Gen.Select(sketch, sketch)
            .Sample(
                static (a, b) =>
                {
                    double odds = StoryLikeness.LogOdds(a, b, 1);
                    return odds == StoryLikeness.LogOdds(b, a, 1) && Math.Abs(odds) <= StoryLikeness.Surest;
                }
            );
    }

    [Fact]
    public void A_sketch_is_the_same_when_it_was_kept()
    {
        TermVector names = StorySketches
            .Of("Tasmere asks Arvenia", new CleanText("The Imber dam of Arvenia stays shut, Tasmere says."))
            .Body;
        Assert.True(names.Count > 3);
        Assert.Equal(names, JsonSerializer.Deserialize<TermVector>(JsonSerializer.Serialize(names)));
    }

    private static List<(int Other, double LogOdds)>[] Likeness(int n, params (int A, int B, double Odds)[] pairs)
    {
        List<(int Other, double LogOdds)>[] likeness = [.. Enumerable.Range(0, n).Select(static _ => new List<(int, double)>())];
        foreach ((int a, int b, double odds) in pairs)
        {
            likeness[a].Add((b, odds));
            likeness[b].Add((a, odds));
        }

        return likeness;
    }

    private static IEnumerable<(int, int, double)> Within(int n, double odds)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                yield return (i, j, odds);
            }
        }
    }

    // Odds that are all different, so that no tie is broken by the order.
    private static IEnumerable<(int, int, double)> Pairs(int n, int seed)
    {
        uint state = (uint)seed + 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                state = (state * 1664525) + 1013904223;
                yield return (i, j, (state / (double)uint.MaxValue * 12) - 6);
            }
        }
    }
}
