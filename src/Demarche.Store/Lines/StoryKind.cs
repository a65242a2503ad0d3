using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>Stories stand over the disputes, and go by the reports' own dates: so dating a report by its story is no circle.</summary>
internal sealed class StoryKind() : LineKind<StorySketch, StoryLine>("story", "st", new StoryJoin(), new StoryComposer())
{
    private static readonly StorySketch s_unread = StorySketch.Empty;

    public override bool OfTheStore => true;

    public override ImmutableArray<string> KnownBy => [];

    public override int ReadInFull => StoryComposer.MostCompared;

    public override Member FactsOnly(long id, ReportFacts facts, int ordinal) =>
        new Member<StorySketch>(id, new Mention<StorySketch>(facts, ordinal, s_unread), "", []);

    protected override IEnumerable<StorySketch> ToldBy(AnalysedReport report) => [StorySketches.Of(report)];

    protected override ImmutableArray<Evidence> EvidenceOf(StorySketch told) => [];

    protected override ComposedLine Shape(StoryLine line, IReadOnlyList<Mention<StorySketch>> mentions) =>
        new(StoredJson.Write(line), [], line.Date, line.Title, [], []);
}
