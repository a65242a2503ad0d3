using System.Text.Json;
using System.Text.Json.Serialization;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Holders;

/// <summary>An act of the press whose doer no words name, as a judge said: <c>tools/holders/*.jsonl</c>, which hold places and no text.</summary>
/// <param name="Sentence">First character of the sentence, in Unicode code points of the text.</param>
/// <param name="Word">The word that tells the act, counted in the sentence from 0.</param>
/// <param name="Party">Code of the party; null for nobody of the report's parties, or no such act.</param>
internal sealed record JudgedHolder(
    [property: JsonPropertyName("report")] string Report,
    [property: JsonPropertyName("sentence")] int Sentence,
    [property: JsonPropertyName("word")] int Word,
    [property: JsonPropertyName("party")] string? Party
);

/// <summary>Positions of the press of which judges said whose they are.</summary>
internal static class PressHolders
{
    /// <summary>Ids of the reports in which positions were judged (<c>tools/lines</c>).</summary>
    public static HashSet<string> Judgeable(SharedData data) =>
        JudgedLine
            .Read(Path.Combine(data.Library, "..", "..", "tools", "lines", "positions.jsonl"))
            .Select(static line => line.Report)
            .ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<HolderExample> Of(SharedData data)
    {
        List<JudgedLine> lines = JudgedLine.Read(Path.Combine(data.Library, "..", "..", "tools", "lines", "positions.jsonl"));
        ILookup<string, JudgedLine> byReport = lines.ToLookup(static line => line.Report);
        string folder = Path.Combine(data.Library, "..", "..", "tools", "holders");
        ILookup<string, JudgedHolder> judged = Directory
            .GetFiles(folder, "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(static line => JsonSerializer.Deserialize<JudgedHolder>(line) ?? throw new JsonException("a judged act is null"))
            .ToLookup(static act => act.Report);
        int number = 0;
        foreach ((string id, Report report, List<CandidateHolder> acts) in Seen(data, Judgeable(data)))
        {
            int fold = number++ % JudgedReports.Folds;
            foreach (CandidateHolder act in acts.Where(static act => act.Case.Layer == ActLayer.Position))
            {
                int sentence = report.Text.Map.ToCodePoint(act.View.Sentence.Span.Start);
                if (judged[id].FirstOrDefault(one => one.Sentence == sentence && one.Word == act.Case.Word) is { } told)
                {
                    yield return new HolderExample("press", id, fold, act, told.Party is null ? [] : [told.Party]);
                }
                else if (byReport[id].FirstOrDefault(one => one.Sentence == sentence && one.Word == act.Case.Word) is { } line)
                {
                    if (line.Verdict == "none")
                    {
                        yield return new HolderExample("press", id, fold, act, []);
                    }
                    else if (line.Actors is { } actors)
                    {
                        string[] codes = [.. actors.Select(static actor => JudgedParty.Parse(actor).Country).OfType<string>()];
                        yield return new HolderExample("press", id, fold, act, codes);
                    }
                }
            }
        }
    }

    /// <summary>All positions and answers of those reports, on all processors, in the order of the corpus.</summary>
    public static IEnumerable<(string Id, Report Report, List<CandidateHolder> Acts)> Seen(SharedData data, HashSet<string> ids)
    {
        ThreadLocal<List<CandidateHolder>> seen = new();
        ReportAnalyser analyser = new(ActorKnowledge.Shipped) { WatchHolders = act => seen.Value!.Add(act) };
        return JudgedReports
            .WithIds(data, ids.Contains)
            .AsParallel()
            .AsOrdered()
            .Select(one =>
            {
                seen.Value = [];
                analyser.Analyse(one.Report, one.Report.Published);
                return (one.Id, one.Report, seen.Value);
            });
    }
}
