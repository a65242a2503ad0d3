using System.CommandLine;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Cli;

internal static class ShowCommand
{
    public const string Views = "timeline, positions, quotes, reports, origins, stories, disagreements, actors, changes, corrections";

    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string> view = new("VIEW") { Description = Views + "." };
        Option<string?> since = new("--since") { Description = "For changes: those after this one.", HelpName = "SEQ" };
        Option<string?> thread = new("--thread") { Description = "For stories: those of one thread.", HelpName = "ID" };
        Command command = new("show", "Show a view of the record.") { view, since, thread };
        options.AddRecord(command);
        options.AddPage(command);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(surroundings, () => Run(parsed, surroundings, options, parsed.GetValue(view)!, since, thread))
        );
        return command;
    }

    public static TextLayout Layout(Surroundings surroundings) =>
        new(surroundings.Width, surroundings.OutputIsTerminal && string.IsNullOrEmpty(surroundings.Variable("NO_COLOR")));

    /// <summary>Writes a page in the format that was asked for.</summary>
    public static int Write<T>(Surroundings surroundings, CommandOptions options, ParseResult parsed, ViewPage<T> page)
        where T : notnull
    {
        if (options.IsJson(parsed))
        {
            ViewWriter.Write(surroundings.Output, page, !parsed.GetValue(options.NoText));
            return DemarcheCommand.Done;
        }

        if (parsed.GetValue(options.NoText))
        {
            throw new UsageException("--no-text goes with --format json");
        }

        using TextWriter output = surroundings.ResultText();
        TextViews.Write(output, page, Layout(surroundings));
        return DemarcheCommand.Done;
    }

    private static int Run(
        ParseResult parsed,
        Surroundings surroundings,
        CommandOptions options,
        string view,
        Option<string?> since,
        Option<string?> thread
    )
    {
        if (!Views.Split(", ").Contains(view, StringComparer.Ordinal))
        {
            throw new UsageException($"there is no view \"{view}\"; it can be {Views}");
        }

        if (parsed.GetValue(since) is not null && view != "changes")
        {
            throw new UsageException("--since goes with \"changes\"; other views take --from and --to");
        }

        string? ofThread = parsed.GetValue(thread);
        if (ofThread is not null && view != "stories")
        {
            throw new UsageException("--thread goes with \"stories\"");
        }

        long after = CommandOptions.Count(parsed, since);
        _ = options.IsJson(parsed);
        ViewQuery query = options.Query(parsed);
        using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
        query = query with { Dispute = RecordSession.Dispute(record.Views, query.Dispute, mayBeNew: false) };
        query = ofThread is null ? query : query with { Filter = new LineFilter { Thread = ofThread } };
        return view switch
        {
            "timeline" => Write(surroundings, options, parsed, record.Views.Timeline(query)),
            "positions" => Write(surroundings, options, parsed, record.Views.Positions(query)),
            "quotes" => Write(surroundings, options, parsed, record.Views.Quotes(query)),
            "reports" => Write(surroundings, options, parsed, record.Views.Reports(query)),
            "origins" => Write(surroundings, options, parsed, record.Views.Origins(query)),
            "stories" => Write(surroundings, options, parsed, record.Views.Stories(query)),
            "disagreements" => Write(surroundings, options, parsed, record.Views.Disagreements(query)),
            "changes" => Write(surroundings, options, parsed, record.Views.Changes(after, query)),
            "corrections" => Write(surroundings, options, parsed, record.Views.Corrections(query)),
            _ => Write(surroundings, options, parsed, record.Views.Actors(query)),
        };
    }
}
