namespace Demarche.Record;

/// <summary>The learned files that ship inside the assembly (<c>Models/</c>); docs/model-card.md says what from.</summary>
internal static class ShippedModel
{
    /// <exception cref="InvalidOperationException">The library was built without it.</exception>
    public static Stream Open(string name) =>
        typeof(ShippedModel).Assembly.GetManifestResourceStream($"Demarche.Record.Models.{name}")
        ?? throw new InvalidOperationException($"no model {name} in Demarche.Record");
}
