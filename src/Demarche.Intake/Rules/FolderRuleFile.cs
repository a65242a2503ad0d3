using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Demarche.Intake;

/// <summary>Reads <c>demarche.yaml</c>. Patterns run without backtracking, so none takes longer than the text is long.</summary>
public static class FolderRuleFile
{
    /// <summary>Name of the file, beside the reports that it is about.</summary>
    public const string Name = "demarche.yaml";

    internal const int MaximumBytes = 64 * 1024;
    private const int LongestPattern = 500;
    private const int MostPatterns = 100;

    /// <summary>The rule, or why there is none.</summary>
    public static FolderRule? Parse(string yaml, string path, out string? problem)
    {
        problem = null;
        try
        {
            if (yaml.Length > MaximumBytes || !FrontMatterFields.IsShallow(yaml))
            {
                problem = "too long or nested too deeply";
                return null;
            }

            YamlStream stream = [];
            using StringReader reader = new(yaml);
            stream.Load(reader);
            return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root
                ? Of(root, path)
                : throw new FormatException("expected keys such as split, fields, columns, dateOrder, zone, drop");
        }
        catch (Exception error) when (error is FormatException or YamlException or ArgumentException or NotSupportedException)
        {
            problem = InlineSpace.Collapse(error.Message);
            return null;
        }
    }

    private static FolderRule Of(YamlMappingNode root, string path)
    {
        FolderRule rule = new() { Path = path };
        foreach ((YamlNode key, YamlNode value) in root)
        {
            string name = Word(key);
            rule = name switch
            {
                "split" => rule with { Split = Pattern(Word(value)) },
                "fields" => rule with { Fields = [.. Members(value, name).Select(m => new FieldPattern(Field(m.Key), Pattern(m.Value)))] },
                "columns" => rule with { Columns = [.. Members(value, name).Select(m => new FieldColumn(Field(m.Key), m.Value))] },
                "drop" => rule with { Drop = [.. Items(value).Select(Pattern)] },
                "dateOrder" => rule with { DateOrder = Order(Word(value)) },
                "zone" => rule with { Zone = Zone(Word(value)) },
                _ => throw new FormatException($"there is no \"{name}\"; it can be split, fields, columns, dateOrder, zone or drop"),
            };
        }

        return rule;
    }

    private static string Word(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw new FormatException("a value is missing or is no text");

    private static IEnumerable<KeyValuePair<string, string>> Members(YamlNode node, string name) =>
        node is YamlMappingNode members
            ? members.Take(MostPatterns).Select(m => KeyValuePair.Create(Word(m.Key), Word(m.Value)))
            : throw new FormatException($"\"{name}\" is written as {{ title: \"…\", published: \"…\" }}");

    private static IEnumerable<string> Items(YamlNode node) =>
        node is YamlSequenceNode items ? items.Take(MostPatterns).Select(Word) : [Word(node)];

    private static string Field(string name) =>
        RecordFields.IsField(name)
            ? name
            : throw new FormatException($"there is no field \"{name}\"; it can be {string.Join(", ", RecordFields.FieldNames)}");

    private static Regex Pattern(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new FormatException("a pattern is longer than 500 characters");
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"the pattern {pattern} cannot be used: {error.Message}", error);
        }
    }

    private static DateOrder Order(string word) =>
        word switch
        {
            "dmy" => DateOrder.DayMonthYear,
            "mdy" => DateOrder.MonthDayYear,
            "ymd" => DateOrder.YearMonthDay,
            _ => throw new FormatException($"dateOrder is \"{word}\"; it can be dmy, mdy or ymd"),
        };

    private static string Zone(string word) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(word) is not null
            ? word
            : throw new FormatException($"zone is \"{word}\"; write it as Asia/Tbilisi");
}
