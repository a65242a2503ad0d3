using Demarche.Text;

namespace Demarche.Language;

/// <summary>One word as the time grammar sees it: a token, or a piece of one ("mid-1996" is three).</summary>
/// <param name="Token">Index of its token.</param>
/// <param name="Word">Null for a word that says nothing of time.</param>
/// <param name="Number">What its digits come to; -1 for none.</param>
internal readonly record struct TimeAtom(TextSpan Span, int Token, TimeClass Classes, TimeWord? Word, int Number)
{
    public int Id => Word?.Id ?? 0;

    public bool Is(TimeClass any) => (Classes & any) != TimeClass.None;
}
