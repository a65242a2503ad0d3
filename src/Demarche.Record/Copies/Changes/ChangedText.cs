using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// A text as changes are told on it: all words of its body, those in quotation marks too, in sentences and paragraphs. Page furniture and
/// lines that are no sentences are left out, as in <see cref="CopyText"/>: what a site prints around a text is no change of it.
/// </summary>
internal sealed class ChangedText
{
    /// <summary>Words that a sentence has at least: what is shorter is a piece of one that a full stop of an abbreviation cut off.</summary>
    private const int LeastSentence = 4;

    /// <summary>A dateline ends within so many words, at a dash between blanks.</summary>
    private const int LongestDateline = 8;

    private readonly List<Stretch> _sentences = [];
    private readonly HashSet<int> _openings = [];
    private readonly List<Stretch> _paragraphs = [];

    public ChangedText(CleanText text)
    {
        Text = text.Value;
        Body = BodyWords.TextOf(Text, whole: true);
        Dateline = DatelineWords();
        int sentence = 0;
        int paragraph = 0;
        for (int i = 1; i <= Words.Length; i++)
        {
            bool ends = i == Words.Length || Text.AsSpan(Words[i - 1].End, Words[i].Start - Words[i - 1].End).Contains('\n');
            if (ends || (Words[i].OpensSentence && i - Math.Max(sentence, Dateline) >= LeastSentence && !IsAbbreviated(i)))
            {
                bool joins = i - sentence < LeastSentence && sentence > paragraph;
                int first = joins ? _sentences[^1].First : sentence;
                if (joins)
                {
                    _sentences.RemoveAt(_sentences.Count - 1);
                }

                _sentences.Add(new Stretch(first, i, _paragraphs.Count));
                sentence = i;
            }

            if (ends)
            {
                _paragraphs.Add(new Stretch(paragraph, i, _paragraphs.Count));
                paragraph = i;
            }
        }

        _openings.UnionWith(_sentences.Select(static s => s.First));
    }

    /// <summary>True for the first word of a sentence.</summary>
    public bool OpensSentence(int word) => _openings.Contains(word);

    public string Text { get; }

    public CopyText Body { get; }

    public ReadOnlySpan<CopyText.Word> Words => Body.Words;

    /// <summary>Words at the head of the text that say where and by whom it was written: "LORN, March 4 (Reuters) -".</summary>
    public int Dateline { get; }

    public IReadOnlyList<Stretch> Sentences => _sentences;

    public IReadOnlyList<Stretch> Paragraphs => _paragraphs;

    public ReadOnlySpan<char> this[int word] => Text.AsSpan(Words[word].Start, Words[word].Length);

    /// <summary>Some words as they are written, with a blank between two.</summary>
    public string Written(int first, int end)
    {
        string[] words = new string[end - first];
        for (int i = first; i < end; i++)
        {
            words[i - first] = this[i].ToString();
        }

        return string.Join(' ', words);
    }

    /// <summary>From the first to the last word.</summary>
    public TextSpan SpanOf(int first, int end) => new(Words[first].Start, Words[end - 1].End);

    /// <summary>From the first to the last word, with the marks that are written to them.</summary>
    public TextSpan SpanOf(Stretch stretch)
    {
        (int start, int end) = (Words[stretch.First].Start, Words[stretch.End - 1].End);
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
        {
            end++;
        }

        return new TextSpan(start, end);
    }

    private int DatelineWords()
    {
        for (int i = 1; i <= LongestDateline && i < Words.Length; i++)
        {
            ReadOnlySpan<char> between = Text.AsSpan(Words[i - 1].End, Words[i].Start - Words[i - 1].End);
            if (between.Contains('\n'))
            {
                return 0;
            }

            if (between.Trim("()[]/. “\"") is "-" or "–" or "—" or "--" && between.Contains(' '))
            {
                return i;
            }
        }

        return 0;
    }

    // The full stop of "U.S. officials", "a.m. on" and "Adm. Marsh" ends no sentence.
    private bool IsAbbreviated(int next) => Words[next - 1].Length == 1 || char.IsLower(Text[Words[next].Start]);

    /// <summary>The number of the word that begins at an offset.</summary>
    public int WordAt(int start)
    {
        (int low, int high) = (0, Words.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Words[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>Words from the first to before the end.</summary>
internal readonly record struct Stretch(int First, int End, int Paragraph)
{
    public int Length => End - First;
}
