using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store.Tests.Upkeep;

public sealed class TiedAnswersTests
{
    private static readonly Actor Arvenia = new("ARV", "ARV", "Arvenia", ActorType.Country);
    private static readonly Actor Tasmere = new("TSM", "TSM", "Tasmere", ActorType.Country);

    [Theory]
    [InlineData("r1", 1, "ARV", ResponseStatus.Rejected, false)]
    [InlineData("r1", 0, "ARV", ResponseStatus.Noted, false)]
    [InlineData("r1", 1, "ARV", ResponseStatus.Fulfilled, true)]
    [InlineData("r1", 1, "TSM", ResponseStatus.Rejected, true)]
    [InlineData("r2", 1, "ARV", ResponseStatus.Rejected, true)]
    public void What_a_rule_read_stands_against_a_tie_of_its_sentence_or_to_the_contrary(
        string report,
        int sentence,
        string by,
        ResponseStatus status,
        bool stays
    )
    {
        Member read = Answer(1, "r1", 0, Arvenia, ResponseStatus.Accepted);
        Member tied = Answer(2, report, sentence, by == "ARV" ? Arvenia : Tasmere, status, new AnswerClue(), ".80: lock");
        List<Member> answers = [read, tied];
        TiedAnswers.LeaveRead(answers);
        Assert.Equal(stays ? [read, tied] : [read], answers);
    }

    [Fact]
    public void A_later_change_of_mind_in_the_same_report_stays()
    {
        Member read = Answer(1, "r1", 0, Arvenia, ResponseStatus.Rejected, day: 3);
        Member sameDay = Answer(2, "r1", 1, Arvenia, ResponseStatus.Accepted, new AnswerClue(), ".80: lock", 3);
        Member later = Answer(3, "r1", 2, Arvenia, ResponseStatus.Accepted, new AnswerClue(), ".80: lock", 6);
        List<Member> answers = [read, sameDay, later];
        TiedAnswers.LeaveRead(answers);
        Assert.Equal([read, later], answers);
    }

    [Fact]
    public void A_sentence_that_is_tied_to_nothing_is_left_out()
    {
        List<Member> answers = [Answer(1, "r1", 0, Arvenia, ResponseStatus.Noted, new AnswerClue())];
        TiedAnswers.LeaveRead(answers);
        Assert.Empty(answers);
    }

    private static Member<ReportedResponse> Answer(
        long id,
        string report,
        int sentence,
        Actor by,
        ResponseStatus status,
        AnswerClue? clue = null,
        string? tie = null,
        int? day = null
    )
    {
        const string Words = "The lock stays shut.";
        EvidenceSet evidence = EvidenceSet.Of(Evidence.Cite(report, new CleanText(Words), new TextSpan(0, Words.Length), sentence));
        ReportedResponse told = new()
        {
            By = by,
            Status = status,
            About = "open the lock",
            Date = day is { } known
                ? new StatedDate
                {
                    Earliest = new LocalDate(2031, 3, known),
                    Latest = new LocalDate(2031, 3, known),
                    Precision = DatePrecision.Day,
                    Basis = DateBasis.Stated,
                }
                : StatedDate.Unknown,
            Rule = "example",
            Evidence = evidence,
            Clue = clue,
            Tie = tie,
        };
        ReportFacts facts = new() { Id = new ReportId(report), Published = PublishedDate.None };
        return new Member<ReportedResponse>(id, new Mention<ReportedResponse>(facts, 0, told), "example", [.. evidence]);
    }
}
