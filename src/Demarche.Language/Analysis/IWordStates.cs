namespace Demarche.Language;

/// <summary>
/// Takes what the network makes of the words of a text, a few sentences at a time and in text order: for readers that learned on top of it
/// and would otherwise have to run it again. The spans are good during the call only.
/// </summary>
public interface IWordStates
{
    /// <param name="first">Token with which the stretch begins.</param>
    /// <param name="words">How many there are.</param>
    /// <param name="embeddings">[words × <see cref="WordStateWidths.Embedding"/>]: what is known of a word by its form alone.</param>
    /// <param name="lower">[words × <see cref="WordStateWidths.Lower"/>]: in its sentence.</param>
    /// <param name="upper">[words × <see cref="WordStateWidths.Upper"/>]: in its sentence, above the lower layer.</param>
    void Take(int first, int words, ReadOnlySpan<float> embeddings, ReadOnlySpan<float> lower, ReadOnlySpan<float> upper);
}

/// <summary>Numbers of a word in the states that the shipped network gives.</summary>
public static class WordStateWidths
{
    public const int Embedding = 128;
    public const int Lower = 320;
    public const int Upper = 256;
}
