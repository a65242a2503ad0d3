using System.Buffers;
using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Looks for any of many phrases in whatever language at the cost of one or two searches by vectors. Such searches begin with letters of
/// ASCII, so that of each phrase its longest piece in ASCII is looked for; only a text that has letters beyond those of western Europe is
/// searched for phrases that have none.
/// </summary>
internal sealed class PhraseSet
{
    private const int ShortestPiece = 4;

    // Enough to stand in few texts by chance.
    private const int Telling = 10;
    private const char BeyondWestern = '\u0100';

    // Marks and signs that texts of every script have.
    private const char FirstSign = '\u2000';
    private const char BehindSigns = '\u2C00';

    private readonly string[] _phrases;
    private readonly SearchValues<string> _pieces;
    private readonly SearchValues<string> _others;
    private readonly int _shortestPiece;

    /// <param name="phrases">Each with four characters of ASCII on end, or with a letter beyond those of western Europe.</param>
    /// <exception cref="ArgumentException">A phrase has neither.</exception>
    public PhraseSet(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases];
        ILookup<bool, string> pieces = _phrases.Select(Piece).ToLookup(static piece => Ascii.IsValid(piece));
        _shortestPiece = pieces[true].Select(static piece => piece.Length).DefaultIfEmpty(int.MaxValue).Min();
        _pieces = SearchValues.Create([.. pieces[true]], StringComparison.OrdinalIgnoreCase);
        _others = SearchValues.Create([.. pieces[false]], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether one of the phrases stands in the text; case does not matter.</summary>
    public bool AnyIn(ReadOnlySpan<char> text)
    {
        if (!MayBeIn(text))
        {
            return false;
        }

        foreach (string phrase in _phrases)
        {
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False only where none of the phrases stands in the text.</summary>
    public bool MayBeIn(ReadOnlySpan<char> text) =>
        (text.Length >= _shortestPiece && text.ContainsAny(_pieces)) || (HasLettersBeyond(text) && text.ContainsAny(_others));

    private static bool HasLettersBeyond(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange(BeyondWestern, char.MaxValue) is >= 0 and int first
        && (
            text[first..].ContainsAnyInRange(BeyondWestern, (char)(FirstSign - 1))
            || text[first..].ContainsAnyInRange(BehindSigns, char.MaxValue)
        );

    private static string Piece(string phrase)
    {
        ReadOnlySpan<char> longest = [];
        int start = 0;
        for (int at = 0; at <= phrase.Length; at++)
        {
            if (at == phrase.Length || !char.IsAscii(phrase[at]))
            {
                longest = at - start > longest.Length ? phrase.AsSpan(start, at - start) : longest;
                start = at + 1;
            }
        }

        if (longest.Length >= ShortestPiece)
        {
            return Tail(longest).ToString();
        }

        return phrase.Any(static c => c is (>= BeyondWestern and < FirstSign) or >= BehindSigns)
            ? phrase
            : throw new ArgumentException($"too short to be looked for: {phrase}", nameof(phrase));
    }

    // The last words of a piece: the first ones ("to", "from a", "this is") begin much else.
    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> piece)
    {
        int start = piece.Length <= Telling ? -1 : piece[..(piece.Length - Telling)].LastIndexOf(' ');
        return piece[(start + 1)..];
    }
}
