using Demarche.Text;

namespace Demarche.Record.Tests.Stories;

public sealed class TermBackgroundTests
{
    [Fact]
    public void A_word_of_every_report_of_a_stream_weighs_less_than_one_that_is_new_in_it()
    {
        StorySketch sketch = Sketch("Tasmere lowers sluices");
        TermBackground background = new();
        Assert.Equal(sketch.Body, background.Weighed(sketch).Body);
        for (int i = 0; i < 300; i++)
        {
            background.Add(Sketch($"Tasmere again, {i}"));
        }

        TermVector weighed = background.Weighed(sketch).Body;
        Assert.True(sketch.Body.WeightOf(Term("tasmer")) >= sketch.Body.WeightOf(Term("sluic")));
        Assert.True(weighed.WeightOf(Term("tasmer")) * 4 < weighed.WeightOf(Term("sluic")));
    }

    [Fact]
    public void Reports_that_have_given_way_count_no_longer()
    {
        TermBackground background = new(reports: 10);
        for (int i = 0; i < 50; i++)
        {
            background.Add(Sketch("Tasmere lowers sluices"));
        }

        TermBackground latest = new();
        for (int i = 0; i < 10; i++)
        {
            background.Add(Sketch("Arvenia votes on the sluices"));
            latest.Add(Sketch("Arvenia votes on the sluices"));
        }

        StorySketch sketch = Sketch("Tasmere lowers sluices");
        Assert.NotEqual(sketch.Body, latest.Weighed(sketch).Body);
        Assert.Equal(latest.Weighed(sketch).Body, background.Weighed(sketch).Body);
    }

    [Fact]
    public void What_two_reports_share_with_their_whole_stream_does_not_make_them_one_story()
    {
        TermBackground stream = new();
        for (int i = 0; i < 400; i++)
        {
            stream.Add(Sketch($"Tasmere and Arvenia quarrel over the Imber dam, round {i}"));
        }

        StorySketch one = Sketch("Tasmere and Arvenia quarrel over the Imber dam: the ferry to Quell stops");
        StorySketch other = Sketch("Tasmere and Arvenia quarrel over the Imber dam: a bridge at Lorn is closed");
        double alone = LogOdds(new TermBackground().Seen(one), new TermBackground().Seen(other));
        double inStream = LogOdds(stream.Seen(one), stream.Seen(other));
        Assert.True(inStream < alone - 1, $"{inStream} in the stream, {alone} alone");
        Assert.Equal(inStream, LogOdds(stream.Seen(other), stream.Seen(one)));
    }

    [Fact]
    public void What_two_reports_stand_beside_is_told_in_two_numbers()
    {
        TermBackground stream = new();
        SeenSketch one = stream.Seen(Sketch("Ferry masters at Quell tie up their boats over the sluices of the Imber dam"));
        SeenSketch other = stream.Seen(Sketch("Farmers of the valley ask who opens the sluices of the Imber dam"));
        double[] features = new double[StreamFeatures.Count];
        double near = StreamFeatures.Of(one, other, 1, features);
        Assert.InRange(near, .1, .9);
        StreamFeatures.Beside(near, 0, features);
        Assert.Equal([0, 0], features[StreamFeatures.OfPair..]);
        StreamFeatures.Beside(nearest: 1, nearer: 3, features);
        Assert.True(features[StreamFeatures.OfPair] < 0);
        Assert.Equal(Math.Log(4), features[^1]);
    }

    [Fact]
    public void A_report_is_compared_with_many_as_with_each_alone()
    {
        TermBackground stream = new();
        SeenSketch[] reports =
        [
            stream.Seen(Sketch("Ferry masters at Quell tie up 40 boats over the sluices of the Imber dam, said Oren Vask")),
            stream.Seen(Sketch("Farmers of the valley ask who opens the sluices of the Imber dam on May 4")),
            stream.Seen(Sketch("Oren Vask meets the ferry masters at Quell over 40 boats")),
        ];
        StreamComparison comparison = new();
        double[] features = new double[StreamFeatures.Count];
        double[] alone = new double[StreamFeatures.Count];
        foreach (SeenSketch later in reports)
        {
            comparison.Take(later);
            foreach (SeenSketch earlier in reports)
            {
                Assert.Equal(TermVector.Cosine(earlier.Sketch.Body, later.Sketch.Body), comparison.Body(earlier));
                comparison.Features(earlier, 1, features);
                StreamFeatures.Of(earlier, later, 1, alone);
                Assert.Equal(alone, features);
                StoryFeatures.Of(earlier.Sketch, later.Sketch, 1, alone);
                Assert.Equal(alone[..StoryFeatures.Count], features[..StoryFeatures.Count]);
                double[] cosines =
                [
                    TermVector.Cosine(earlier.Weighed.Body, later.Weighed.Body),
                    TermVector.Cosine(earlier.Weighed.Lede, later.Weighed.Lede),
                    TermVector.Cosine(earlier.Weighed.Names, later.Weighed.Names),
                ];
                Assert.Equal(cosines, features[StoryFeatures.Count..][..3]);
            }
        }
    }

    private static double LogOdds(SeenSketch left, SeenSketch right)
    {
        double[] features = new double[StreamFeatures.Count];
        StreamFeatures.Of(left, right, 1, features);
        StreamFeatures.Beside(0, 0, features);
        return StoryLikeness.LogOdds(features);
    }

    private static StorySketch Sketch(string text) => StorySketches.Of(null, new CleanText(text + "."));

    private static uint Term(string stem) => StoryTerms.Hash(stem);
}
