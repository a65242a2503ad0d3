using Demarche.Text;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class UtteranceTests
{
    private const string Full = "We will not open a single gate before the inquiry has reported to both governments";

    private static readonly UtteranceJoin Rule = new();

    private static readonly Actor AdairAlone = new("person:adair", null, "Adair", ActorType.Person);

    [Fact]
    public void A_shorter_version_stands_beside_the_fullest()
    {
        UtteranceLine line = Line(Quote("r1", March(4), Adair, Full), Quote("r2", March(4), Adair, "not open a single gate"));
        Assert.Equal(Full, line.FullestText);
        UtteranceVariant shorter = line.Variants[1];
        Assert.Equal(VariantDifference.Shorter, shorter.Difference);
        Assert.Equal(["We will", "before the inquiry has reported to both governments"], shorter.Omitted);
        Assert.Null(WordingDisagreements.Of(line));
    }

    [Fact]
    public void Changed_words_are_shown_and_are_a_disagreement()
    {
        UtteranceLine line = Line(
            Quote("r1", March(4), Adair, Full),
            Quote("r2", March(4), Adair, "We will not open a single sluice before the inquiry has reported to both governments")
        );
        UtteranceVariant changed = line.Variants[1];
        Assert.Equal(VariantDifference.WordsChanged, changed.Difference);
        Assert.Equal(["gate"], changed.Omitted);
        Assert.Equal(["sluice"], changed.Changed);
        Assert.Equal(2, WordingDisagreements.Of(line)!.Sides.Length);
    }

    [Fact]
    public void Other_words_of_a_translation_are_marked_and_no_disagreement()
    {
        Mention<Statement> other = Quote(
            "r2",
            March(4),
            Adair,
            "We will not open a single sluice before the inquiry has reported to both governments"
        );
        UtteranceLine line = Line(Quote("r1", March(4), Adair, Full), other with { Told = other.Told with { Translated = true } });
        Assert.Equal(VariantDifference.Translated, line.Variants[1].Difference);
        Assert.Null(WordingDisagreements.Of(line));
    }

    [Fact]
    public void The_same_words_of_another_speaker_are_another_utterance() =>
        Assert.False(
            Rule.Joins(
                Quote("r1", March(4), Adair, Full),
                Quote("r2", March(4), new Actor("person:lio marr", "TSM GOV", "Lio Marr", ActorType.Person), Full)
            )
        );

    [Fact]
    public void Words_that_two_say_together_are_one_utterance_of_both()
    {
        Actor marr = new("person:lio marr", "TSM GOV", "Lio Marr", ActorType.Person);
        Actor marrAlone = new("person:marr", null, "Marr", ActorType.Person);
        Mention<Statement> both = Quote("r1", March(4), AdairAlone, Full);
        both = both with { Told = both.Told with { JointSpeakers = [marrAlone] } };
        Mention<Statement> ofOne = Quote("r2", March(4), Adair, Full);
        Mention<Statement> ofOther = Quote("r3", March(4), marr, Full);
        Assert.True(Meet(both, ofOne));
        Assert.True(Meet(ofOther, both));
        Assert.Single(Components.Of(Rule, [both, ofOne, ofOther]));
        UtteranceLine line = Line(both, ofOne, ofOther);
        Assert.Equal(Adair, line.Speaker);
        Assert.Equal([marr], line.JointSpeakers);
        Assert.Equal(3, line.Variants.Length);
    }

    [Fact]
    public void Each_version_keeps_whom_its_report_has_the_words_through()
    {
        Mention<Statement> told = Quote("r2", March(4), Adair, Full);
        ChainLink[] chain = [new("Meridian Post", null, new CodePointSpan(3, 16)), new("Odo Marsh", 2, new CodePointSpan(30, 35))];
        UtteranceLine line = Line(Quote("r1", March(4), Adair, Full), told with { Told = told.Told with { Chain = [.. chain] } });
        Assert.Empty(line.Variants[0].Chain);
        Assert.Equal(chain, line.Variants[1].Chain);
    }

    [Theory]
    [InlineData("non-starter", true)]
    [InlineData("unacceptable", false)]
    public void One_word_in_marks_meets_the_same_word_of_the_same_speaker_that_day(string other, bool joins) =>
        Assert.Equal(joins, Rule.Joins(Quote("r1", March(4), Adair, "non-starter"), Quote("r2", March(4), Adair, other)));

    [Fact]
    public void One_word_in_marks_of_nobody_known_meets_nothing() =>
        Assert.False(Rule.Joins(Quote("r1", March(4), null, "non-starter"), Quote("r2", March(4), null, "non-starter")));

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void The_same_words_meet_within_days_and_not_for_years(int day, bool meet)
    {
        Mention<Statement> first = Quote("r1", March(4), Adair, Full);
        Mention<Statement> second = Quote("r2", March(day), Adair, Full);
        Assert.Equal(meet, Meet(first, second));
        Assert.Equal(meet, Meet(second, first));
        Assert.Equal(meet ? 1 : 2, Components.Of(Rule, [first, second]).Count);
    }

    [Fact]
    public void Runs_of_words_that_only_hold_others_together_bring_no_quotations_together() =>
        Assert.False(
            Meet(
                Quote("r1", March(4), Adair, "It is going to be the end of it for Lorn"),
                Quote("r2", March(4), null, "And it is going to be what we asked for in Soland")
            )
        );

    private static bool Meet(Mention<Statement> left, Mention<Statement> right) =>
        Rule.BlockingKeys(left).Any(key => Rule.BlockingKeys(right).Any(key.Meets));

    private static UtteranceLine Line(params Mention<Statement>[] quotes) =>
        new UtteranceComposer().Compose(Assert.Single(Components.Of(Rule, quotes)));
}
