using CsCheck;
using Demarche.Intake;

namespace Demarche.Record.Tests.Verification;

public class LineVerificationTests
{
    private static readonly string[] s_pieces =
    [
        "Arvenia ",
        "Tasmere ",
        "demanded that ",
        "offered ",
        "will ",
        "open the gates",
        "attacked ",
        "“",
        "if ",
        ", ",
        ". ",
        "\n\n",
        "é🙂 ",
    ];

    private static readonly Gen<string> s_texts = Gen.Int[0, s_pieces.Length - 1]
        .Select(static k => s_pieces[k])
        .Array[1, 25]
        .Select(string.Concat);

    [Fact]
    public void Every_line_is_shown_to_who_watches_with_all_numbers_laid_out()
    {
        List<CandidateLine> seen = Watched("Tasmere demanded that Arvenia open the gates. Arvenia attacked Tasmere.");
        Assert.Contains(seen, static line => line is { Layer: ActLayer.Position, Kind: "demand", Sentence: 0, Word: 1 });
        Assert.Contains(seen, static line => line is { Layer: ActLayer.Event, Kind: "ASSAULT", Word: 1 });
        Assert.All(
            seen,
            static line =>
            {
                Assert.Equal(line.Layer == ActLayer.Event ? EventFeatures.Count : PositionFeatures.Count, line.Features.Length);
                Assert.All(line.Features, static number => Assert.True(float.IsFinite(number)));
                // The last number of the state of the encoder: nothing is left over.
                Assert.NotEqual(0, line.Features[^1]);
            }
        );
    }

    [Fact]
    public void Who_watches_sees_what_is_told_and_more() =>
        s_texts.Sample(
            text =>
            {
                int told = Analysed(text, null).Positions.Length;
                List<CandidateLine> seen = [];
                int all = Analysed(text, seen.Add).Positions.Length;
                Assert.True(told <= all);
                Assert.True(seen.Count(static line => line.Layer == ActLayer.Position) <= all);
            },
            iter: 60
        );

    [Fact]
    public void A_line_is_told_from_two_chances_in_five_on()
    {
        const string text =
            "Tasmere demanded that Arvenia open the gates. Arvenia refused to open the archive. The Arvenian economy threatens to shrink. "
            + "Soland is willing to go to great lengths to scare its own voters, and Arvenia will not be nice.";
        PositionKind[] expected =
        [
            .. Watched(text)
                .Where(static line => line.Layer == ActLayer.Position && LineVerifier.Positions.Judge(line.Features).Told >= 0.4)
                .Select(static line => Enum.Parse<PositionKind>(line.Kind, ignoreCase: true)),
        ];
        Assert.Equal(expected, Analysed(text, null).Positions.Select(static position => position.Kind));
    }

    [Fact]
    public void What_the_encoder_has_not_read_is_told_as_it_was_found()
    {
        ReportedEvent line = Analysed("Arvenia attacked the port of Tasmere.", static _ => { }).Events[0];
        Assert.Same(line, new LineVerification(new DeepStates(8)).Verified(SentenceOf("Arvenia attacked the port."), 1, line));
    }

    [Fact]
    public void The_confidence_of_an_event_is_the_chance_that_it_is_right()
    {
        ReportedEvent told = Assert.Single(Analysed("On Monday Arvenian troops attacked the port of Tasmere.", null).Events);
        Assert.InRange(told.Confidence, 0.5, 1);
    }

    [Theory]
    [InlineData("The Arvenian rebels insisted on their demands that the Tasmerian government grant the minority more rights.", "REQUEST")]
    [InlineData("Arvenia's government announced that it is prepared to impose martial law as battles raged in Quell.", "THREATEN")]
    public void Of_two_readings_of_one_sentence_the_doubtful_one_is_left_out(string text, string type) =>
        Assert.Equal([type], Analysed(text, null).Events.Select(static line => line.Type));

    [Fact]
    public void A_doubtful_event_is_the_surest_of_its_sentence() =>
        s_texts.Sample(
            text =>
            {
                foreach (
                    IGrouping<int, ReportedEvent> sentence in Analysed(text, null).Events.GroupBy(static e => e.Evidence.First.Span.Start)
                )
                {
                    double surest = sentence.Max(static line => line.Confidence);
                    Assert.All(sentence, line => Assert.True(line.Confidence >= 0.6 || line.Confidence >= surest));
                }
            },
            iter: 60
        );

    private static AnalysedReport Analysed(string text, Action<CandidateLine>? watch)
    {
        (Report report, _, _) = Dispute.Read(text);
        return new ReportAnalyser(Dispute.Knowledge) { Watch = watch }.Analyse(report, report.Published);
    }

    private static List<CandidateLine> Watched(string text)
    {
        List<CandidateLine> seen = [];
        Analysed(text, seen.Add);
        return seen;
    }

    private static SentenceView SentenceOf(string text)
    {
        (_, Language.TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(text);
        return SentenceViews.Of(analysis, actors, [])[0];
    }
}
