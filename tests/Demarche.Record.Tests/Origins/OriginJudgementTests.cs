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
        OriginVerdict verdict = OriginJudgement.Judge(report, [pair], _ => [earlier])[0];
        Assert.Equal(("Orbit", OriginBasis.Similarity, "r1"), (verdict.Name, verdict.Basis, verdict.Sign));
    }

    [Fact]
    public void A_few_shared_lines_do_not_make_an_origin()
    {
        Report report = Report("r2", "The gates stay shut.", "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r1"), .2, .2, [new SharedRun(new TextSpan(0, 4), new TextSpan(0, 4))]);
        OriginVerdict earlier = new(pair.Earlier, "Orbit", OriginKind.Agency, null, OriginBasis.Dateline, "Orbit", .95);
        Assert.Equal(["unknown:r2"], OriginJudgement.Names(OriginJudgement.Judge(report, [pair], _ => [earlier])));
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

    [Fact]
    public void A_report_made_of_two_wires_hands_on_both_passage_by_passage()
    {
        const string text = "The gates stay shut. The harvest failed again.";
        Report report = Report("r3", text, "Lorn Post");
        CopyPair gates = Pair(report, "r1", .5, new TextSpan(0, 20));
        CopyPair harvest = Pair(report, "r2", .5, new TextSpan(21, 46));
        ImmutableArray<OriginVerdict> verdicts = OriginJudgement.Judge(
            report,
            [gates, harvest],
            id => [Agency(id, id.Value == "r1" ? "Orbit" : "Vela")]
        );
        Assert.Equal(["Orbit", "Vela"], OriginJudgement.Names(verdicts).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["The gates stay shut.", "The harvest failed again."],
            verdicts.Where(static v => v.Span is not null).Select(v => v.Span!.Value.Of(text))
        );
    }

    [Fact]
    public void A_copy_of_a_copy_has_the_origin_of_the_first_at_the_place_that_it_copies()
    {
        // The earlier report holds Orbit's words in its second half only; that half is what the later one takes.
        ReportId earlier = new("r2");
        OriginVerdict[] ofEarlier =
        [
            new(earlier, "own:Quell Times", OriginKind.OwnReporter, null, OriginBasis.Byline, "Ann", .7),
            new(earlier, "own:Quell Times", OriginKind.OwnReporter, new TextSpan(0, 100), OriginBasis.Byline, "Ann", .7),
            new(earlier, "Orbit", OriginKind.Agency, new TextSpan(100, 200), OriginBasis.Similarity, "r1", .9),
        ];
        Report report = Report("r3", new string('x', 60), "Lorn Post");
        CopyPair pair = new(report.Id, earlier, .9, .45, [new SharedRun(new TextSpan(0, 54), new TextSpan(130, 184))]);
        Assert.Equal(["Orbit"], OriginJudgement.Names(OriginJudgement.Judge(report, [pair], _ => [.. ofEarlier])));
    }

    [Fact]
    public void The_words_count_more_than_the_line_that_is_printed_over_them()
    {
        Report report = Report("r2", "By Vela\nThe gates stay shut.", "Lorn Post", null, Sign(OriginSignKind.Byline, "Vela", 3, 7));
        CopyPair pair = Pair(report, "r1", .9, new TextSpan(8, 28));
        Assert.Equal(["Orbit"], OriginJudgement.Names(OriginJudgement.Judge(report, [pair], id => [Agency(id, "Orbit")])));
    }

    [Fact]
    public void The_whole_of_a_wire_that_was_first_seen_cut_short_is_no_second_origin()
    {
        Report report = Report("r2", new string('x', 200), "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r1"), .2, 1, [new SharedRun(new TextSpan(0, 40), new TextSpan(0, 40))]);
        Assert.Equal(["Orbit"], OriginJudgement.Names(OriginJudgement.Judge(report, [pair], id => [Agency(id, "Orbit")])));
    }

    [Fact]
    public void What_its_own_reporter_wrote_round_a_wire_stays_an_origin_of_its_own()
    {
        Report report = Report("r2", new string('x', 200), "Lorn Post") with { Authors = ["Mira Tolen"] };
        CopyPair pair = new(report.Id, new ReportId("r1"), .2, 1, [new SharedRun(new TextSpan(0, 40), new TextSpan(0, 40))]);
        Assert.Equal(["own:Lorn Post"], OriginJudgement.Names(OriginJudgement.Judge(report, [pair], id => [Agency(id, "Orbit")])));
    }

    [Fact]
    public void What_a_copy_added_and_nobody_claims_is_no_origin_for_those_who_take_it_over()
    {
        Report report = Report("r3", new string('x', 200), "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r2"), 1, 1, [Shared(0, 80), Shared(100, 200)]);
        ImmutableArray<OriginVerdict> verdicts = OriginJudgement.Judge(report, [pair], CopyWithAddition);
        Assert.Equal(["Orbit"], OriginJudgement.Names(verdicts));
    }

    [Fact]
    public void A_report_made_of_an_addition_alone_is_an_origin_and_hands_it_on()
    {
        Report report = Report("r3", new string('x', 100), "Lorn Post");
        CopyPair pair = new(report.Id, new ReportId("r2"), .9, .45, [new SharedRun(new TextSpan(0, 90), new TextSpan(105, 195))]);
        ImmutableArray<OriginVerdict> verdicts = OriginJudgement.Judge(report, [pair], CopyWithAddition);
        Assert.Equal(["unknown:r3"], OriginJudgement.Names(verdicts));

        Report next = Report("r4", new string('x', 100), "Quell Times");
        CopyPair ofSecond = pair with { Later = next.Id };
        CopyPair ofThird = Pair(next, "r3", .9, new TextSpan(0, 90));
        Assert.Equal(
            ["unknown:r3"],
            OriginJudgement.Names(
                OriginJudgement.Judge(next, [ofSecond, ofThird], id => id.Value == "r3" ? verdicts : CopyWithAddition(id))
            )
        );
    }

    [Fact]
    public void An_agency_named_over_a_text_that_was_seen_before_without_a_name_is_no_second_origin()
    {
        Report report = Report("r2", new string('x', 200), "Lorn Post", null, Sign(OriginSignKind.Dateline, "Orbit", 0, 5));
        CopyPair pair = Pair(report, "r1", .5, new TextSpan(0, 100));
        ImmutableArray<OriginVerdict> verdicts = OriginJudgement.Judge(
            report,
            [pair],
            static id => [new OriginVerdict(id, "unknown:r1", OriginKind.Unknown, null, OriginBasis.None, "", 0)]
        );
        Assert.All(verdicts, static v => Assert.Equal("unknown:r1", v.Name));
    }

    [Fact]
    public void A_report_without_a_sign_takes_the_agency_that_its_copies_name()
    {
        Report report = Report("r1", "The gates stay shut.", "Lorn Post");
        CopyPair copy = new(new ReportId("r2"), report.Id, .9, 1, []);
        OriginSign orbit = Sign(OriginSignKind.Dateline, "Orbit", 0, 5);
        OriginVerdict verdict = Assert.Single(OriginJudgement.Judge(report, [], static _ => [], [(copy, [orbit])]));
        Assert.Equal(("Orbit", OriginBasis.Similarity, "r2"), (verdict.Name, verdict.Basis, verdict.Sign));
        Assert.Equal(
            "unknown:r1",
            Assert
                .Single(
                    OriginJudgement.Judge(
                        report,
                        [],
                        static _ => [],
                        [(copy, [orbit]), (copy, [Sign(OriginSignKind.Dateline, "Vela", 0, 4)])]
                    )
                )
                .Name
        );
    }

    [Fact]
    public void Outlets_of_one_house_share_their_reporters()
    {
        Report one = Report("r1", "The gates stay shut.", "Miami Herald") with { Authors = ["Mira Tolen"] };
        Report other = Report("r2", "It rained.", "The Sacramento Bee") with { Authors = ["Ann Lorn"] };
        Assert.Equal(Judge(one)[0].Name, Judge(other)[0].Name);
    }

    [Theory]
    [InlineData("Ministry of Water of Arvenia", null)]
    [InlineData("Arvenia Foreign Ministry", null)]
    [InlineData("Water News", "water.gov.av")]
    public void A_government_that_speaks_itself_is_an_official_channel(string outlet, string? domain)
    {
        OriginVerdict verdict = Assert.Single(Judge(Report("r1", "The gates stay shut.", outlet) with { OutletDomain = domain }));
        Assert.Equal(($"official:{outlet}", OriginKind.OfficialChannel), (verdict.Name, verdict.Kind));
    }

    // Orbit's words in the first half, and nobody's in the second.
    private static ImmutableArray<OriginVerdict> CopyWithAddition(ReportId id) =>
        [
            new(id, "Orbit", OriginKind.Agency, null, OriginBasis.Similarity, "r1", .9),
            new(id, "Orbit", OriginKind.Agency, new TextSpan(0, 100), OriginBasis.Similarity, "r1", .9),
            new(id, $"unknown:{id}", OriginKind.Unknown, new TextSpan(100, 200), OriginBasis.None, "", 0),
        ];

    private static SharedRun Shared(int start, int end) => new(new TextSpan(start, end), new TextSpan(start, end));

    private static CopyPair Pair(Report report, string earlier, double fraction, TextSpan span) =>
        new(report.Id, new ReportId(earlier), fraction, fraction, [new SharedRun(span, span)]);

    private static OriginVerdict Agency(ReportId report, string name) =>
        new(report, name, OriginKind.Agency, null, OriginBasis.Dateline, name, .95);

    private static ImmutableArray<OriginVerdict> Judge(Report report) => OriginJudgement.Judge(report, [], static _ => []);

    private static OriginSign Sign(OriginSignKind kind, string name, int start, int end) =>
        new(kind, name, name, new TextSpan(start, end), Agency: true);
}
