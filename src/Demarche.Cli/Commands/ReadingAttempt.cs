using Demarche.Intake;

namespace Demarche.Cli;

/// <summary>What a reading would take from the first files, with the rules of their folders: to try a <c>demarche.yaml</c> before it is used.</summary>
internal static class ReadingAttempt
{
    private const int Files = 3;
    private const int ShownReports = 12;
    private const int ShownText = 160;

    public static int Run(Surroundings surroundings, string[] paths)
    {
        using TextWriter output = surroundings.ResultText();
        int exit = DemarcheCommand.Done;
        int shown = 0;
        IEnumerable<string> files = SourceDiscovery.Find(paths).Take(Files).Select(static source => source.Path);
        foreach (IntakeOutcome outcome in IntakePipeline.Read(files, IntakeOptions.Default, surroundings.Input))
        {
            switch (outcome)
            {
                case IntakeFailure failure:
                    surroundings.Say(GivenReports.Message(failure));
                    exit = DemarcheCommand.SomeFailed;
                    break;
                case IntakeSkipped skipped:
                    output.WriteLine($"{skipped.Locator}: not a report: {skipped.Reason}");
                    break;
                case IntakeSighting { Sighting: var sighting }:
                    output.WriteLine($"{sighting.Locator}: seen again unchanged: {sighting.Url ?? sighting.RefersToUrl ?? "no address"}");
                    break;
                case IntakeReport { Report: var report }:
                    Write(output, report);
                    shown++;
                    break;
                default:
                    break;
            }

            if (shown == ShownReports)
            {
                output.WriteLine("...");
                break;
            }
        }

        output.WriteLine("nothing was stored");
        return exit;
    }

    private static void Write(TextWriter output, Report report)
    {
        string text = report.Text.Value.ReplaceLineEndings(" ");
        string date = report.Published.Value is { } value
            ? $"{value} ({report.Published.Basis}{(report.Published.Reason is { } reason ? $": {reason}" : "")})"
            : "no date";
        output.WriteLine($"{report.Locator}");
        output.WriteLine($"  title      {report.Title ?? "(none)"}");
        output.WriteLine($"  outlet     {report.Outlet ?? "(not stated)"}");
        output.WriteLine($"  published  {date}");
        output.WriteLine($"  text       {(text.Length > ShownText ? string.Concat(text.AsSpan(0, ShownText), "…") : text)}");
        foreach (string note in report.Notes)
        {
            output.WriteLine($"  note       {note}");
        }
    }
}
