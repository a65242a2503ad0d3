namespace Demarche.Language;

/// <summary>What a given name tells of whom it names.</summary>
public static class GivenNames
{
    /// <summary>True for a woman's name, false for a man's, null where the lists do not say or the name is either's.</summary>
    public static bool? IsWoman(ReadOnlySpan<char> name) =>
        NounLexicon.GenderOfGivenName(WordHash.Of(name)) switch
        {
            Gender.Feminine => true,
            Gender.Masculine => false,
            _ => null,
        };
}
