namespace Demarche.Intake;

internal enum WritingScript
{
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Georgian,
    Armenian,
    Han,
    Kana,
    Hangul,
}

/// <summary>Counts the letters of a text by script.</summary>
internal readonly ref struct ScriptCount
{
    private const int Scripts = (int)WritingScript.Hangul + 1;

    private readonly int[] _counts;

    public ScriptCount(ReadOnlySpan<char> text)
    {
        _counts = new int[Scripts];
        int latin = 0;
        foreach (char c in text)
        {
            if (char.IsAscii(c))
            {
                latin += char.IsAsciiLetter(c) ? 1 : 0;
            }
            else if (ScriptOf(c) is { } script)
            {
                _counts[(int)script]++;
                Letters++;
            }
        }

        _counts[(int)WritingScript.Latin] += latin;
        Letters += latin;
    }

    public int Letters { get; }

    public int this[WritingScript script] => _counts[(int)script];

    /// <summary>The script of most letters.</summary>
    public WritingScript Main => (WritingScript)Array.IndexOf(_counts, _counts.Max());

    private static WritingScript? ScriptOf(char c) =>
        c switch
        {
            < '\u00C0' => null,
            <= '\u024F' => c is '×' or '÷' ? null : WritingScript.Latin,
            >= '\u1E00' and <= '\u1EFF' => WritingScript.Latin,
            >= '\u0370' and <= '\u03FF' => WritingScript.Greek,
            >= '\u0400' and <= '\u052F' => WritingScript.Cyrillic,
            >= '\u0531' and <= '\u058F' => WritingScript.Armenian,
            >= '\u05D0' and <= '\u05EA' => WritingScript.Hebrew,
            >= '\u0620' and <= '\u06D3' => WritingScript.Arabic,
            >= '\u0900' and <= '\u097F' => WritingScript.Devanagari,
            >= '\u0E00' and <= '\u0E7F' => WritingScript.Thai,
            >= '\u10A0' and <= '\u10FF' => WritingScript.Georgian,
            >= '\u3040' and <= '\u30FF' => WritingScript.Kana,
            >= '\u3400' and <= '\u9FFF' => WritingScript.Han,
            >= '\uAC00' and <= '\uD7A3' => WritingScript.Hangul,
            _ => null,
        };
}
