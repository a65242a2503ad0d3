using System.CommandLine;

namespace Demarche.Cli;

internal static class ConfigCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Command command = new("config", "Print the settings in force.");
        command.Options.Add(options.Store);
        command.SetAction(parsed =>
        {
            string path = options.StorePath(parsed, surroundings);
            string source =
                parsed.GetValue(options.Store) is not null ? "--store"
                : string.IsNullOrEmpty(surroundings.Variable(CommandOptions.StoreVariable)) ? "user data folder"
                : CommandOptions.StoreVariable;
            using TextWriter output = surroundings.ResultText();
            output.WriteLine($"version  {DemarcheCommand.Version}");
            output.WriteLine($"engine   {surroundings.Composition.Analyser(null).Engine}");
            output.WriteLine($"store    {path} ({source}{(File.Exists(path) ? "" : "; not made yet")})");
            output.WriteLine($"cores    {Environment.ProcessorCount}");
            output.WriteLine("network  never used");
            return DemarcheCommand.Done;
        });
        return command;
    }
}
