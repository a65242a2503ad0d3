using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;
using NodaTime;

namespace Demarche.Cli.Tests.Golden;

/// <summary>A hand-made record of two invented states, small enough to read beside its golden files.</summary>
internal static class InventedRecord
{
    private const string Text = "Arvenia ruled out opening the sluices on Tuesday. 🌊 “We will not open them,” Pell Adair said.";

    private static readonly CleanText Clean = new(Text);
    private static readonly Instant Read = Instant.FromUtc(2031, 3, 5, 8, 0);
    private static readonly ActorRef Arvenia = new("a_1", "ARV GOV", "Arvenia");
    private static readonly ActorRef Tasmere = new("a_2", "TSM GOV", "Tasmere");
    private static readonly Support Two = new(3, 2, 1);

    public static ViewPage<T> Page<T>(params T[] items) =>
        new(
            "imber",
            new LocalDate(2031, 3, 6),
            7,
            new Coverage(3, 2, 1, ["en"], "2031-03-04", "2031-03-05", 1, 0, ["demarche-test"]),
            [.. items],
            null
        );

    public static EvidenceItem Evidence(string words)
    {
        int start = Text.IndexOf(words, StringComparison.Ordinal);
        Evidence cited = Demarche.Record.Evidence.Cite("r_1", Clean, new TextSpan(start, start + words.Length), 0);
        return new EvidenceItem("e_1", cited, "Imber Post", "https://imber.example/a", "o_1", "2031-03-05", null, "exact");
    }

    public static StatedDate Day(int day) =>
        new()
        {
            Value = $"2031-03-{day:00}",
            Earliest = new LocalDate(2031, 3, day),
            Latest = new LocalDate(2031, 3, day),
            Precision = DatePrecision.Day,
            Basis = DateBasis.Relative,
            Expression = "on Tuesday",
            Reason = "weekday: latest on or before publication",
        };

    public static EventItem Event() =>
        new()
        {
            Id = "ev_1",
            Summary = "Arvenia ruled out opening the sluices",
            Type = "REJECT",
            Status = EventStatus.Happened,
            Actors = [Arvenia],
            Recipients = [Tasmere],
            Date = Day(4),
            Support = Two,
            FirstSeen = Read,
            RecordStatus = "current",
            Engine = "demarche-test",
            Evidence = [Evidence("Arvenia ruled out opening the sluices")],
        };

    public static PositionItem Position() =>
        new()
        {
            Id = "p_1",
            Kind = PositionKind.Demand,
            Holders = [Tasmere],
            Addressees = [Arvenia],
            Proposition = "open the sluices",
            Stated = Day(4) with { Basis = DateBasis.Publication },
            StatusNow = "open",
            StatusAsOf = new LocalDate(2031, 3, 6),
            Support = Two,
            FirstSeen = Read,
            RecordStatus = "current",
            Engine = "demarche-test",
            Evidence = [Evidence("opening the sluices")],
            Responses =
            [
                new ResponseItem
                {
                    Id = "rs_1",
                    By = Arvenia,
                    Status = ResponseStatus.PartlyAccepted,
                    Date = StatedDate.Unknown,
                    Support = new Support(1, 1, 1),
                    Evidence = [Evidence("ruled out")],
                },
            ],
        };

    public static UtteranceItem Utterance() =>
        new()
        {
            Id = "u_1",
            Speaker = new ActorRef("a_3", null, "Pell Adair"),
            SpeakerOffice = "water minister",
            FullestText = "We will not open them",
            Date = Day(4),
            Support = Two,
            FirstSeen = Read,
            RecordStatus = "current",
            Engine = "demarche-test",
            Variants =
            [
                new VariantItem
                {
                    Report = "r_1",
                    Outlet = "Imber Post",
                    EvidenceId = "e_1",
                    Kind = StatementKind.Direct,
                    Text = "We will not open them",
                    Difference = VariantDifference.WordsChanged,
                },
            ],
            Paraphrases = [new ParaphraseItem("r_1", "Imber Post", "they would stay shut", Evidence("the sluices"))],
            Evidence = [Evidence("“We will not open them,”")],
        };

    public static ReportItem Report() =>
        new()
        {
            Id = "r_1",
            Status = "current",
            Kind = ReportKind.WireCopy,
            Title = "Arvenia says no",
            Outlet = "Imber Post",
            Published = new PublishedDate
            {
                Value = "2031-03-05T10:20+01:00",
                Precision = DatePrecision.Minute,
                Basis = PublishedBasis.JsonLd,
            },
            ReadAt = Read,
            Locator = "a.html",
            CopyOf = "r_0",
            CopiedFraction = 0.83,
            Changes = CopyChanges(),
            BytesSha256 = "00",
            TextSha256 = Clean.Sha256,
            TextLength = Clean.Map.CodePoints,
            Parts = [new PartItem(0, PartKind.Chapter, new CodePointSpan(0, 7), null, 12.5, null, "Arvenia")],
            Dropped = [new DroppedBlock(0, "Subscribe now", "subscribe")],
            Origins = [new ReportOriginItem("o_1", "Meridian Press", OriginKind.Agency, OriginBasis.Foot, "(Meridian Press)", null, 0.9)],
            Engine = "demarche-test",
        };

