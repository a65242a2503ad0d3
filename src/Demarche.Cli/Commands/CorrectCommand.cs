using System.Collections.Immutable;
using System.CommandLine;
using Demarche.Store;

namespace Demarche.Cli;

internal static class CorrectCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string?> op = new("OP") { Description = "set, merge, split, reject or add.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string[]> operands = new("ID|FIELD=VALUE")
        {
            Description = "Ids of lines, and for set and add the fields; for add the record type first.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> undo = new("--undo") { Description = "Take a correction back.", HelpName = "ID" };
        Option<bool> list = new("--list") { Description = "List the corrections, as \"show corrections\" does." };
        Option<string?> evidence = new("--evidence") { Description = "For split: the evidence that leaves the line.", HelpName = "ID" };
        Option<string?> report = new("--report") { Description = "For add: the report.", HelpName = "ID" };
        Option<string?> quotation = new("--quotation") { Description = "For add: the exact words in the report.", HelpName = "WORDS" };
        Option<string?> reason = new("--reason") { Description = "Why.", HelpName = "TEXT" };
        Option<string?> by = new("--by") { Description = "Who corrects, or takes back.", HelpName = "NAME" };
        Command command = new("correct", "Correct the record; corrections outlive every re-reading.")
        {
            op,
            operands,
            undo,
            list,
            evidence,
            report,
            quotation,
            reason,
            by,
        };
        options.AddRecord(command);
        options.AddPage(command);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(
                surroundings,
                () =>
                {
                    using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
                    string dispute = RecordSession.Dispute(record.Views, parsed.GetValue(options.Dispute), mayBeNew: false);
                    if (parsed.GetValue(list))
                    {
                        return ShowCommand.Write(
                            surroundings,
                            options,
                            parsed,
                            record.Views.Corrections(options.Query(parsed) with { Dispute = dispute })
                        );
                    }

                    CancellationToken stop = surroundings.Stop();
                    if (parsed.GetValue(undo) is { } id)
                    {
                        return Keeping.Run(surroundings, progress => record.Keeper.UndoCorrection(id, parsed.GetValue(by), progress, stop))
                            ? Say(surroundings, $"undone: {id}")
                            : throw new InputException(
                                $"there is no correction {id} in force; demarche correct --list shows those there are"
                            );
                    }

                    CorrectionRequest request = Request(dispute, parsed.GetValue(op), parsed.GetValue(operands) ?? []) with
                    {
                        EvidenceId = parsed.GetValue(evidence),
                        Report = parsed.GetValue(report),
                        Quotation = parsed.GetValue(quotation),
                        Reason = parsed.GetValue(reason),
                        By = parsed.GetValue(by),
                    };
                    return Say(
                        surroundings,
                        $"corrected: {Keeping.Run(surroundings, progress => record.Keeper.Correct(request, progress, stop))}"
                    );
                }
            )
        );
        return command;
    }

    private static CorrectionRequest Request(string dispute, string? op, string[] operands)
    {
        if (op is not ("set" or "merge" or "split" or "reject" or "add"))
        {
            throw new UsageException(
                op is null
                    ? "say what to correct: set, merge, split, reject or add; or --list, or --undo ID"
                    : $"there is no correction \"{op}\"; it can be set, merge, split, reject or add"
            );
        }

        ImmutableDictionary<string, string>.Builder fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        List<string> ids = [];
        foreach (string operand in operands)
        {
            int sign = operand.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
            {
                fields[operand[..sign]] = operand[(sign + 1)..];
            }
            else
            {
                ids.Add(operand);
            }
        }

        if (ids.Count == 0)
        {
            throw new UsageException(
                op == "add" ? "add what? Name the record type: event, position, utterance" : $"{op} what? Name the id of a line"
            );
        }

        return op == "add"
            ? new CorrectionRequest(dispute, op, [], fields.ToImmutable(), RecordType: ids[0])
            : new CorrectionRequest(dispute, op, [.. ids], fields.ToImmutable());
    }

    private static int Say(Surroundings surroundings, string line)
    {
        using TextWriter output = surroundings.ResultText();
        output.WriteLine(line);
        return DemarcheCommand.Done;
    }
}
