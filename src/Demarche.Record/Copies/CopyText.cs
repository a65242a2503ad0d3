using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// The body of a report as copies are measured on it: its own words in order, without what stands in quotation marks (two reporters
/// at one press conference carry the same quotation), without page furniture and headings, and with a paragraph that is printed twice
/// counted once. A text that is nearly all quotation counts whole.
/// </summary>
public sealed class CopyText
{
    private readonly uint[] _hashes;
    private readonly Word[] _words;
    private readonly ulong[] _fingerprints;

    internal CopyText(uint[] hashes, Word[] words, ulong[] fingerprints) =>
        (_hashes, _words, _fingerprints) = (hashes, words, fingerprints);

    /// <summary>Number of words that count.</summary>
    public int Length => _words.Length;

    /// <summary>As <see cref="CopyFinder.Fingerprints(CleanText)"/> gives them.</summary>
    internal ulong[] Fingerprints => _fingerprints;

    /// <summary>What words are compared by: 32 bits tell two of them apart well enough where several in a row must agree.</summary>
    internal ReadOnlySpan<uint> Hashes => _hashes;

    internal ReadOnlySpan<Word> Words => _words;

    public static CopyText Of(CleanText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BodyWords.TextOf(text.Value);
    }

    /// <summary>Where a word stands, kept small: texts of a whole window are held.</summary>
    /// <param name="Start">UTF-16 offset into the text.</param>
    /// <param name="Length">UTF-16 units; 65,535 for longer ones.</param>
    internal readonly record struct Word(int Start, ushort Length, Marks Marks)
    {
        public int End => Start + Length;

        public bool OpensSentence => Marks.HasFlag(Marks.OpensSentence);

        /// <summary>Words before it were left out: it does not stand beside the one before it.</summary>
        public bool AfterGap => Marks.HasFlag(Marks.AfterGap);

        /// <summary>A word without content of its own.</summary>
        public bool IsPlain => Marks.HasFlag(Marks.Plain);
    }

    [Flags]
    internal enum Marks : ushort
    {
        None = 0,
        OpensSentence = 1,
        AfterGap = 2,
        Plain = 4,
    }
}
