using System.Text.Json;

namespace Demarche.Language;

/// <summary>The labels that the network chooses among, in the order of its outputs.</summary>
/// <param name="Names">Of the BIOES scheme: O, B-PER, I-PER, …</param>
internal sealed record NetworkLabels(string[] Upos, string[] Xpos, string[] Feats, string[] Relations, string[] Names)
{
    /// <exception cref="ModelFormatException">The model names no labels.</exception>
    public static NetworkLabels Read(JsonElement meta)
    {
        if (meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("labels", out JsonElement labels))
        {
            throw new ModelFormatException("the model of English names no labels");
        }

        return new NetworkLabels(Of("upos"), Of("xpos"), Of("feats"), Of("relation"), Of("name"));

        string[] Of(string kind) =>
            labels.TryGetProperty(kind, out JsonElement list)
                ? [.. list.EnumerateArray().Select(l => string.Intern(l.GetString() ?? ""))]
                : throw new ModelFormatException($"the model of English names no labels of {kind}");
    }
}
