using System.CommandLine;
using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Cli;

/// <summary>The bundle of the whole store.</summary>
internal static class BundleExport
{
    public static int Run(
        ParseResult parsed,
        Surroundings surroundings,
        CommandOptions options,
        string? target,
        bool parquet,
        bool tablesAlone
    )
    {
        if (target is null)
        {
            throw new UsageException(
                $"a {(tablesAlone ? "set of Parquet tables" : "bundle")} is many files: name a folder or a .zip file with -o"
            );
        }

        bool zip = target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        if (!zip && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new UsageException($"{target} is not empty; name a new folder, so that no file of an older bundle stays in it");
        }

        using OpenRecord record = RecordSession.Existing(parsed, surroundings, options);
        IWholeStore whole = record.Whole ?? throw new InputException("this record has no store to export");
        if (zip)
        {
            ExportCommand.ToFile(
                target,
                stream =>
                {
                    using BundleZip place = new(stream);
                    whole.Contents(contents => Write(contents, place));
                }
            );
        }
        else
        {
            whole.Contents(contents => Write(contents, new BundleFolder(target)));
        }

        surroundings.Detail($"{(tablesAlone ? "tables" : "bundle")} written to {target}");
        return DemarcheCommand.Done;

        void Write(IStoreContents contents, IBundlePlace place)
        {
            if (tablesAlone)
            {
                ParquetExport.Write(contents, place);
            }
            else
            {
                BundleWriter.Write(contents, place, parquet);
            }
        }
    }
}

internal static class ImportCommand
{
    public static Command Make(Surroundings surroundings, CommandOptions options)
    {
        Argument<string> bundle = new("BUNDLE") { Description = "Folder or .zip file that demarche export bundle wrote." };
        Command command = new("import", "Make a store again from a bundle.") { bundle };
        command.Options.Add(options.Store);
        command.SetAction(parsed =>
            DemarcheCommand.OnRecord(surroundings, () => Run(parsed, surroundings, options, parsed.GetValue(bundle)!))
        );
        return command;
    }

    private static int Run(ParseResult parsed, Surroundings surroundings, CommandOptions options, string path)
    {
        string store = options.StorePath(parsed, surroundings);
        try
        {
            using BundleReader bundle = BundleReader.Open(path);
            surroundings.Composition.Restore(store, "import", bundle.StoreVersion, bundle.Tables());
        }
        catch (BundleException error)
        {
            throw new InputException(error.Message);
        }

        using OpenRecord record = surroundings.Composition.Open(store, "import");
        using TextWriter output = surroundings.ResultText();
        foreach (string dispute in record.Views.Disputes())
        {
            output.WriteLine($"{dispute}: {record.Views.Timeline(new ViewQuery(dispute, Limit: 1)).Coverage.Reports} reports restored");
        }

        return DemarcheCommand.Done;
    }
}
