using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Intake;
using Demarche.Record;
using NodaTime;

namespace Demarche.Cli;

internal static class GroupCommand
{
    public static Command Make(Surroundings surroundings)
    {
        Option<bool> final = new("--final") { Description = "Allow later reports to revise the story of earlier ones." };
        Argument<string[]> paths = new("PATH")
        {
            Description = "JSON Lines of reports; none or - is standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("group", "Tell which reports copy, share an origin, or tell one story.") { paths, final };
        command.SetAction(parsed => Run(surroundings, parsed.GetValue(paths) ?? [], parsed.GetValue(final)));
        return command;
    }

    private static int Run(Surroundings surroundings, string[] paths, bool final)
    {
        int exit = DemarcheCommand.Done;
        List<Report?> reports = [];
        foreach (IntakeOutcome outcome in GivenReports.Read(paths, surroundings.Input))
        {
            switch (outcome)
            {
                case GivenReport given:
                    reports.Add(given.Report);
                    break;
                case IntakeReport read:
                    reports.Add(read.Report);
                    break;
                case IntakeFailure failure:
                    surroundings.Say(GivenReports.Message(failure));
                    exit = DemarcheCommand.SomeFailed;
                    break;
                default:
                    break;
            }
        }

        // Each report is placed from earlier ones; those without a date come after all that have one. A report is let go of as soon
        // as it is placed: what later ones are compared with is held once, by the grouping.
        int[] order =
        [
            .. Enumerable.Range(0, reports.Count).OrderBy(i => reports[i]!.Published.Earliest ?? Instant.MaxValue).ThenBy(i => i),
        ];
        ReportGrouping grouping = new(Math.Max(1, reports.Count), revises: final);
        GroupResult[] results = new GroupResult[reports.Count];
        int next = 0;
        OrderedWork.Run(
            order,
            i => ReportGrouping.Draw(reports[i]!),
            drawn =>
            {
                int placed = order[next++];
                results[placed] = grouping.Add(drawn);
                reports[placed] = null;
            },
            surroundings.Stop()
        );
        if (final)
        {
            int[] revised = grouping.FinalStories();
            for (int k = 0; k < next; k++)
            {
                results[order[k]] = results[order[k]] with { Story = revised[k] };
            }
        }

        using BufferedStream output = new(surroundings.Output, 1 << 16);
        foreach (GroupResult result in results)
        {
            output.Write(Line(result, result.Story));
        }

        return exit;
    }

    private static ReadOnlySpan<byte> Line(GroupResult result, int story)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", result.Id);
            json.WriteString("story", $"st{story}");
            json.WriteStartArray("copies");
            foreach (GroupedCopy copy in result.Copies)
            {
                json.WriteStartObject();
                json.WriteString("of", copy.Of);
                json.WriteNumber("fraction", Math.Round(copy.Fraction, 4));
                json.WriteNumber("ofFraction", Math.Round(copy.OfFraction, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("origins");
            foreach (string origin in result.Origins)
            {
                json.WriteStringValue(origin);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan;
    }
}
