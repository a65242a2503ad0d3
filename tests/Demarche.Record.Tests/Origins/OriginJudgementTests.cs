using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class OriginJudgementTests
{
    [Fact]
    public void A_dateline_agency_is_the_origin()
    {
        Report report = Report(
            "r1",
            "LORN (Orbit) - The gates stay shut.",
            "Lorn Post",
            null,
            Sign(OriginSignKind.Dateline, "Orbit", 6, 11)
        );
        OriginVerdict verdict = Assert.Single(Judge(report));
        Assert.Equal(("Orbit", OriginKind.Agency, OriginBasis.Dateline), (verdict.Name, verdict.Kind, verdict.Basis));
    }

    [Fact]
    public void A_reprint_without_a_sign_has_the_origin_of_the_report_that_it_copies()
    {
        Report report = Report("r2", "The gates stay shut.", "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r1"), .9, .9, [new SharedRun(new TextSpan(0, 18), new TextSpan(0, 18))]);
        OriginVerdict earlier = new(pair.Earlier, "Orbit", OriginKind.Agency, null, OriginBasis.Dateline, "Orbit", .95);
        OriginVerdict verdict = Assert.Single(OriginJudgement.Judge(report, [pair], _ => [earlier]));
        Assert.Equal(("Orbit", OriginBasis.Similarity, "r1"), (verdict.Name, verdict.Basis, verdict.Sign));
    }

    [Fact]
    public void A_few_shared_lines_do_not_make_an_origin()
    {
        Report report = Report("r2", "The gates stay shut.", "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r1"), .2, .2, [new SharedRun(new TextSpan(0, 4), new TextSpan(0, 4))]);
        OriginVerdict earlier = new(pair.Earlier, "Orbit", OriginKind.Agency, null, OriginBasis.Dateline, "Orbit", .95);
        Assert.Equal("unknown:r2", Assert.Single(OriginJudgement.Judge(report, [pair], _ => [earlier])).Name);
    }

    [Fact]
    public void Told_to_an_agency_further_down_is_the_origin_of_that_sentence_only()
    {
        const string text = "The gates stay shut.\n\nIt rained. “No,” the mayor told Orbit on Monday. Bakers opened.";
        int at = text.IndexOf("told Orbit", StringComparison.Ordinal);
        Report report = Report("r1", text, "Lorn Post", null, Sign(OriginSignKind.InText, "Orbit", at, at + 10));
        ImmutableArray<OriginVerdict> verdicts = Judge(report);
        Assert.Equal(["unknown:r1"], OriginJudgement.Names(verdicts));
        Assert.Equal("“No,” the mayor told Orbit on Monday.", verdicts[^1].Span!.Value.Of(text));
    }

    [Fact]
    public void An_agency_credited_in_the_first_paragraph_is_the_origin_with_less_confidence()
    {
        Report report = Report(
            "r1",
            "The gates stay shut, Orbit reported.\nIt rained.",
            "Lorn Post",
            null,
            Sign(OriginSignKind.InText, "Orbit", 21, 35)
        );
        OriginVerdict whole = Judge(report)[0];
        Assert.Equal(("Orbit", OriginBasis.InText), (whole.Name, whole.Basis));
        Assert.True(whole.Confidence < .8);
    }

    [Fact]
    public void A_byline_of_a_person_is_the_outlets_own_reporter()
    {
        Report report = Report("r1", "The gates stay shut.", "Lorn Post") with { Authors = ["Mira Tolen"] };
        Assert.Equal("own:Lorn Post", Assert.Single(Judge(report)).Name);
    }

    private static ImmutableArray<OriginVerdict> Judge(Report report) => OriginJudgement.Judge(report, [], static _ => []);

    private static OriginSign Sign(OriginSignKind kind, string name, int start, int end) =>
        new(kind, name, name, new TextSpan(start, end), Agency: true);
}
