using CsCheck;
using Demarche.Text;
using NodaTime;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class PositionStatusTests
{
    private static readonly PositionLine Meet = Line(PositionKind.Demand, Arvenia, Tasmere);

    [Fact]
    public void Silence_is_no_response() => Assert.Equal("open", PositionStatus.At(Meet, [], March(6)));

    [Fact]
    public void Addressees_who_answer_differently_leave_it_mixed() =>
        Assert.Equal(
            "mixed",
            PositionStatus.At(Meet, [Answer(Tasmere, ResponseStatus.Accepted, 6), Answer(Arvenia, ResponseStatus.Deferred, 6)], March(6))
        );

    [Fact]
    public void Only_answers_up_to_the_day_count_and_the_last_of_an_actor_stands()
    {
        PositionLine open = Line(PositionKind.Demand, Arvenia);
        ResponseLine[] answers =
        [
            Answer(Arvenia, ResponseStatus.Deferred, 24),
            Answer(Arvenia, ResponseStatus.Rejected, 4),
            Answer(Arvenia, ResponseStatus.PartlyAccepted, 13),
        ];
        Assert.Equal("open", PositionStatus.At(open, answers, March(3)));
        Assert.Equal("rejected", PositionStatus.At(open, answers, March(6)));
        Assert.Equal("partly-accepted", PositionStatus.At(open, answers, March(13)));
        Assert.Equal("deferred", PositionStatus.At(open, answers, null));
    }

    [Fact]
    public void An_answer_of_somebody_else_is_no_answer() =>
        Assert.Equal("open", PositionStatus.At(Line(PositionKind.Demand, Arvenia), [Answer(Tasmere, ResponseStatus.Rejected, 4)], null));

    [Fact]
    public void Refused_and_answered_with_another_offer_is_rejected() =>
        Assert.Equal(
            "rejected",
            PositionStatus.At(
                Line(PositionKind.Demand, Arvenia),
                [Answer(Arvenia, ResponseStatus.Rejected, 4), Answer(Arvenia, ResponseStatus.Countered, 4)],
                null
            )
        );

    [Fact]
    public void No_comment_does_not_undo_an_answer() =>
        Assert.Equal(
            "rejected",
            PositionStatus.At(
                Line(PositionKind.Demand, Arvenia),
                [Answer(Arvenia, ResponseStatus.Rejected, 4), Answer(Arvenia, ResponseStatus.Noted, 6)],
                null
            )
        );

    [Fact]
    public void A_promise_broken_and_then_kept_late_is_kept()
    {
        ResponseLine[] outcomes = [Answer(Arvenia, ResponseStatus.Broken, 21), Answer(Arvenia, ResponseStatus.Kept, 24)];
        PositionLine promise = Line(PositionKind.Commitment, Tasmere);
        Assert.Equal("broken", PositionStatus.At(promise, outcomes, March(22)));
        Assert.Equal("kept", PositionStatus.At(promise, outcomes, March(24)));
    }

    [Fact]
    public void Yes_and_no_of_one_actor_on_one_day_is_disputed() =>
        Assert.Equal(
            "disputed",
            PositionStatus.At(
                Line(PositionKind.Demand, Arvenia),
                [Answer(Arvenia, ResponseStatus.Accepted, 4), Answer(Arvenia, ResponseStatus.Rejected, 4)],
                null
            )
        );

    [Fact]
    public void Every_set_of_responses_has_a_status_that_does_not_depend_on_their_order()
    {
        Gen<ResponseLine> answer = Gen.Select(
            Gen.Enum<ResponseStatus>(),
            Gen.Bool,
            Gen.Int[0, 5],
            static (status, first, day) => Answer(first ? Arvenia : Tasmere, status, day)
        );
        HashSet<string> known = [.. Enum.GetValues<ResponseStatus>().Select(PositionStatus.Name), "open", "mixed", "disputed"];
        answer
            .List[0, 6]
            .Sample(all =>
                known.Contains(PositionStatus.At(Meet, all, March(4)))
                && PositionStatus.At(Meet, all, null) == PositionStatus.At(Meet, [.. Enumerable.Reverse(all)], null)
            );
    }

    private static PositionLine Line(PositionKind kind, params Actor[] addressees) =>
        new()
        {
            Kind = kind,
            Holders = [new Actor("MRC", "MRC", "Meridian Council", ActorType.Organisation)],
            Addressees = [.. addressees],
            Proposition = "meet in Soland",
            Stated = On(March(1)),
            Evidence = Cite("r0", "meet in Soland"),
        };

    private static ResponseLine Answer(Actor by, ResponseStatus status, int day) =>
        new()
        {
            By = by,
            Status = status,
            Date = day == 0 ? StatedDate.Unknown : On(March(day)),
            Evidence = Cite("r1", status.ToString()),
        };
}
