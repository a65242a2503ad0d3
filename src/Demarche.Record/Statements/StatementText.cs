using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>The words of a text with the quotation and the sentence each stands in: what attributions are read from.</summary>
internal sealed class StatementText
{
    private const int LongestTitle = 8;

    // Shorter words of a title may be in small letters: "of", "and", "with".
    private const int ShortestCapital = 5;

    private static readonly SearchValues<char> ClauseBreaks = SearchValues.Create("\n;:\"“”«»[]");

    private static readonly FrozenSet<string> Titles = DataTable
        .Rows("title-abbreviations.tsv", 1)
        .Select(static row => row[0])
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly int[] _quoteOf;
    private readonly int[] _sentenceOf;

    public StatementText(TextAnalysis analysis, ActorsOfReport actors)
    {
        Analysis = analysis;
        Actors = actors;
        Words = NameWords.Of(analysis.Text);
        Quotes = QuotationMarks.Find(analysis.Text);
        _quoteOf = new int[Words.Length];
        _sentenceOf = new int[Words.Length];
        int quote = 0;
        int given = 0;
        int breaks = 0;
        for (int i = 0; i < Words.Length; i++)
        {
            int start = Words[i].Span.Start;
            while (quote < Quotes.Length && Quotes[quote].Span.End <= start)
            {
                quote++;
            }

            _quoteOf[i] = quote < Quotes.Length && Quotes[quote].Span.Contains(start) ? quote : -1;

            // No sentence goes on behind a line end, whatever the splitter made of a quotation that closes there.
            int sentence = SentenceCitation.SentenceAt(analysis, start);
            bool line = i > 0 && Between(i - 1, i).Contains('\n');
            bool title = i > 0 && Words[i].Capital && IsTitle(i - 1);
            breaks += i > 0 && (line || (sentence != given && !title)) ? 1 : 0;
            given = sentence;
            _sentenceOf[i] = breaks;
        }
    }

    public TextAnalysis Analysis { get; }

    public ActorsOfReport Actors { get; }

    public ImmutableArray<NameWord> Words { get; }

    public ImmutableArray<QuotedStretch> Quotes { get; }

    public string Text => Analysis.Text;

    public int Count => Words.Length;

    /// <summary>True for "Sen." and the like, whose full stop ends no sentence.</summary>
    public bool IsTitle(int word) => word + 1 < Count && Titles.Contains(Words[word].Key) && Between(word, word + 1) is ". ";

    public string Key(int word) => Words[word].Key;

    /// <summary>The word in small letters.</summary>
    public string Lower(int word) => Words[word].Key.ToLowerInvariant();

    public bool Quoted(int word) => _quoteOf[word] >= 0;

    public int QuoteOf(int word) => _quoteOf[word];

    /// <summary>The person whom a name at an offset names by himself; null for none, and where the name only qualifies something else.</summary>
    public ActorMention? NamedPersonAt(int offset) =>
        Actors.At(offset) is { Kind: MentionKind.Name, Adjective: false, Actor.Type: ActorType.Person } mention ? mention : null;

    /// <summary>True for words that are written as a title is: a few of them, the longer ones in capitals, and the first and the last.</summary>
    public bool IsTitleCase(int first, int last)
    {
        bool title = first <= last && last - first < LongestTitle;
        for (int i = first; title && i <= last; i++)
        {
            title = Words[i].Capital || Words[i].Span.Length < ShortestCapital;
        }

        return title && Words[first].Capital && Words[last].Capital;
    }

    public int SentenceOf(int word) => _sentenceOf[word];

    public TextSpan Span(int first, int last) => new(Words[first].Span.Start, Words[last].Span.End);

    /// <summary>Index of the first word that ends after an offset.</summary>
    public int WordAt(int offset)
    {
        int low = 0;
        int high = Words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Words[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The first expression of time that starts at an offset or behind it.</summary>
    public TimeExpression? TimeFrom(int offset)
    {
        int low = 0;
        int high = Analysis.Times.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Analysis.Times[middle].Span.Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Analysis.Times.Length ? Analysis.Times[low] : null;
    }

    /// <summary>What stands between two neighbouring words.</summary>
    public ReadOnlySpan<char> Between(int left, int right) => Text.AsSpan()[Words[left].Span.End..Words[right].Span.Start];

    /// <summary>True when the word and the next are in one clause: no end of sentence, paragraph, semicolon, colon or quotation mark between.</summary>
    public bool Connected(int left, int right) =>
        left >= 0
        && right < Count
        && _sentenceOf[left] == _sentenceOf[right]
        && _quoteOf[left] == _quoteOf[right]
        && !Between(left, right).ContainsAny(ClauseBreaks);

    public bool Comma(int left, int right) =>
        left >= 0 && right < Count && (Between(left, right).IndexOfAny(",–—") >= 0 || Between(left, right) is " - " or " -- ");

    /// <summary>First word of the sentence that a word stands in, as far back as 80 words.</summary>
    public int FirstOfSentence(int word)
    {
        int first = word;
        while (first > 0 && word - first < 80 && _sentenceOf[first - 1] == _sentenceOf[word])
        {
            first--;
        }

        return first;
    }

    /// <summary>Last word of the sentence that a word stands in, at most 200 words on.</summary>
    public int LastOfSentence(int word)
    {
        int last = word;
        while (last + 1 < Count && last - word < 200 && _sentenceOf[last + 1] == _sentenceOf[word])
        {
            last++;
        }

        return last;
    }

    public bool SameParagraph(int from, int to) => to <= from || Text.AsSpan()[from..to].IndexOf('\n') < 0;
}
