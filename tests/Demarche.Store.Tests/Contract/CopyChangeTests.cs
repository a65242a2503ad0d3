using System.Collections.Immutable;
using CsCheck;
using Demarche.Intake;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>What a copy changed stands beside what it copies, whatever was read first.</summary>
public sealed class CopyChangeTests : IDisposable
{
    private const string First =
        "The pilots of the strait 🙂 have worked under the same rules since the old treaty and nobody expects them to change.";
    private const string Second =
        "A ferry that waited for two days before the lower sluices went back to its harbour on Monday with all passengers.";
    private const string Third =
        "The ministry organised a meeting with the owners of the boats, who asked for seven new berths at the quay of Oro.";
    private const string Local =
        "Here in Imber nobody had seen a ferry since the spring market closed its gates to the people from the islands.";

    private static readonly LocalDate Day = MarkedReports.FirstDay;
    private readonly TemporaryFolder _folder = new();
    private int _made;

    public void Dispose() => _folder.Dispose();

    private static Report Wire => MarkedReports.Of(Text(First, Second, Third), "Oro Courier", Day);

    // Of the wire, with a tail that is cut; and a copy of that copy, which restores nothing and puts a paragraph in.
    private static Report Cut => MarkedReports.Of(Text(First, Second), "Tasmere Post", Day.PlusDays(1), title: "Ferry goes home");

    private static Report CopyOfCut =>
        MarkedReports.Of(Text(First, Local, Second), "Imber Times", Day.PlusDays(2), title: "Ferry goes home");

    [Fact]
    public void Whatever_is_read_first_each_copy_says_what_it_changed_of_what_it_copies() =>
        Gen.Shuffle(new[] { Wire, Cut, CopyOfCut })
            .Sample(
                reports =>
                {
                    using SqliteStore store = SqliteStore.Open(_folder.File($"{_made++}.db"), new MarkedAnalyser());
                    foreach (Report report in reports)
                    {
                        store.Read("strait", MarkedReports.Outcomes(report), null, CancellationToken.None);
                    }

                    ImmutableArray<OriginCarrier> carriers = [.. store.Origins(new ViewQuery()).Items.SelectMany(static o => o.Carriers)];
                    OriginCarrier Of(Report report) => carriers.First(c => c.Report == report.Id.Value);
                    Assert.Null(Of(Wire).Changes);
                    Assert.Equal(Wire.Id.Value, Of(Cut).CopyOf);
                    Assert.Equal("NewHeadline 1 CutTail 1", Told(Of(Cut)));
                    Assert.Equal(Third, Place(Of(Cut), CopyChangeKind.CutTail).InEarlier!.Value.Of(Wire));
                    Assert.Equal(Local, Place(Of(CopyOfCut), CopyChangeKind.InsertedParagraphs).InLater!.Value.Of(CopyOfCut));
                    Assert.Equal(
                        carriers.Select(static c => c.Changes is null ? "" : Told(c)),
                        carriers.Select(c => store.Report(c.Report)!.Changes is { } same ? Told(same) : "")
                    );
                },
                iter: 6
            );

    private static ChangedPlaceItem Place(OriginCarrier carrier, CopyChangeKind kind) =>
        Assert.Single(carrier.Changes!.Value.Single(c => c.Kind == kind).Places);

    private static string Told(OriginCarrier carrier) => Told(carrier.Changes!.Value);

    private static string Told(ImmutableArray<CopyChangeItem> changes) =>
        string.Join(' ', changes.Select(static c => $"{c.Kind} {c.Count}"));

    private static string Text(params string[] paragraphs) => string.Join("\n\n", paragraphs);
}

file static class SpanText
{
    public static string Of(this Demarche.Text.CodePointSpan span, Report report) => report.Text.Map.ToUtf16(span).Of(report.Text.Value);
}
