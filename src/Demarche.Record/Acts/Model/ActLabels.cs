using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>The labels of the model as its file names them, in the order of its outputs.</summary>
internal sealed class ActLabels
{
    private static readonly ActRole[] s_roles = Enum.GetValues<ActRole>();

    public ActLabels(ModelFile file)
    {
        JsonElement meta = file.Meta;
        Layers = [.. Enum.GetNames<ActLayer>().Select(l => Strings(meta.GetProperty("layers").GetProperty(l.ToLowerInvariant())))];
        Modes = Strings(meta.GetProperty("mode"));
        Forces = Strings(meta.GetProperty("force"));
        Statuses = [.. Strings(meta.GetProperty("status")).Select(static s => Enum.Parse<EventStatus>(s, ignoreCase: true))];
        Roles = [.. Strings(meta.GetProperty("who")).Select(static s => Enum.Parse<ActRole>(s, ignoreCase: true))];
        Stretches =
        [
            .. Strings(meta.GetProperty("what"))
                .Where(static s => s.StartsWith("B-", StringComparison.Ordinal))
                .Select(static s => Enum.Parse<ActStretch>(s[2..], ignoreCase: true)),
        ];
        if (Roles.Length != s_roles.Length)
        {
            throw new ModelFormatException("the model of acts has other roles than the program");
        }
    }

    /// <summary>Labels by <see cref="ActLayer"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> Layers { get; }

    public ImmutableArray<string> Modes { get; }

    public ImmutableArray<string> Forces { get; }

    public ImmutableArray<EventStatus> Statuses { get; }

    public ImmutableArray<ActRole> Roles { get; }

    public ImmutableArray<ActStretch> Stretches { get; }

    /// <summary>Number of a label over all layers.</summary>
    public int Number(ActLayer layer, int label)
    {
        int number = label;
        for (int l = 0; l < (int)layer; l++)
        {
            number += Layers[l].Length;
        }

        return number;
    }

    private static ImmutableArray<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(static e => e.GetString()!)];
}
