namespace Demarche.Record.Tests;

public class SharedActsTests
{
    [Fact]
    public void Words_that_tell_the_same_are_one_act_as_likely_as_any_of_them()
    {
        // "announced that the ports will be closed": each of three words is half believed.
        Act[] acts = [Read(2, 0.6, 4, 9), Read(6, 0.5, 4, 9), Read(8, 0.7, 5, 9)];
        Act act = Assert.Single(SharedActs.OfOne([.. acts]));
        Assert.Equal(8, act.Trigger);
        Assert.Equal(1 - (0.4 * 0.5 * 0.3), act.Probability, 6);
        Assert.Equal(act.Probability, act.LabelProbability, 6);
    }

    [Fact]
    public void What_is_wanted_elsewhere_or_of_another_kind_stays_an_act_of_its_own()
    {
        Act[] acts = [Read(2, 0.6, 4, 9), Read(12, 0.6, 14, 19), Read(6, 0.6, 4, 9) with { Label = "offer" }];
        Assert.Equal(acts.Select(static act => act.Trigger), SharedActs.OfOne([.. acts]).Select(static act => act.Trigger));
    }

    [Fact]
    public void Acts_without_words_are_left_alone()
    {
        Act bare = new(ActLayer.Response, "accepted", 3, 0, 0.6);
        Assert.Equal(2, SharedActs.OfOne([bare, bare with { Trigger = 4 }]).Count);
    }

    private static Act Read(int trigger, double probability, int first, int end) =>
        new(ActLayer.Position, "threat", trigger, 0, probability) { Stretches = [new ActWordsStretch(ActStretch.Words, first, end)] };
}
