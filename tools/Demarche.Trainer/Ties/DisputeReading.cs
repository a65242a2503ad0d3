using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Trainer.Ties;

/// <summary>One invented dispute: its reports as the program reads them, in the light of each other, and its ledger.</summary>
internal sealed class DisputeReading
{
    // Of each report by sentence.
    private readonly List<Dictionary<int, Passage?>> _passages;

    private DisputeReading(
        string name,
        GoldDispute gold,
        List<AnalysedReport> reports,
        List<string> ids,
        List<Dictionary<int, Passage?>> passages
    )
    {
        _passages = passages;
        Name = name;
        Gold = gold;
        Reports = reports;
        Ids = ids;
        Lines = [.. gold.Lines.Select(Line).OfType<(GoldLine, PositionLine)>()];
    }

    public string Name { get; }

    public GoldDispute Gold { get; }

    public List<AnalysedReport> Reports { get; }

    /// <summary>Ids of the reports in the ledger.</summary>
    public List<string> Ids { get; }

    public List<(GoldLine Gold, PositionLine Line)> Lines { get; }

    /// <summary>The folder of the invented disputes to learn from, and their names in order.</summary>
    public static (string Folder, string[] Names) All(SharedData data)
    {
        string folder = Path.Combine(data.Library, "..", "..", "tools", "disputes");
        return (
            folder,
            [
                .. Directory
                    .EnumerateFiles(folder, "t*.gold.json")
                    .Select(static path => Path.GetFileName(path).Replace(".gold.json", "", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <param name="watch">Sees the positions and answers of each report, with its number; null for nobody.</param>
    public static DisputeReading Read(string folder, string name, Action<int, CandidateHolder>? watch = null)
    {
        GoldDispute gold =
            JsonSerializer.Deserialize<GoldDispute>(File.ReadAllText(Path.Combine(folder, name + ".gold.json")))
            ?? throw new JsonException("a dispute is null");
        ActorKnowledge knowledge = ActorKnowledge.Shipped.With(ActorFile.Read(Path.Combine(folder, name + ".actors.jsonl")));
        ReportAnalyser analyser = new(knowledge);
        List<Report> reports = [];
        List<string> ids = [];
        foreach (string line in File.ReadLines(Path.Combine(folder, name + ".reports.jsonl")).Where(static line => line.Length > 0))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            ids.Add(row.RootElement.GetProperty("id").GetString() ?? "");
            reports.Add(
                AnnotationInput.ReadLine(line, ids[^1], ids.Count, new IntakeOptions()) is GivenReport given
                    ? given.Report
                    : throw new InvalidDataException($"report {ids[^1]} of {name} cannot be read")
            );
        }

        // As a store does: what the reports state of persons holds for all of them.
        List<AnalysedReport> first = [.. reports.Select(report => analyser.Analyse(report, report.Published))];
        ImmutableArray<LearnedPerson> learned = Learned(first);
        int number = 0;
        List<Dictionary<int, Passage?>> passages = [.. reports.Select(static _ => new Dictionary<int, Passage?>())];
        ReportAnalyser second = new(knowledge)
        {
            WatchHolders = watch is null ? null : candidate => watch(number, candidate),
            WatchPassages = (sentence, passage) => passages[number][sentence] = passage,
        };
        List<AnalysedReport> read = [];
        for (; number < reports.Count; number++)
        {
            read.Add(second.Analyse(reports[number], reports[number].Published, learned));
        }

        return new DisputeReading(name, gold, read, ids, passages);
    }

    private static ImmutableArray<LearnedPerson> Learned(List<AnalysedReport> reports)
    {
        ILookup<string, PersonVotes> votes = reports
            .SelectMany(static r => r.StatedPersons.Select(static p => (p.Identity, p.Name, p.Code, p.Office)).Distinct())
            .GroupBy(static p => p)
            .Select(static g => new PersonVotes(g.Key.Identity, g.Key.Name, g.Key.Code, g.Key.Office, g.Count()))
            .ToLookup(static v => StatedPerson.LastOf(v.Identity), StringComparer.Ordinal);
        ILookup<string, NamedPerson> named = reports
            .SelectMany(static r => r.NamedPersons)
            .DistinctBy(static p => (p.Identity, string.Join('|', p.Offices)))
            .ToLookup(static p => StatedPerson.LastOf(p.Identity), StringComparer.Ordinal);
        return [.. votes.SelectMany(group => PersonLearning.Learn(group, named[group.Key]))];
    }

    /// <summary>A line of the ledger as the program tells it, where it does: with its own words, parties and dates; null where it does not.</summary>
    public PositionLine? AsRead(GoldLine gold, PositionLine line) =>
        Reports
            .SelectMany(static report => report.Positions)
            .Where(told =>
                told.Kind == line.Kind
                && told.Holders.Any(holder => gold.Holder.Contains(holder.Party))
                && told.Evidence.Any(here =>
                    line.Evidence.Any(there =>
                        here.Report == there.Report && here.Span.Start < there.Span.End && there.Span.Start < here.Span.End
                    )
                )
            )
            .Select(LearnedTies.LineOf)
            .FirstOrDefault();

    public static ReportFacts FactsOf(AnalysedReport report) =>
        new()
        {
            Id = report.Report.Id,
            Title = report.Report.Title,
            Outlet = report.Report.Outlet,
            Published = report.Report.Published,
        };

    // The line as a store would hold it. Null for one whose words are not found.
    private (GoldLine, PositionLine)? Line(GoldLine line)
    {
        List<Evidence> evidence = [];
        Passage? passage = null;
        foreach (GoldPlace place in line.Evidence)
        {
            if (Ids.IndexOf(place.Report) is var at and >= 0)
            {
                Report report = Reports[at].Report;
                TextSpan span = report.Text.Map.ToUtf16(new CodePointSpan(place.Start, place.End));
                evidence.Add(
                    Evidence.Cite(report.Id.Value, report.Text, span, SentenceCitation.SentenceAt(Reports[at].Language, span.Start))
                );
                passage ??= _passages[at].GetValueOrDefault(evidence[^1].Sentence);
            }
        }

        return EvidenceSet.From(evidence) is not { } cited
            ? null
            : (
                line,
                new PositionLine
                {
                    Kind = Enum.Parse<PositionKind>(line.Kind, ignoreCase: true),
                    Holders = Actors(line.Holder),
                    Addressees = Actors(line.Addressee),
                    Performers = Actors(line.Performer),
                    Proposition = line.Proposition,
                    Condition = line.Condition,
                    Deadline = Day(line.Deadline),
                    Stated = Day(line.Stated) ?? StatedDate.Unknown,
                    Passage = passage,
                    Evidence = cited,
                }
            );
    }

    private ImmutableArray<Actor> Actors(string[]? codes) =>
        [
            .. (codes ?? []).Select(code => new Actor(
                code,
                code,
                Gold.Actors.TryGetValue(code, out GoldActor? actor) ? actor.Name : code,
                ActorType.Country
            )),
        ];

    private static StatedDate? Day(string? written) =>
        written is not null && LocalDatePattern.Iso.Parse(written) is { Success: true, Value: LocalDate day }
            ? new StatedDate
            {
                Value = written,
                Earliest = day,
                Latest = day,
                Precision = DatePrecision.Day,
                Basis = DateBasis.Stated,
            }
            : null;
}
