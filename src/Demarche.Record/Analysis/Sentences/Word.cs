using Demarche.Text;

namespace Demarche.Record;

/// <summary>What a closed-class word does; several may hold ("that", "since").</summary>
[Flags]
internal enum WordRole
{
    None = 0,
    Be = 1,
    Have = 2,
    Do = 4,
    Modal = 8,
    Negator = 16,
    Adverb = 32,
    Preposition = 64,
    Determiner = 128,
    Pronoun = 256,
    Conjunction = 512,
    Breaker = 1024,
    Say = 2048,
    Auxiliary = Be | Have | Do | Modal,
}

/// <summary>A token as the rules of the record see it.</summary>
/// <param name="Lower">The written form in lower case.</param>
/// <param name="Lemma">Lower-case lemma; the form where none is known.</param>
/// <param name="Mention">Index into <see cref="SentenceView.Mentions"/> of the outermost mention that holds it; -1 for none.</param>
/// <param name="InTime">True inside a time expression.</param>
internal readonly record struct Word(TextSpan Span, string Lower, string Lemma, WordRole Role, int Mention, bool InTime)
{
    public bool Is(WordRole role) => (Role & role) != WordRole.None;

    /// <summary>A word of letters or digits; false for punctuation.</summary>
    public bool IsWord => Lower.Length > 0 && char.IsLetterOrDigit(Lower[0]);

    public bool IsPossessive => Lower is "'s" or "’s" or "'" or "’";

    public bool IsQuote => Lower is "\"" or "“" or "”" or "``" or "''" or "„" or "«" or "»" or "‘";

    /// <summary>True for "-ed" and irregular pasts and participles: the form differs from the lemma and is neither -ing nor -s.</summary>
    public bool IsPastForm =>
        Lower.Length > 1
        && Lower != Lemma
        && !Lower.EndsWith("ing", StringComparison.Ordinal)
        && !Lower.EndsWith('s')
        && char.IsLetter(Lower[0]);

    public bool IsGerund => Lower.Length > 4 && Lower.EndsWith("ing", StringComparison.Ordinal) && Lower != Lemma;

    public bool IsBaseForm => Lower == Lemma && IsWord && char.IsLetter(Lower[0]);

    public bool Matches(string form) => Lemma == form || Lower == form;
}
