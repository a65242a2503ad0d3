using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Demarche.Store;

namespace Demarche.Cli;

/// <summary>The command line as a whole: its commands, and which exit code means what.</summary>
public static class DemarcheCommand
{
    public const int Done = 0;
    public const int SomeFailed = 1;
    public const int WrongUsage = 2;

    private const string VerboseName = "--verbose";

    public static string Version { get; } =
        typeof(DemarcheCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static int Run(string[] arguments, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(surroundings);
        long start = TimeProvider.System.GetTimestamp();
        Surroundings given = surroundings with { Verbose = arguments.TakeWhile(static a => a != "--").Contains(VerboseName) };
        int exit = Parsed(arguments, given);
        given.Detail(
            string.Create(
                CultureInfo.InvariantCulture,
                $"exit code {exit} after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {Environment.WorkingSet >> 20} MB"
            )
        );
        return exit;
    }

    private static int Parsed(string[] arguments, Surroundings surroundings)
    {
        ParseResult parsed = Tree(surroundings).Parse(arguments);
        bool help = parsed.Action is HelpWithExamples or VersionLine;
        if (parsed.Errors.Count > 0 && !help)
        {
            foreach (ParseError error in parsed.Errors)
            {
                surroundings.Say(error.Message);
            }

            surroundings.Say($"see demarche {Path(parsed)}--help");
            return WrongUsage;
        }

        try
        {
            InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return parsed.Invoke(configuration);
        }
        catch (UsageException error)
        {
            surroundings.Say(error.Message);
            return WrongUsage;
        }
        catch (Exception error) when (error is InputException or UnauthorizedAccessException)
        {
            surroundings.Say(error.Message);
            return SomeFailed;
        }
        catch (OperationCanceledException)
        {
            surroundings.Say("stopped");
            return SomeFailed;
        }
        catch (IOException error)
        {
            return AfterInputOutput(error, surroundings);
        }
    }

    // The store's own exceptions are caught here and not above, so that --help does not load the store's assembly.
    internal static int OnRecord(Surroundings surroundings, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (CorrectionException error)
        {
            surroundings.Say(error.Message);
            return WrongUsage;
        }
        catch (StoreException error)
        {
            surroundings.Say(error.Message);
            return error.WrongUsage ? WrongUsage : SomeFailed;
        }
    }

    private static int AfterInputOutput(IOException error, Surroundings surroundings)
    {
        const int BrokenPipe = 32;
        if ((error.HResult & 0xFFFF) == BrokenPipe)
        {
            return Done;
        }

        surroundings.Say(error.Message);
        return SomeFailed;
    }

    private static string Path(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    private static RootCommand Tree(Surroundings surroundings)
    {
        RootCommand root = new("Reads press reports on a dispute and keeps a record in which every line shows its evidence.");
        CommandOptions options = new();
        root.Options.Add(
            new Option<bool>(VerboseName) { Description = "Say more on standard error; never the text of a report.", Recursive = true }
        );
        root.Subcommands.Add(ReadCommand.Make(surroundings, options));
        root.Subcommands.Add(ShowCommand.Make(surroundings, options));
        root.Subcommands.Add(SearchCommand.Make(surroundings, options));
        root.Subcommands.Add(AnnotateCommand.Make(surroundings, options));
        root.Subcommands.Add(ResolveCommand.Make(surroundings, options));
        root.Subcommands.Add(GroupCommand.Make(surroundings));
        root.Subcommands.Add(ExtractCommand.Make(surroundings));
        root.Subcommands.Add(CorrectCommand.Make(surroundings, options));
        root.Subcommands.Add(RebuildCommand.Make(surroundings, options));
        root.Subcommands.Add(ForgetCommand.Make(surroundings, options));
        root.Subcommands.Add(ExportCommand.Make(surroundings, options));
        root.Subcommands.Add(ImportCommand.Make(surroundings, options));
        root.Subcommands.Add(DeskCommand.Make(surroundings, options));
        root.Subcommands.Add(ConfigCommand.Make(surroundings, options));
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples(surroundings);
            }
            else if (option is VersionOption version)
            {
                version.Action = new VersionLine(surroundings);
            }
        }

        return root;
    }
}

internal sealed class VersionLine(Surroundings surroundings) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        surroundings.Output.Write(Encoding.UTF8.GetBytes($"demarche {DemarcheCommand.Version}\n"));
        return DemarcheCommand.Done;
    }
}

/// <summary>The help of a command, with examples of what one types.</summary>
internal sealed class HelpWithExamples(Surroundings surroundings) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        using TextWriter output = surroundings.ResultText();
        parseResult.InvocationConfiguration.Output = output;
        new HelpAction().Invoke(parseResult);
        string examples = Examples.Of(parseResult.CommandResult.Command is RootCommand ? "" : parseResult.CommandResult.Command.Name);
        output.Write($"Examples:\n{examples}");
        return DemarcheCommand.Done;
    }
}
