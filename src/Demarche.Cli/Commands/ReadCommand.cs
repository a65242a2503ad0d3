using System.Collections.Immutable;
using System.CommandLine;
using Demarche.Exports;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Cli;

internal static class ReadCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description = "Files, folders, archives or globs; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> attempt = new("--try") { Description = "Print what would be taken from the first three files; nothing is stored." };
        Command command = new("read", "Take reports in and update the record.") { paths, attempt };
        options.AddRecord(command);
        command.Options.Add(options.Actors);
        command.SetAction(parsed =>
            parsed.GetValue(attempt)
                ? ReadingAttempt.Run(surroundings, parsed.GetValue(paths)!)
                : DemarcheCommand.OnRecord(surroundings, () => Run(parsed, surroundings, options, parsed.GetValue(paths)!))
        );
        return command;
    }

    private static int Run(ParseResult parsed, Surroundings surroundings, CommandOptions options, string[] paths)
    {
        ImmutableArray<ActorEntry> actors = GivenActorsFile.Read(parsed.GetValue(options.Actors));
        using OpenRecord record = RecordSession.OrNew(parsed, surroundings, options);
        string dispute = RecordSession.Dispute(record.Views, parsed.GetValue(options.Dispute), mayBeNew: true);
        RecordSession.Give(record, actors, surroundings);
        ReadSummary summary = Keeping.Run(
            surroundings,
            progress =>
                record.Keeper.Read(
                    dispute,
                    IntakePipeline.Read(paths, IntakeOptions.Default, surroundings.Input),
                    progress,
                    surroundings.Stop()
                )
        );
        foreach (IntakeFailure failure in summary.Failed)
        {
            surroundings.Say($"{failure.Locator}: {failure.Reason}");
        }

        using (TextWriter output = surroundings.ResultText())
        {
            ReadingText.Write(output, summary);
            ViewQuery top = new(dispute, Limit: 5);
            output.Write($"\nThe record: {record.Views.Timeline(top).Coverage.Reports} reports. Top of the timeline:\n\n");
            TextViews.Write(output, record.Views.Timeline(top), ShowCommand.Layout(surroundings));
        }

        if (actors.IsEmpty && GivenActorsFile.Beside(paths) is { } file && record.Views.ActorsGiven().IsEmpty)
        {
            surroundings.Say($"{file} was not used; if it holds actors of this dispute, read again with --actors {file}");
        }

        return Keeping.ExitCode(surroundings, summary);
    }
}

/// <summary>Long work on the store, with progress on a terminal.</summary>
internal static class Keeping
{
    public static T Run<T>(Surroundings surroundings, Func<IProgress<KeepingProgress>?, T> work)
    {
        ReadingProgress? progress =
            surroundings.ErrorsAreTerminal || surroundings.Verbose
                ? new ReadingProgress(surroundings.Errors, TimeProvider.System, surroundings.ErrorsAreTerminal)
                : null;
        try
        {
            return work(progress);
        }
        finally
        {
            progress?.Clear();
        }
    }

    public static int ExitCode(Surroundings surroundings, ReadSummary summary)
    {
        if (summary.Interrupted)
        {
            surroundings.Say("stopped; the store is whole. Run the same command again to go on.");
            return DemarcheCommand.SomeFailed;
        }

        return summary.Failed.IsEmpty ? DemarcheCommand.Done : DemarcheCommand.SomeFailed;
    }
}
