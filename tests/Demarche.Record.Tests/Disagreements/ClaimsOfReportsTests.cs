using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

/// <summary>What two invented reports say of one thing, from their words to the disagreement.</summary>
public sealed class ClaimsOfReportsTests
{
    private static readonly ReportAnalyser Analyser = new(Dispute.Knowledge);
    private static readonly ClaimJoin Join = new();
    private static readonly DisagreementComposer Composer = new();

    [Theory]
    [InlineData(
        "Arvenia released 40 Tasmerian prisoners on Thursday.",
        "The release of 34 Tasmerian prisoners by Arvenia on Thursday was hailed.",
        "40",
        "34"
    )]
    [InlineData(
        "Arvenia expelled six Tasmerian diplomats on Thursday.",
        "Eight Tasmerian diplomats were expelled by Arvenia on Thursday.",
        "6",
        "8"
    )]
    [InlineData(
        "Arvenia agreed to lend Tasmere 300 million dollars.",
        "Arvenia agreed to lend Tasmere 250 million dollars.",
        "300,000,000 USD",
        "250,000,000 USD"
    )]
    [InlineData("Arvenia will free the 11 sailors of the trawler Blue Gull.", "The 14 sailors of the Blue Gull wrote home.", "11", "14")]
    public void The_same_counted_differently(string one, string other, string left, string right) =>
        Assert.Equal([left, right], Sides(one, other, DisagreementAspect.Number));

    [Theory]
    [InlineData("Arvenia released 40 Tasmerian prisoners on Thursday.", "Tasmere released 34 Arvenian prisoners on Thursday.")]
    [InlineData("Arvenia released 40 Tasmerian prisoners on Thursday.", "In 2028 Arvenia released 34 Tasmerian prisoners.")]
    [InlineData("Arvenia released 40 Tasmerian prisoners on Thursday.", "Arvenia will release 34 more Tasmerian prisoners.")]
    [InlineData("Arvenia expelled six Tasmerian diplomats on Thursday.", "Arvenia may expel eight Tasmerian diplomats.")]
    [InlineData(
        "Arvenia expelled at least six Tasmerian diplomats on Thursday.",
        "Arvenia expelled eight Tasmerian diplomats on Thursday."
    )]
    [InlineData(
        "Arvenia agreed to lend Tasmere 300 million dollars.",
        "A first part of 50 million dollars will go to Tasmere, Arvenia said."
    )]
    [InlineData("Arvenia will free the 11 sailors of the trawler Blue Gull.", "Arvenia freed the 20 sailors of a tug.")]
    [InlineData("Arvenia killed 12 wounded soldiers of Tasmere on Thursday.", "Arvenia killed 30 soldiers of Tasmere on Thursday.")]
    public void Other_things_other_times_parts_and_bounds(string one, string other) =>
        Assert.Empty(Sides(one, other, DisagreementAspect.Number));

    [Theory]
    [InlineData(
        "Arvenian soldiers crossed the Imber river into Tasmere on Thursday.",
        "Arvenia denied that its soldiers had crossed the Imber river."
    )]
    [InlineData(
        "Arvenian soldiers crossed the Imber river into Tasmere on Thursday.",
        "Arvenia rejected claims that its soldiers had crossed the Imber river."
    )]
    [InlineData(
        "Arvenia promised to withdraw its patrol boats from the lake, Tasmere said.",
        "Arvenia denied on Thursday that it had promised to withdraw its patrol boats."
    )]
    [InlineData(
        "Arvenia closed the lower sluices on Thursday, Tasmere said.",
        "“We have not closed the lower sluices,” Arvenian Water Minister Pell Adair said."
    )]
    public void Told_and_denied(string told, string denied)
    {
        string[] sides = Sides(told, denied, DisagreementAspect.Occurrence);
        Assert.Equal(2, sides.Length);
        Assert.StartsWith("told", sides[0]);
        Assert.StartsWith("denied by", sides[1]);
    }

    [Theory]
    [InlineData("Arvenia closed the lower sluices on Thursday.", "Arvenia denied entry to lorries from Tasmere.")]
    [InlineData("Arvenia closed the lower sluices on Thursday.", "Arvenia denied that it had bought grain from Tasmere.")]
    [InlineData(
        "Arvenian soldiers crossed the Imber river on Thursday.",
        "Tasmere called on Arvenia to deny that its soldiers had crossed the Imber river."
    )]
    [InlineData("Arvenia closed the lower sluices on Thursday.", "Arvenia did not close the upper gate, a shepherd said.")]
    public void What_is_no_denial_of_it(string told, string other) => Assert.Empty(Sides(told, other, DisagreementAspect.Occurrence));

