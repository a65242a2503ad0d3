using System.Buffers;
using System.CommandLine;
using Demarche.Exports;
using Demarche.Intake;

namespace Demarche.Cli;

internal static class ExtractCommand
{
    public static Command Make(Surroundings surroundings)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description = "Saved pages; none or - is one page on standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("extract", "Print the main text and metadata of web pages.") { paths };
        command.SetAction(parsed => Run(surroundings, parsed.GetValue(paths) is { Length: > 0 } given ? given : ["-"]));
        return command;
    }

    private static int Run(Surroundings surroundings, string[] paths)
    {
        int exit = DemarcheCommand.Done;
        using BufferedStream output = new(surroundings.Output, 1 << 16);
        ArrayBufferWriter<byte> line = new(1 << 14);
        foreach (IntakeOutcome outcome in IntakePipeline.Read(paths, IntakeOptions.Default, surroundings.Input))
        {
            if (outcome is IntakeReport read)
            {
                line.ResetWrittenCount();
                ExtractionWriter.Write(line, read.Locator, read.Report);
                line.Write("\n"u8);
                output.Write(line.WrittenSpan);
            }
            else if (outcome is IntakeFailure failure)
            {
                surroundings.Say(GivenReports.Message(failure));
                exit = DemarcheCommand.SomeFailed;
            }
        }

        return exit;
    }
}
