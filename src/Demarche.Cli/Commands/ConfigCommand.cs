using System.Collections.Immutable;
using System.CommandLine;
using Demarche.Record;

namespace Demarche.Cli;

internal static class ConfigCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Command command = new("config", "Print the settings in force.");
        command.Options.Add(options.Store);
        command.SetAction(parsed => DemarcheCommand.OnRecord(surroundings, () => Run(parsed, surroundings, options)));
        return command;
    }

    private static int Run(ParseResult parsed, Surroundings surroundings, CommandOptions options)
    {
        string path = options.StorePath(parsed, surroundings);
        string source =
            parsed.GetValue(options.Store) is not null ? "--store"
            : string.IsNullOrEmpty(surroundings.Variable(CommandOptions.StoreVariable)) ? "user data folder"
            : CommandOptions.StoreVariable;
        bool made = File.Exists(path);
        using TextWriter output = surroundings.ResultText();
        output.WriteLine($"version  {DemarcheCommand.Version}");
        output.WriteLine($"engine   {surroundings.Composition.Analyser([]).Engine}");
        output.WriteLine($"store    {path} ({source}{(made ? "" : "; not made yet")})");
        if (made)
        {
            using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
            ImmutableArray<string> disputes = record.Views.Disputes();
            ImmutableArray<ActorEntry> actors = record.Views.ActorsGiven();
            output.WriteLine($"disputes {(disputes.IsEmpty ? "none yet" : string.Join(", ", disputes))}");
            output.WriteLine(
                $"actors   {(actors.IsEmpty ? "those that ship" : "those that ship and " + string.Join(", ", actors.Select(a => $"{a.Names[0]} ({a.Code})")))}"
            );
        }

        output.WriteLine($"cores    {Environment.ProcessorCount}");
        output.WriteLine("network  never used");
        return DemarcheCommand.Done;
    }
}
