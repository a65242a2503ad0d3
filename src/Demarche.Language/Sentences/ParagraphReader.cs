using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Goes through a text paragraph by paragraph and asks the classifier at every boundary.</summary>
internal sealed class ParagraphReader(string text, IReadOnlyList<TextSpan> tokens, BoundaryModel model)
{
    // Empty tokens around a paragraph, so that features may look three tokens to both sides.
    private const int Margin = 3;

    private const int ShortestBefore = 3;
    private const int ShortestBehind = 3;

    private BoundaryToken[] _paragraph = new BoundaryToken[64];
    private uint _textClass;

    /// <summary>Told of every boundary inside a paragraph before it is decided; the trainer learns from it.</summary>
    public delegate bool Decide(int token, TokenKind before, ReadOnlySpan<uint> features);

    public void Split(ImmutableArray<Sentence>.Builder sentences) =>
        Split(sentences, (_, before, features) => model.Ends(features, before));

    /// <param name="decide">True when a sentence ends behind the token.</param>
    public void Split(ImmutableArray<Sentence>.Builder sentences, Decide decide)
    {
        _textClass = ClassOfText();
        int lineStart = 0;
        int first = 0;
        int number = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i + 1 == tokens.Count || Blocks.Ends(text, tokens[i].End, tokens[i + 1].Start, ref lineStart))
            {
                SplitParagraph(first, i + 1, number++, sentences, decide);
                first = i + 1;
            }
        }
    }

    private void SplitParagraph(int first, int end, int number, ImmutableArray<Sentence>.Builder sentences, Decide decide)
    {
        ReadOnlySpan<BoundaryToken> seen = See(first, end, out int stops);
        BoundaryState state = new()
        {
            Ending = EndingOf(seen),
            ParagraphLength = BoundaryFeatures.LengthClass(end - first),
            Stops = StopsClass(stops, end - first),
            Text = _textClass,
        };
        Span<uint> features = stackalloc uint[BoundaryFeatures.Count];
        int start = first;
        state.Begin(seen[Margin], TokenKind.None);
        for (int i = first; i < end; i++)
        {
            int at = i - first + Margin;
            state.Take(seen[at]);
            bool ends = i + 1 == end;
            if (!ends)
            {
                state.Gap = GapBehind(i);
                state.Rule = SentenceRules.EndsSentence(text, tokens, i);
                // The classifier has learned English: other scripts are left to the rules.
                bool other = seen[at].Kind == TokenKind.OtherLetters || seen[at + 1].Kind == TokenKind.OtherLetters;
                if (other || (state.Rule && IsGlued(i)))
                {
                    ends = state.Rule;
                }
                else
                {
                    state.Remaining = end - i - 1;
                    BoundaryFeatures.Fill(seen, at, in state, features);
                    ends = decide(i, seen[at].Kind, features);
                }
            }

            if (ends)
            {
                sentences.Add(new Sentence(new TextSpan(tokens[start].Start, tokens[i].End), start, i + 1 - start, number));
                start = i + 1;
                state.Begin(i + 1 < end ? seen[at + 1] : default, seen[at].Kind);
            }
        }
    }

    // `…the edge."He emphasised`: pages that lose the space between two sentences. No sentence goes on so.
    private bool IsGlued(int i) =>
        tokens[i].End == tokens[i + 1].Start
        && i > 0
        && (text[tokens[i].Start] is '"' or '”' ? text[tokens[i - 1].End - 1] is '.' or '!' or '?' : IsGluedStop(i));

    // `…the war.He emphasised`: a whole word before the stop, and a whole word with a capital behind it.
    private bool IsGluedStop(int i)
    {
        ReadOnlySpan<char> before = text.AsSpan(tokens[i - 1].Start, tokens[i - 1].Length);
        ReadOnlySpan<char> behind = text.AsSpan(tokens[i + 1].Start, tokens[i + 1].Length);
        return text[tokens[i].Start] is '.' or '!' or '?'
            && tokens[i].Length == 1
            && tokens[i - 1].End == tokens[i].Start
            && before.Length > ShortestBefore
            && IsSmall(before[^ShortestBefore..])
            && behind.Length >= ShortestBehind
            && char.IsUpper(behind[0])
            && IsSmall(behind[1..]);
    }

    private static bool IsSmall(ReadOnlySpan<char> letters)
    {
        foreach (char c in letters)
        {
            if (!char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<BoundaryToken> See(int first, int end, out int stops)
    {
        int length = end - first + (2 * Margin);
        if (_paragraph.Length < length)
        {
            _paragraph = new BoundaryToken[Math.Max(length, 2 * _paragraph.Length)];
        }

        _paragraph.AsSpan(0, Margin).Clear();
        stops = 0;
        for (int i = first; i < end; i++)
        {
            BoundaryToken token = BoundaryToken.Of(text, tokens[i], model.Casing);
            stops += token.Kind is TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation ? 1 : 0;
            _paragraph[i - first + Margin] = token;
        }

        _paragraph.AsSpan(length - Margin, Margin).Clear();
        return _paragraph.AsSpan(0, length);
    }

    private int GapBehind(int i)
    {
        (int from, int to) = (tokens[i].End, tokens[i + 1].Start);
        return from == to ? 0
            : text.AsSpan(from, to - from).Contains('\n') ? 2
            : 1;
    }

    private static int EndingOf(ReadOnlySpan<BoundaryToken> seen) =>
        seen[^(Margin + 1)].Kind switch
        {
            TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation or TokenKind.Ellipsis => 1,
            TokenKind.CloseQuote or TokenKind.CloseBracket => 2,
            _ => 0,
        };

    // No stop at all; few for the length; as prose has them; many.
    private static uint StopsClass(int stops, int length) =>
        stops == 0
            ? length > 40
                ? 1u
                : 0u
            : length / stops > 45
                ? 2u
                : length / stops > 8
                    ? 3u
                    : 4u;

    // How many lines of the text end without a final mark: reports and essays have few, letters and lists many.
    private uint ClassOfText()
    {
        int lines = 0;
        int open = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            bool ends = i + 1 == tokens.Count || (tokens[i + 1].Start > tokens[i].End && GapBehind(i) == 2);
            if (ends)
            {
                lines++;
                open += text[tokens[i].End - 1] is '.' or '!' or '?' or '"' or '”' or '’' or ')' or '…' ? 0 : 1;
            }
        }

        return lines == 0 ? 0
            : open == 0 ? 1u
            : open * 4 < lines ? 2u
            : open * 2 < lines ? 3u
            : open < lines ? 4u
            : 5u;
    }
}
