using System.Text.Json;
using Tomlyn;
using Tomlyn.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Demarche.Intake;

/// <summary>Reads the head of a static-site page: YAML, TOML or JSON; when it is broken, line by line.</summary>
internal static class FrontMatterFields
{
    private const int DeepestNesting = 24;
    private const int DeepestMember = 3;

    public static RecordFields Read(FrontMatterBlock block, List<string> notes)
    {
        try
        {
            if (IsShallow(block.Head))
            {
                return block.Language switch
                {
                    FrontMatterLanguage.Yaml => Yaml(block.Head),
                    FrontMatterLanguage.Toml => Toml(block.Head),
                    _ => Json(block.Head),
                };
            }

            notes.Add("front matter is nested too deeply: read line by line");
        }
        catch (Exception error)
            when (error
                    is YamlException
                        or TomlException
                        or JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
            )
        {
            notes.Add("front matter is broken: read line by line");
        }

        return LineByLine(block.Head);
    }

    private static RecordFields Yaml(string head)
    {
        RecordFields fields = new();
        YamlStream stream = [];
        using StringReader reader = new(head);
        stream.Load(reader);
        if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root)
        {
            AddYaml(fields, "", root, 0);
        }

        return fields;
    }

    private static void AddYaml(RecordFields fields, string name, YamlNode node, int depth)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                fields.Add(name, scalar.Value is "null" or "~" ? null : scalar.Value);
                break;
            case YamlSequenceNode items when depth <= DeepestMember:
                foreach (YamlNode item in items)
                {
                    AddYaml(fields, name, item, depth + 1);
                }

                break;
            case YamlMappingNode members when depth <= DeepestMember:
                foreach ((YamlNode key, YamlNode value) in members)
                {
                    AddYaml(fields, Joined(name, (key as YamlScalarNode)?.Value), value, depth + 1);
                }

                break;
            default:
                break;
        }
    }

    private static RecordFields Toml(string head)
    {
        RecordFields fields = new();
        if (TomlSerializer.Deserialize<TomlTable>(head) is { } table)
        {
            AddToml(fields, "", table, 0);
        }

        return fields;
    }

    private static void AddToml(RecordFields fields, string name, object? value, int depth)
    {
        switch (value)
        {
            case TomlTable table when depth <= DeepestMember:
                foreach ((string key, object member) in table)
                {
                    AddToml(fields, Joined(name, key), member, depth + 1);
                }

                break;
            case TomlTableArray or TomlArray when depth <= DeepestMember:
                foreach (object? item in (System.Collections.IEnumerable)value)
                {
                    AddToml(fields, name, item, depth + 1);
                }

                break;
            case bool truth:
                fields.Add(name, truth ? "true" : "false");
                break;
            default:
                fields.Add(name, value?.ToString());
                break;
        }
    }

    private static RecordFields Json(string head)
    {
        using JsonDocument document = JsonDocument.Parse(head, JsonFields.Lenient);
        return document.RootElement.ValueKind == JsonValueKind.Object ? JsonFields.Read(document.RootElement) : new RecordFields();
    }

    private static RecordFields LineByLine(string head)
    {
        RecordFields fields = new();
        foreach (string line in head.Split('\n'))
        {
            int end = line.AsSpan().IndexOfAny(':', '=');
            if (end > 0 && char.IsLetter(line[0]))
            {
                fields.Add(line[..end].Trim(), line[(end + 1)..].Trim().Trim('"', '\'', '[', ']'));
            }
        }

        return fields;
    }

    // The parsers descend with the nesting; a hostile head must not exhaust the stack.
    internal static bool IsShallow(string head)
    {
        int open = 0;
        int deepest = 0;
        foreach (string line in head.Split('\n'))
        {
            int dashes = 0;
            int indent = line.AsSpan().IndexOfAnyExcept(" -?:");
            foreach (char c in line)
            {
                open += c switch
                {
                    '[' or '{' => 1,
                    ']' or '}' => open > 0 ? -1 : 0,
                    _ => 0,
                };
                deepest = Math.Max(deepest, open);
                dashes += c is '-' or '?' ? 1 : 0;
            }

            if ((indent < 0 ? line.Length : indent) > DeepestNesting * 4 || (dashes > 200 && indent > DeepestNesting))
            {
                return false;
            }
        }

        return deepest <= DeepestNesting;
    }

    private static string Joined(string name, string? member) => name.Length == 0 ? member ?? "" : $"{name}.{member}";
}
