using System.CommandLine;
using Demarche.Store;

namespace Demarche.Cli;

internal static class SearchCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string[]> words = new("QUERY")
        {
            Description = "Words that a sentence must hold; in double quotes, in this order.",
            Arity = ArgumentArity.OneOrMore,
        };
        Command command = new("search", "Find sentences in the stored reports.") { words };
        options.AddRecord(command);
        options.AddPage(command);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(
                surroundings,
                () =>
                {
                    ViewQuery query = options.Query(parsed);
                    using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
                    query = query with { Dispute = RecordSession.Dispute(record.Views, query.Dispute, mayBeNew: false) };
                    return ShowCommand.Write(
                        surroundings,
                        options,
                        parsed,
                        record.Views.Search(string.Join(' ', parsed.GetValue(words)!), query)
                    );
                }
            )
        );
        return command;
    }
}
