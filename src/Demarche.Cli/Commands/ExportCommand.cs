using System.CommandLine;
using System.Text;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Cli;

internal static class ExportCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string> format = new("FORMAT")
        {
            Description =
                "markdown, html or text (a brief), csv (tables), timelinejs, timelinejs-csv, ical, plover, annotations (W3C), csl, ris or bibtex "
                + "(the reports, to cite), jsonfeed or atom (what is new), jsonl (annotation objects), parquet (tables) or bundle (everything, to be restored with import).",
        };
        Option<string?> target = new("-o", "--output")
        {
            Description = "File, for csv and parquet a folder, for bundle a folder or a .zip file; else standard output.",
            HelpName = "FILE",
        };
        Option<string?> table = new("--table")
        {
            Description = "For csv: one table of " + string.Join(", ", CsvTables.Names) + ".",
            HelpName = "TABLE",
        };
        Option<string?> since = new("--since") { Description = "For jsonfeed and atom: changes after this one.", HelpName = "SEQ" };
        Option<string?> actor = new("--actor") { Description = "Lines in which this actor takes part.", HelpName = "A" };
        Option<string?> origins = new("--min-origins") { Description = "Lines with at least so many independent origins.", HelpName = "N" };
        Option<bool> parquet = new("--parquet") { Description = "For bundle: the tables as Parquet too." };
        Command command = new("export", "Write the record in another form.") { format, target, table, since, actor, origins, parquet };
        options.AddRecord(command);
        command.Options.Add(options.AsOf);
        command.Options.Add(options.From);
        command.Options.Add(options.To);
        command.Options.Add(options.NoText);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(
                surroundings,
                () =>
                    parsed.GetValue(format) is "bundle" or "parquet"
                        ? BundleExport.Run(
                            parsed,
                            surroundings,
                            options,
                            parsed.GetValue(target),
                            parsed.GetValue(parquet),
                            tablesAlone: parsed.GetValue(format) == "parquet"
                        )
                        : Run(
                            parsed,
                            surroundings,
                            options,
                            parsed.GetValue(format)!,
                            parsed.GetValue(target),
                            parsed.GetValue(table),
                            (
                                CommandOptions.Count(parsed, since),
                                new LineFilter { Actor = parsed.GetValue(actor), MinOrigins = (int)CommandOptions.Count(parsed, origins) }
                            )
                        )
            )
        );
        return command;
    }

    private static int Run(
        ParseResult parsed,
        Surroundings surroundings,
        CommandOptions options,
        string format,
        string? target,
        string? table,
        (long Since, LineFilter Filter) choice
    )
    {
        if (format is not ("jsonl" or "csv") && ExportFormats.Find(format) is null)
        {
            throw new UsageException(
                $"there is no export \"{format}\"; it can be {string.Join(", ", ExportFormats.All.Select(static f => f.Name))}, csv, jsonl, parquet or bundle"
            );
        }

        if (format == "csv" && table is null && target is null)
        {
            throw new UsageException("csv is several tables: name a folder with -o, or one table with --table");
        }

        if (table is not null && !CsvTables.Names.Contains(table, StringComparer.Ordinal))
        {
            throw new UsageException($"there is no table \"{table}\"; it can be {string.Join(", ", CsvTables.Names)}");
        }

        ViewQuery query = new(
            parsed.GetValue(options.Dispute),
            CommandOptions.Day(parsed, options.AsOf),
            CommandOptions.Day(parsed, options.From),
            CommandOptions.Day(parsed, options.To),
            Limit: 200
        )
        {
            Filter = choice.Filter,
        };
        bool withText = !parsed.GetValue(options.NoText);
        using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
        query = query with { Dispute = RecordSession.Dispute(record.Views, query.Dispute, mayBeNew: false) };
        if (format == "csv" && table is null)
        {
            Directory.CreateDirectory(target!);
            foreach (string name in CsvTables.Names)
            {
                ToFile(Path.Combine(target!, name + ".csv"), stream => Tables(stream, record.Views, query, name, withText));
            }

            return DemarcheCommand.Done;
        }

        Action<Stream> write = format switch
        {
            "csv" => stream => Tables(stream, record.Views, query, table!, withText),
            _ when ExportFormats.Find(format) is { } form => stream =>
                form.Write(
                    stream,
                    new ExportRequest(
                        record.Views,
                        record.Lookup ?? throw new InputException("this record has no store to export"),
                        query,
                        withText,
                        new Permalinks(null)
                    )
                    {
                        Since = choice.Since,
                        Version = DemarcheCommand.Version,
                        LeftOut = surroundings.Say,
                    }
                ),
            _ => stream => AnnotationExport.Write(stream, record.Views, query, record.Analyser, withText, surroundings.Stop()),
        };
        if (target is null)
        {
            write(surroundings.Output);
        }
        else
        {
            ToFile(target, write);
        }

        return DemarcheCommand.Done;
    }

    private static void Tables(Stream stream, IRecordViews views, ViewQuery query, string table, bool withText) =>
        Text(stream, output => CsvExport.Write(output, views, query, table, withText));

    private static void Text(Stream stream, Action<TextWriter> write)
    {
        using StreamWriter output = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        write(output);
    }

    internal static void ToFile(string path, Action<Stream> write)
    {
        // Written beside and moved: an export that was stopped never stands under the name that was asked for.
        string part = path + ".part";
        using (FileStream stream = File.Create(part))
        {
            write(stream);
        }

        File.Move(part, path, overwrite: true);
    }
}
