using CsCheck;

namespace Demarche.Record.Tests;

public class ReportAnalyserTests
{
    private static readonly string[] Pieces =
    [
        "Arvenia",
        "Tasmere",
        "the Meridian Council",
        "demanded",
        "that",
        "rejected",
        "call",
        "to",
        "for",
        "open the gates",
        "will",
        "not",
        "offered",
        "if",
        ",",
        ".",
        "\n\n",
        "“",
        "”",
        "'s",
        "on Monday",
        "by 15 March",
        "(",
        ")",
        ":",
        "and",
        "it",
        "he",
        "said",
        "non-starters",
        "😀",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Array[0, 60]
        .Select(picks => string.Join(' ', picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Any_text_is_read_and_every_line_cites_words_that_stand_in_it() =>
        Texts.Sample(
            text =>
            {
                AnalysedReport report = Reading.Read(text);
                IEnumerable<Evidence> cited = report
                    .Positions.SelectMany(line => line.Evidence)
                    .Concat(report.Responses.SelectMany(line => line.Evidence))
                    .Concat(report.Events.SelectMany(line => line.Evidence));
                foreach (Evidence evidence in cited)
                {
                    Assert.Equal(evidence.Text, report.Report.Text.Map.ToUtf16(evidence.Span).Of(text));
                }

                Assert.All(
                    report.Responses,
                    response => Assert.True(response.To is null || report.Positions.Any(line => line.Id == response.To))
                );
                Assert.Equal(report.Positions.Select((_, index) => $"p{index + 1}"), report.Positions.Select(line => line.Id));
            },
            iter: 2000,
            seed: "0000KOIs2Hd5"
        );

    [Fact]
    public void The_same_report_gives_the_same_lines() =>
        Texts.Sample(
            text =>
            {
                Assert.Equal(Reading.Positions(text), Reading.Positions(text));
                Assert.Equal(Reading.Events(text), Reading.Events(text));
            },
            iter: 200,
            seed: "0000KOIs2Hd5"
        );

    [Fact]
    public void Another_language_gets_no_lines() =>
        Assert.Empty(Reading.Read("Arvenia rejected Tasmere's call to open the gates.", language: "de").Positions);

    [Fact]
    public void The_engine_stamp_names_version_and_tables() =>
        Assert.Matches("^demarche-0\\.1\\.0\\+[0-9a-f]{12}$", Reading.Analyser.Engine);
}
