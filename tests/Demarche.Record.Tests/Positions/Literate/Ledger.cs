using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests;

/// <summary>The positions of several invented reports with their answers, joined as the store joins them.</summary>
internal static class Ledger
{
    /// <summary>"demand TSM -> ARV: open the gates = rejected", in the order of first telling.</summary>
    /// <param name="reports">Day of March 2031 and text.</param>
    public static string[] Of(IReadOnlyList<(int Day, string Text)> reports)
    {
        List<(ReportFacts Facts, AnalysedReport Report)> read = [.. reports.Select((r, i) => Read($"r{i}", r.Day, r.Text))];
        var components = Components.Of(
            new PositionJoin(),
            read.SelectMany(r => r.Report.Positions.Select((p, n) => new Mention<ReportedPosition>(r.Facts, n, p)))
        );
        PositionLine[] lines = [.. components.Select(new PositionComposer().Compose)];
        List<Mention<ReportedResponse>>[] answers = [.. lines.Select(static _ => new List<Mention<ReportedResponse>>())];
        foreach ((ReportFacts facts, AnalysedReport report) in read)
        {
            int ordinal = 0;
            foreach (ReportedResponse told in report.Responses)
            {
                Mention<ReportedResponse> answer = new(facts, ordinal++, told);
                int line = told.To is { } id
                    ? components.ToList().FindIndex(c => c.Any(m => m.Report == facts && m.Told.Id == id))
                    : Best(answer, lines);
                if (line >= 0)
                {
                    answers[line].Add(answer);
                }
            }
        }

        return [.. lines.Select((line, i) => $"{Shown(line)} = {Status(line, answers[i])}")];
    }

    private static int Best(Mention<ReportedResponse> answer, PositionLine[] lines)
    {
        HashSet<string> keys = [.. ResponseLinking.Keys(answer)];
        PositionLine[] met = [.. lines.Where(line => ResponseLinking.Keys(line).Any(keys.Contains))];
        int best = ResponseLinking.Best(answer.Told, answer.Report, met);
        return best < 0 ? -1 : Array.IndexOf(lines, met[best]);
    }

    private static string Status(PositionLine line, List<Mention<ReportedResponse>> answers)
    {
        ResponseLine[] composed =
        [
            .. ResponseComposer.Group(answers).Select(group => ResponseLinking.AsAnswerTo(line, new ResponseComposer().Compose(group))),
        ];
        string late = composed.Any(static r => r.Late) ? ", late" : "";
        return PositionStatus.At(line, composed, null) + late;
    }

    private static string Shown(PositionLine line) =>
        $"{line.Kind.ToString().ToLowerInvariant()} {Codes(line.Holders)}"
        + (line.Addressees.IsEmpty ? "" : $" -> {Codes(line.Addressees)}")
        + $": {line.Proposition}";

    private static string Codes(IEnumerable<Actor> actors) => string.Join('+', actors.Select(static a => a.Party));

    private static (ReportFacts Facts, AnalysedReport Report) Read(string id, int day, string text)
    {
        PublishedDate published = Tellings.Published(Tellings.March(day));
        Report report = Reading.Report(text) with { Id = new ReportId(id), Published = published };
        return (Tellings.Facts(id, Tellings.March(day)), Reading.Analyser.Analyse(report, published));
    }
}
