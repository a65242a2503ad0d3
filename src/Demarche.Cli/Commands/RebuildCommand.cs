using System.CommandLine;
using Demarche.Store;

namespace Demarche.Cli;

internal static class RebuildCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Command command = new("rebuild", "Make the record again from the stored reports.");
        options.AddRecord(command);
        command.Options.Add(options.Actors);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(
                surroundings,
                () =>
                {
                    using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
                    string dispute = RecordSession.Dispute(record.Views, parsed.GetValue(options.Dispute), mayBeNew: false);
                    RecordSession.Give(record, GivenActorsFile.Read(parsed.GetValue(options.Actors)), surroundings);
                    ReadSummary summary = Keeping.Run(
                        surroundings,
                        progress => record.Keeper.Rebuild(dispute, progress, surroundings.Stop())
                    );
                    using TextWriter output = surroundings.ResultText();
                    output.WriteLine($"{summary.Dispute}: rebuilt from {summary.Read} reports; {summary.Changes} changes");
                    return Keeping.ExitCode(surroundings, summary);
                }
            )
        );
        return command;
    }
}

internal static class ForgetCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string[]> reports = new("REPORT") { Description = "Ids of reports (r_…).", Arity = ArgumentArity.OneOrMore };
        Command command = new("forget", "Erase a report: text, original, index, and what only it supports.") { reports };
        command.Options.Add(options.Store);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(
                surroundings,
                () =>
                {
                    using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
                    using TextWriter output = surroundings.ResultText();
                    int exit = DemarcheCommand.Done;
                    bool any = false;
                    foreach (string report in parsed.GetValue(reports)!)
                    {
                        if (record.Keeper.Forget(report))
                        {
                            output.WriteLine($"forgotten: {report}");
                            any = true;
                        }
                        else
                        {
                            surroundings.Say($"{report}: there is no report of that id; demarche show reports lists them");
                            exit = DemarcheCommand.SomeFailed;
                        }
                    }

                    if (any)
                    {
                        NameBackups(surroundings, options.StorePath(parsed, surroundings));
                    }

                    return exit;
                }
            )
        );
        return command;
    }

    // An upgrade copies the store before it changes it, and what is forgotten now stood there then.
    private static void NameBackups(Surroundings surroundings, string store)
    {
        string folder = Path.GetDirectoryName(store) ?? ".";
        string[] backups = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(store) + ".backup-v*") : [];
        Array.Sort(backups, StringComparer.Ordinal);
        foreach (string backup in backups)
        {
            surroundings.Say($"{backup} was made before an upgrade and may still hold it: delete that file to erase it there too");
        }
    }
}
