using System.Runtime.InteropServices;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// The body of a report as copies are measured on it: its own words in order, without what stands in quotation marks (two reporters
/// at one press conference carry the same quotation), without page furniture and headings, and with a paragraph that is printed twice
/// counted once. A text that is nearly all quotation counts whole.
/// </summary>
public sealed class CopyText
{
    /// <summary>Own words from which on a text is measured without its quotations.</summary>
    private const int EnoughOwn = 20;

    /// <summary>A body of less than one word in so many is no body.</summary>
    private const int LeastBody = 6;

    private readonly Word[] _words;
    private ulong[]? _grams;
    private GramIndex? _index;

    internal CopyText(Word[] words) => _words = words;

    /// <summary>Number of words that count.</summary>
    public int Length => _words.Length;

    internal ReadOnlySpan<Word> Words => _words;

    /// <summary>Hashes of the word sequences that comparing looks up.</summary>
    internal ulong[] Grams => _grams ??= CopyFinder.Grams(_words);

    internal GramIndex Index => _index ??= new GramIndex(Grams);

    internal bool IsIndexed => _index is not null;

    /// <summary>Gives back the memory of what comparing has made; it is made again when it is needed.</summary>
    internal void Release() => (_grams, _index) = (null, null);

    public static CopyText Of(CleanText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        BodyWords body = new(text.Value);
        body.Read(withFurniture: false);
        if (body.Words.Count * LeastBody < body.Seen)
        {
            // Lines that are no sentences are what such a text is made of: a transcript, a list, a headline alone.
            body = new BodyWords(text.Value);
            body.Read(withFurniture: true);
        }

        Word[] own = body.Own();
        return new CopyText(own.Length >= EnoughOwn || own.Length * 2 >= body.Words.Count ? own : [.. body.Words]);
    }

    /// <param name="Place">Index among all words of the text, quoted ones too: neighbours in it stand side by side.</param>
    /// <param name="Sentence">Number of its sentence, ascending through the text.</param>
    internal readonly record struct Word(ulong Hash, int Start, int End, int Place, int Sentence);
}
