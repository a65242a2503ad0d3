using System.Collections.Immutable;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>Stories stand over the disputes, and go by the reports' own dates: so dating a report by its story is no circle.</summary>
internal sealed class StoryKind() : LineKind<StorySketch, StoryLine>("story", "st", new StoryJoin(), new StoryComposer())
{
    public override bool OfTheStore => true;

    public override ImmutableArray<string> KnownBy => [];

    public override int ReadInFull => StoryComposer.MostCompared;

    protected override StoryLine Compose(IReadOnlyList<Mention<StorySketch>> mentions, LineTally tally) =>
        StoryComposer.Compose(mentions, tally.Days);

    protected override IEnumerable<StorySketch> ToldBy(AnalysedReport report) => [StorySketches.Of(report)];

    protected override ImmutableArray<Evidence> EvidenceOf(StorySketch told) => told.Heading is null ? [] : [told.Heading];

    protected override ComposedLine Shape(StoryLine line, IReadOnlyList<Mention<StorySketch>> mentions) =>
        new(StoredJson.Write(line), line.Heading is null ? [] : [line.Heading], line.Date, line.Title, [], []);
}