    [Fact]
    public void Who_says_both_denies_nobody() =>
        Assert.Empty(
            Sides(
                "Arvenia denied that its soldiers had crossed the Imber river into Tasmere.",
                "Arvenia denies that its soldiers crossed the Imber river.",
                DisagreementAspect.Occurrence
            )
        );

    [Theory]
    [InlineData(
        "Arvenia seized the Tasmerian trawler Blue Gull on 3 March near Lorn.",
        "Arvenia seized the Tasmerian trawler Blue Gull on 4 March, the coast guard said.",
        2
    )]
    [InlineData("Arvenia shelled the Tasmerian port of Oro on 3 March.", "Arvenia shelled the Tasmerian port of Oro on 4 March.", 0)]
    [InlineData("Arvenia seized the Tasmerian trawler Blue Gull on 3 March.", "Arvenia seized the Tasmerian tug Old Rose on 4 March.", 0)]
    public void One_act_on_two_days_and_what_is_done_day_after_day(string one, string other, int sides) =>
        Assert.Equal(sides, Sides(one, other, DisagreementAspect.Date).Length);

    [Fact]
    public void Opposite_answers_of_one_day()
    {
        const string Yes = "Arvenia on Thursday accepted Tasmere's call to open the northern railway.";
        const string No = "Arvenia on Thursday rejected Tasmere's call to open the northern railway.";
        Assert.Equal(["accepted", "rejected"], Sides(Yes, No, DisagreementAspect.Occurrence));
        Assert.Empty(Sides(Yes, No.Replace("on Thursday", "in January"), DisagreementAspect.Occurrence));
    }

    [Fact]
    public void The_same_words_of_two_speakers()
    {
        const string Words = "“The locks are ours, the water is ours and the debts are ours too,”";
        string[] sides = Sides(
            $"{Words} Arvenian Water Minister Pell Adair said at a market.",
            $"Fishermen heard a speech by the lake. {Words} Tasmerian Prime Minister Ina Okoye said.",
            DisagreementAspect.Attribution
        );
        Assert.Equal(["Pell Adair", "Ina Okoye"], sides);
        Assert.Empty(
            Sides($"{Words} Arvenian Water Minister Pell Adair said.", $"{Words} Adair said at a market.", DisagreementAspect.Attribution)
        );
    }

    // Every pair that joins, as the record composes it; joining must not depend on the order.
    private static string[] Sides(string one, string other, DisagreementAspect aspect)
    {
        ImmutableArray<Mention<ReportedClaim>> left = Claims("r_1", one, "Lorn Daily");
        ImmutableArray<Mention<ReportedClaim>> right = Claims("r_2", other, "Quell Post");
        List<string[]> found = [];
        foreach (Mention<ReportedClaim> mine in left)
        {
            foreach (Mention<ReportedClaim> theirs in right)
            {
                bool joins = Join.Joins(mine, theirs);
                Assert.Equal(joins, Join.Joins(theirs, mine));
                if (joins)
                {
                    Assert.Contains(Join.BlockingKeys(mine), key => Join.BlockingKeys(theirs).Any(key.Meets));
                    DisagreementLine line = Composer.Compose([mine, theirs]);
                    if (line.Sides.Length > 0 && line.Aspect == aspect)
                    {
                        found.Add([.. line.Sides.Select(static s => s.Value)]);
                    }
                }
            }
        }

        return found.FirstOrDefault() ?? [];
    }

    private static ImmutableArray<Mention<ReportedClaim>> Claims(string id, string text, string outlet)
    {
        PublishedDate published = Tellings.Published(new LocalDate(2031, 3, 6));
        CleanText clean = new(text);
        Report report = new()
        {
            Id = new ReportId(id),
            Kind = ReportKind.Article,
            Published = published,
            Locator = "example",
            Outlet = outlet,
            Text = clean,
            BytesSha256 = clean.Sha256,
        };
        ReportFacts facts = Tellings.Facts(id, new LocalDate(2031, 3, 6), outlet) with { Origins = [$"own:{outlet}"] };
        return
        [
            .. ReportedClaims.Of(Analyser.Analyse(report, published)).Select((claim, i) => new Mention<ReportedClaim>(facts, i, claim)),
        ];
    }
}
