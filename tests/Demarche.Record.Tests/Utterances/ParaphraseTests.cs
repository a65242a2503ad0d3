using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;
using NodaTime;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class ParaphraseTests
{
    private const string Words =
        "We have always been patient. We will not open a single gate before the inquiry has reported to both governments. Nobody should doubt it";

    private const string Told = "Arvenia would not open a gate until the inquiry had reported to the governments";

    private static readonly Actor AdairAlone = new("person:adair", null, "Adair", ActorType.Person);
    private static readonly Actor OtherAdair = new("person:mora adair", null, "Mora Adair", ActorType.Person);

    [Theory]
    [InlineData(Told, true)]
    [InlineData("no gate would open until the inquiry had reported to both governments", true)]
    [InlineData("Arvenia would open the gates once the inquiry had reported to the governments", false)]
    [InlineData("the inquiry would not be long", false)]
    [InlineData("3 gates would not open until the inquiry had reported to the governments", false)]
    [InlineData("the governments had opened an inquiry into whether Tasmere had not reported a broken gate to the harbour office", false)]
    public void It_tells_nearly_all_that_one_stretch_of_the_words_says(string paraphrase, bool tells) =>
        Assert.Equal(tells, ParaphraseLinking.Tells(paraphrase, Words));

    [Fact]
    public void It_is_linked_for_the_same_speaker_on_the_same_day_alone()
    {
        UtteranceLine line = Line();
        Assert.True(Links(line, Adair, March(4)));
        Assert.True(Links(line, AdairAlone, March(5)));
        Assert.False(Links(line, OtherAdair, March(4)));
        Assert.False(Links(line, Tasmere, March(4)));
        Assert.False(Links(line, Adair, March(6)));
        Assert.False(ParaphraseLinking.Links(line, March(4), Of(Adair, StatedDate.Unknown), null));
    }

    [Fact]
    public void What_links_shares_keys_enough_to_be_found() =>
        Assert.True(
            ParaphraseLinking.Keys(Line()).Intersect(ParaphraseLinking.Keys(Of(AdairAlone, On(March(4))))).Count()
                >= ParaphraseLinking.LeastShared
        );

    [Theory]
    [InlineData("Adair said that the gates of the lower dam would stay shut.", "that the gates of the lower dam would stay shut")]
    [InlineData("The gates of the lower dam, he said, would stay shut.", "The gates of the lower dam … would stay shut")]
    [InlineData("Adair denied that the gates of the lower dam would stay shut.", null)]
    [InlineData("Adair did not say that the gates of the lower dam would stay shut.", null)]
    [InlineData("Adair said that they would stay.", null)]
    [InlineData("Adair said: “The gates of the lower dam will stay shut.”", null)]
    public void It_is_what_is_told_indirectly_and_says_enough(string text, string? paraphrase)
    {
        text = "Arvenian Water Minister Pell Adair spoke first. " + text;
        (Report report, TextAnalysis analysis, _) = Dispute.Read(text);
        AnalysedReport analysed = new()
        {
            Report = report,
            Language = analysis,
            Engine = "",
            Statements = [.. Dispute.Statements(text)],
        };
        Assert.Equal(paraphrase is null ? [] : [paraphrase], Paraphrase.Of(analysed).Select(static p => p.Text));
    }

    private static bool Links(UtteranceLine line, Actor speaker, LocalDate day) =>
        ParaphraseLinking.Links(line, March(4), Of(speaker, On(day)), day);

    private static UtteranceLine Line() => new UtteranceComposer().Compose([Quote("r1", March(4), Adair, Words)]);

    private static Paraphrase Of(Actor speaker, StatedDate date) =>
        new()
        {
            Speaker = speaker,
            Text = Told,
            Date = date,
            Evidence = Cite("r2", Told),
        };
}
