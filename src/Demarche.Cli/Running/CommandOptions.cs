using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Demarche.Store;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Cli;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal sealed class CommandOptions
{
    public const string StoreVariable = "DEMARCHE_STORE";

    public Option<string?> Store { get; } =
        new("--store") { Description = "The store's file (else DEMARCHE_STORE, else demarche.db in your data folder).", HelpName = "FILE" };

    public Option<string?> Dispute { get; } =
        new("--dispute") { Description = "The dispute (else the only one, else 'default').", HelpName = "NAME" };

    public Option<string?> Actors { get; } =
        new("--actors")
        {
            Description = "JSON Lines of actors that extend those known; read and rebuild keep them with the store.",
            HelpName = "FILE",
        };

    public Option<string?> AsOf { get; } =
        new("--as-of") { Description = "The record as reported up to this day.", HelpName = "YYYY-MM-DD" };

    public Option<string?> From { get; } = new("--from") { Description = "First day shown.", HelpName = "YYYY-MM-DD" };

    public Option<string?> To { get; } = new("--to") { Description = "Last day shown.", HelpName = "YYYY-MM-DD" };

    public Option<string?> Limit { get; } = new("--limit") { Description = "Most lines of a page, 1 to 500 (100).", HelpName = "N" };

    public Option<string?> Cursor { get; } = new("--cursor") { Description = "Go on where an earlier page ended.", HelpName = "C" };

    public Option<string?> Format { get; } = new("--format") { Description = "text or json (text).", HelpName = "FORMAT" };

    public Option<bool> NoText { get; } = new("--no-text") { Description = "Leave out the words of reports; offsets and hashes stay." };

    public void AddRecord(Command command)
    {
        command.Options.Add(Store);
        command.Options.Add(Dispute);
    }

    public void AddPage(Command command)
    {
        command.Options.Add(AsOf);
        command.Options.Add(From);
        command.Options.Add(To);
        command.Options.Add(Limit);
        command.Options.Add(Cursor);
        command.Options.Add(Format);
        command.Options.Add(NoText);
    }

    public string StorePath(System.CommandLine.ParseResult parsed, Surroundings surroundings)
    {
        string path = parsed.GetValue(Store) ?? surroundings.Variable(StoreVariable) ?? "";
        return path.Length > 0 ? Path.GetFullPath(path) : Path.Combine(surroundings.DataFolder, "demarche.db");
    }

    public bool IsJson(System.CommandLine.ParseResult parsed) =>
        (parsed.GetValue(Format) ?? "text") switch
        {
            "text" => false,
            "json" => true,
            { } other => throw new UsageException($"--format is \"{other}\"; it can be text or json"),
        };

    public ViewQuery Query(System.CommandLine.ParseResult parsed) =>
        new(parsed.GetValue(Dispute), Day(parsed, AsOf), Day(parsed, From), Day(parsed, To), PageLimit(parsed), parsed.GetValue(Cursor));

    private int PageLimit(System.CommandLine.ParseResult parsed) =>
        parsed.GetValue(Limit) switch
        {
            null => 100,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= 500 =>
                limit,
            { } text => throw new UsageException($"--limit is \"{text}\"; it can be 1 to 500"),
        };

    /// <summary>A whole number from 0 on; 0 where none is given.</summary>
    public static long Count(System.CommandLine.ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new UsageException($"{option.Name} is \"{text}\"; write a whole number");

    public static LocalDate? Day(System.CommandLine.ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetResult(option) is not OptionResult || parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        NodaTime.Text.ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(text);
        string name = option.Name.TrimStart('-');
        return day.Success ? day.Value : throw new UsageException($"\"{name}\" is \"{text}\"; write it as {Meant(text)}");
    }

    // The day that was most likely meant: day, month, year in the order of the press, else an example.
    private static string Meant(string text)
    {
        string[] parts = text.Split('/', '.', '-', ' ');
        foreach (string order in new[] { "d M uuuu", "M d uuuu", "uuuu M d", "d MMMM uuuu", "d MMM uuuu" })
        {
            NodaTime.Text.ParseResult<LocalDate> read = LocalDatePattern
                .Create(order, CultureInfo.InvariantCulture)
                .Parse(string.Join(' ', parts));
            if (read.Success)
            {
                return LocalDatePattern.Iso.Format(read.Value);
            }
        }

        return "2031-03-26";
    }
}
