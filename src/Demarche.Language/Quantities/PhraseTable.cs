using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>Phrases of a data file, found by their first or last word; the longest wins.</summary>
/// <typeparam name="T">What a phrase means.</typeparam>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Value)[]> _byKey;

    /// <param name="fromEnd">Phrases are looked up by their last word, for reading to the left.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases, bool fromEnd)
    {
        _byKey = phrases
            .Select(static p => (Words: p.Phrase.Split(' '), p.Value))
            .GroupBy(p => fromEnd ? p.Words[^1] : p.Words[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                static g => g.Key,
                static g => g.OrderByDescending(static p => p.Words.Length).ToArray(),
                StringComparer.OrdinalIgnoreCase
            );
    }

    /// <summary>The longest phrase that starts at a piece.</summary>
    public bool StartsAt(QuantityPieces pieces, int at, int end, out int length, out T value)
    {
        if (at < end && _byKey.TryGetValue(pieces[at].Form, out (string[] Words, T Value)[]? candidates))
        {
            foreach ((string[] words, T meaning) in candidates)
            {
                if (at + words.Length <= end && Same(pieces, at, words))
                {
                    (length, value) = (words.Length, meaning);
                    return true;
                }
            }
        }

        (length, value) = (0, default!);
        return false;
    }

    /// <summary>The longest phrase that ends before a piece.</summary>
    public bool EndsBefore(QuantityPieces pieces, int at, int first, out int length, out T value)
    {
        if (at > first && _byKey.TryGetValue(pieces[at - 1].Form, out (string[] Words, T Value)[]? candidates))
        {
            foreach ((string[] words, T meaning) in candidates)
            {
                if (at - words.Length >= first && Same(pieces, at - words.Length, words))
                {
                    (length, value) = (words.Length, meaning);
                    return true;
                }
            }
        }

        (length, value) = (0, default!);
        return false;
    }

    private static bool Same(QuantityPieces pieces, int at, string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!pieces[at + i].Form.Equals(words[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
