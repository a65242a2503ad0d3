using System.Buffers;
using System.CommandLine;
using Demarche.Exports;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Cli;

internal static class AnnotateCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Option<string?> layers = new("--layers")
        {
            Description = "Of tokens,sentences,entities,times,quantities,statements,events,positions (all); and actors.",
            HelpName = "LAYERS",
        };
        Argument<string[]> paths = new("PATH")
        {
            Description = "JSON Lines or files; none or - is JSON Lines on standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("annotate", "Annotate reports one by one; nothing is stored.") { paths, layers };
        command.Options.Add(options.Actors);
        command.SetAction(parsed =>
        {
            AnnotationLayers wanted = Layers(parsed.GetValue(layers));
            IReportAnalyser analyser = surroundings.Composition.Analyser(GivenActorsFile.Read(parsed.GetValue(options.Actors)));
            return Run(surroundings, parsed.GetValue(paths) ?? [], analyser, wanted);
        });
        return command;
    }

    private static int Run(Surroundings surroundings, string[] paths, IReportAnalyser analyser, AnnotationLayers layers)
    {
        AnnotationWriter writer = new(layers);
        AnalysisDepth depth = Depth(layers);
        int exit = DemarcheCommand.Done;
        using BufferedStream output = new(surroundings.Output, 1 << 16);
        OrderedWork.Run(
            GivenReports.Read(paths, surroundings.Input),
            outcome => Annotate(outcome, analyser, depth, writer),
            annotated =>
            {
                if (annotated.Problem is { } problem)
                {
                    surroundings.Say(problem);
                    exit = DemarcheCommand.SomeFailed;
                }
                else
                {
                    output.Write(annotated.Line.Span);
                    output.Flush();
                }
            },
            surroundings.Stop()
        );
        output.Flush();
        return exit;
    }

    private static (ReadOnlyMemory<byte> Line, string? Problem) Annotate(
        IntakeOutcome outcome,
        IReportAnalyser analyser,
        AnalysisDepth depth,
        AnnotationWriter writer
    )
    {
        (Report? report, GivenTokens? tokens) = outcome switch
        {
            GivenReport given => (given.Report, given.Tokens is { } sentences ? new GivenTokens(sentences) : null),
            IntakeReport read => (read.Report, null),
            _ => ((Report?)null, (GivenTokens?)null),
        };
        if (report is null)
        {
            return (ReadOnlyMemory<byte>.Empty, outcome is IntakeFailure failure ? GivenReports.Message(failure) : null);
        }

        ArrayBufferWriter<byte> line = new(1 << 14);
        writer.Write(line, analyser.Analyse(report, report.Published, tokens, depth));
        line.Write("\n"u8);
        return (line.WrittenMemory, null);
    }

    private static AnalysisDepth Depth(AnnotationLayers layers) =>
        (layers & (AnnotationLayers.Statements | AnnotationLayers.Events | AnnotationLayers.Positions)) != AnnotationLayers.None
            ? AnalysisDepth.Record
        : (layers & (AnnotationLayers.Entities | AnnotationLayers.Actors)) != AnnotationLayers.None ? AnalysisDepth.Actors
        : AnalysisDepth.Words;

    private static AnnotationLayers Layers(string? names)
    {
        if (names is null)
        {
            return AnnotationLayers.All;
        }

        AnnotationLayers layers = AnnotationLayers.None;
        foreach (string name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            bool known = Enum.TryParse(name, ignoreCase: true, out AnnotationLayers layer) && name.All(char.IsAsciiLetter);
            layers |= known
                ? layer
                : throw new UsageException(
                    $"there is no layer \"{name}\"; it can be tokens, sentences, entities, times, quantities, statements, events, positions, actors"
                );
        }

        return layers;
    }
}
