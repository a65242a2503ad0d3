using Demarche.Language;

namespace Demarche.Record.Tests.Positions;

/// <summary>What the reader of holders sees of a text.</summary>
internal static class HolderReading
{
    public static ReadingContext Context(string text)
    {
        var read = Dispute.Read(text);
        return new ReadingContext(
            read.Report,
            read.Report.Published,
            SentenceViews.Of(read.Analysis, read.Actors, []),
            new EntityActors(read.Analysis.Entities, read.Actors),
            Dispute.Knowledge
        );
    }

    /// <summary>Every position and answer that is read, with what stands around it.</summary>
    public static List<CandidateHolder> Seen(string text)
    {
        List<CandidateHolder> seen = [];
        new ReportAnalyser(Dispute.Knowledge) { WatchHolders = seen.Add }.Analyse(Reading.Report(text), Reading.Published);
        return seen;
    }

    /// <summary>The words as the encoder is given them: "@0" for a party, "(@0)" behind somebody who acts for it.</summary>
    public static string Words(IEnumerable<PassageWord> words) => string.Join(' ', words.Select(static word => word.With(word.Party)));
}
