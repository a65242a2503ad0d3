using System.Collections.Immutable;
using System.Text.Json;

namespace Demarche.Record;

/// <summary>
/// Reads actors that a user adds: JSON Lines of <c>{"code","kind","names":[],"demonyms":[],"capital"?}</c>; kind is country,
/// organisation, group, person or office.
/// </summary>
public static class ActorFile
{
    /// <exception cref="FormatException">A line is not an actor; the message gives its number.</exception>
    public static ImmutableArray<ActorEntry> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ImmutableArray<ActorEntry>.Builder entries = ImmutableArray.CreateBuilder<ActorEntry>();
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                entries.Add(Entry(line, number));
            }
        }

        return entries.ToImmutable();
    }

    /// <inheritdoc cref="Read(TextReader)"/>
    public static ImmutableArray<ActorEntry> Read(string path)
    {
        using StreamReader reader = new(path);
        return Read(reader);
    }

    private static ActorEntry Entry(string line, int number)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Error(number, "expected an object");
            }

            string code = Text(root, "code", number) ?? throw Error(number, "\"code\" is missing");
            ImmutableArray<string> names = Texts(root, "names", number);
            return names.IsEmpty
                ? throw Error(number, "\"names\" is missing or empty")
                : new ActorEntry
                {
                    Code = code,
                    Kind = Kind(Text(root, "kind", number), number),
                    Names = names,
                    Demonyms = Texts(root, "demonyms", number),
                    Capital = Text(root, "capital", number),
                    Metonyms = Texts(root, "metonyms", number),
                };
        }
        catch (JsonException error)
        {
            throw new FormatException($"line {number}: not JSON ({error.Message})", error);
        }
    }

    private static ActorType Kind(string? kind, int number) =>
        kind switch
        {
            null or "country" => ActorType.Country,
            "organisation" or "organization" => ActorType.Organisation,
            "group" => ActorType.Group,
            "person" => ActorType.Person,
            "office" => ActorType.Office,
            _ => throw Error(number, $"\"kind\" is \"{kind}\": expected country, organisation, group, person or office"),
        };

    private static string? Text(JsonElement root, string name, int number)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
        return string.IsNullOrEmpty(text) ? throw Error(number, $"\"{name}\" is not a text") : text;
    }

    private static ImmutableArray<string> Texts(JsonElement root, string name, int number)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Error(number, $"\"{name}\" is not a list");
        }

        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(item.GetString()))
            {
                throw Error(number, $"\"{name}\" holds something that is not a text");
            }

            texts.Add(item.GetString()!.Trim());
        }

        return texts.ToImmutable();
    }

    private static FormatException Error(int number, string what) => new($"line {number}: {what}");
}
