using NodaTime;

namespace Demarche.Language.Tests;

/// <summary>Analyses a text with a small invented world: Arvenia and its capital Lorn, Tasmere, the Meridian Council.</summary>
internal static class Reading
{
    public static TextAnalysis Of(string text, LocalDate? day = null, bool inferred = false) =>
        new EnglishAnalyser(new InventedWorld()).Analyse(
            new TextInput { Text = text, Anchor = day is { } known ? new TimeAnchor(known, inferred) : null }
        );

    public static INameLexicon World { get; } = new InventedWorld();

    private sealed class InventedWorld : INameLexicon
    {
        private static readonly Dictionary<string, EntityType> s_names = new(StringComparer.Ordinal)
        {
            ["Arvenia"] = EntityType.GeopoliticalEntity,
            ["Arvenian"] = EntityType.GeopoliticalEntity,
            ["Tasmere"] = EntityType.GeopoliticalEntity,
            ["Tasmerian"] = EntityType.GeopoliticalEntity,
            ["Lorn"] = EntityType.GeopoliticalEntity,
            ["Meridian Council"] = EntityType.Organisation,
            ["Arvenian rebels"] = EntityType.Organisation,
        };

        public int LongestName => 2;

        public EntityType? TypeOf(ReadOnlySpan<char> name) =>
            s_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out EntityType type) ? type : null;
    }
}
