using Demarche.Language;

namespace Demarche.Bench;

/// <summary>A world without known names.</summary>
internal sealed class NoNames : INameLexicon
{
    public int LongestName => 1;

    public EntityType? TypeOf(ReadOnlySpan<char> name) => null;
}