    public static OriginItem Origin() =>
        new()
        {
            Id = "o_1",
            Name = "Meridian Press",
            Kind = OriginKind.Agency,
            Support = Two,
            Carriers =
            [
                new OriginCarrier(
                    "r_1",
                    "Imber Post",
                    "Arvenia says no",
                    "2031-03-05",
                    OriginBasis.Foot,
                    "(Meridian Press)",
                    "r_0",
                    0.83,
                    null
                )
                {
                    Changes = CopyChanges(),
                },
            ],
        };

    private static ImmutableArray<CopyChangeItem> CopyChanges() =>
        [
            new CopyChangeItem(CopyChangeKind.EditedHeadline, 1, 2, []),
            new CopyChangeItem(CopyChangeKind.CutTail, 1, 23, [new ChangedPlaceItem(null, new CodePointSpan(120, 241))]),
            new CopyChangeItem(
                CopyChangeKind.SmallEdits,
                2,
                3,
                [
                    new ChangedPlaceItem(new CodePointSpan(8, 17), new CodePointSpan(8, 16)),
                    new ChangedPlaceItem(new CodePointSpan(40, 47), null),
                ]
            ),
        ];

    public static StoryItem Story() =>
        new()
        {
            Id = "st_1",
            Title = "the sluices",
            Date = new StatedDate
            {
                Value = "2031-03-04/2031-03-06",
                Earliest = new LocalDate(2031, 3, 4),
                Latest = new LocalDate(2031, 3, 6),
                Precision = DatePrecision.Range,
                Basis = DateBasis.Publication,
                Reason = "days of publication of its reports",
            },
            Support = new Support(8, 2, 1),
            Carriers =
            [
                new StoryCarrier("r_1", "Imber Post", "Arvenia says no", "2031-03-04", null, null, "a.html"),
                new StoryCarrier("r_2", null, null, null, "r_1", 0.83, "pages/b.html"),
            ],
            Lines =
            [
                new StoryLineRef("ev_1", "event", "happened, 2031-03-04: Arvenia ruled out opening the sluices"),
                new StoryLineRef("p_1", "position", "demand by Tasmere: open the sluices"),
            ],
            LineCount = 5,
            Thread = new ThreadRef("th_3", 4),
            Continues = new StoryContinuation(
                "st_3",
                "Arvenia closes the sluices",
                new ThreadLink(0.412, 0.52, 0.21, ["arvenia", "imber"], ["ARV", "name:meridian council"], ThreadTie.Line),
                [new StoryLineRef("p_1", "position", "demand by Tasmere: open the sluices")]
            ),
            ContinuedBy = ["st_7"],
            MergedFrom = ["st_4"],
            FirstSeen = Read,
            RecordStatus = "current",
            Engine = "demarche-test",
            Evidence = [Evidence("the sluices")],
        };

    public static DisagreementItem Disagreement() =>
        new()
        {
            Id = "d_1",
            What = "sluices opened",
            Aspect = DisagreementAspect.Number,
            State = "open",
            Sides =
            [
                new DisagreementSideItem("12", Two, null, [Evidence("the sluices")]),
                new DisagreementSideItem("15", new Support(1, 1, 1), null, [Evidence("the sluices")]),
            ],
        };

    public static ChangeItem[] Changes() =>
        [
            new(5, Read, "ev_1", "event", "added", null, "Arvenia: reject: Arvenia ruled out opening the sluices", "r_1"),
            new(6, Read, "p_1", "position", "changed", "open the sluices", "open the lower sluices", "human"),
            new(7, Read + Duration.FromDays(1), "p_1", "position", "new-origin", null, null, "demarche-test"),
        ];

    public static CorrectionItem[] Corrections() =>
        [
            new()
            {
                Id = "c_1",
                At = Read,
                By = "Mara Lind",
                Op = "set",
                Targets = ["p_1"],
                Payload = """{"proposition":"open the lower sluices","stated":"2031-03"}""",
                Reason = "misread",
                UndoneAt = Read + Duration.FromDays(1),
                UndoneBy = "Jon Vey",
            },
            new()
            {
                Id = "c_2",
                At = Read,
                Op = "merge",
                Targets = ["ev_1", "ev_4"],
                Payload = "{}",
                Applied = true,
            },
        ];

    public static ActorItem Actor() =>
        new()
        {
            Id = "a_1",
            Name = "Arvenia",
            Code = "ARV",
            Type = ActorType.Country,
            Names = ["Arvenia"],
            Reports = 3,
        };
}
